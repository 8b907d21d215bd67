package dev.stretto.git;

import java.util.Collection;
import java.util.Map;

/**
 * A working copy that holds only the files that were touched: the upper layer of a stack. Its index is of all files; those that
 * are not here are marked as skipped, so that git takes them to be as they were and does not look for them.
 */
public final class UpperCopy {

    private final WorkingCopy copy;

    /**
     * @param copy its tree is the upper layer
     */
    public UpperCopy(WorkingCopy copy) {
        this.copy = copy;
    }

    /** Marks all files as not here. */
    public void skip(Collection<String> paths) {
        update(String.join("\0", paths), paths.isEmpty(), "update-index", "-z", "--skip-worktree", "--stdin");
    }

    /**
     * Tells the index what became of files it holds.
     *
     * @param present those that are here, with what the index holds of each; git is to look at them
     * @param gone those that were deleted
     */
    public void touch(Map<String, String> present, Collection<String> gone) {
        StringBuilder lines = new StringBuilder();
        gone.forEach(path -> lines.append("0 ")
                .append(copy.noObject())
                .append('\t')
                .append(path)
                .append('\0'));
        present.forEach(
                (path, entry) -> lines.append(entry).append('\t').append(path).append('\0'));
        update(lines.toString(), lines.isEmpty(), "update-index", "-z", "--index-info");
    }

    /** Writes these files of the index to the tree. */
    public void checkOut(Collection<String> paths) {
        update(String.join("\0", paths), paths.isEmpty(), "checkout-index", "-u", "-f", "-q", "-z", "--stdin");
    }

    private void update(String input, boolean nothing, String... arguments) {
        if (!nothing) {
            String ended = input.endsWith("\0") ? input : input + "\0";
            copy.call(arguments).input(RawChange.bytes(ended)).run();
        }
    }
}
