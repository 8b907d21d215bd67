package dev.stretto.git;

/**
 * One line of {@code git status}.
 *
 * @param code its two letters, {@code ??} for a file git does not know
 * @param path relative to the root
 */
public record WorkTreeChange(String code, String path) {

    public boolean untracked() {
        return code.equals("??");
    }
}
