package dev.stretto.git;

/**
 * One path that differs between two trees.
 *
 * @param path relative to the root, separated by {@code /}; a name that is not UTF-8 shows U+FFFD
 * @param oldMode as in git (octal 100644, 100755, 120000, 160000), 0 where there was nothing
 * @param newMode likewise, 0 where the path is gone
 */
public record TreeChange(String path, int oldMode, int newMode) {

    private static final int SUBMODULE = 0160000;

    /** Whether the path has become a reference to a commit of another repository. */
    public boolean becameSubmodule() {
        return newMode == SUBMODULE && oldMode != SUBMODULE;
    }

    public boolean added() {
        return oldMode == 0;
    }

    public boolean deleted() {
        return newMode == 0;
    }
}
