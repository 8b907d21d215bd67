package dev.stretto.git;

import java.util.Collection;

/** A working copy that holds only some of the files that its index may hold: a layer of a stack. */
public final class UpperCopy {

    private final WorkingCopy copy;

    /**
     * @param copy its tree is the layer
     */
    public UpperCopy(WorkingCopy copy) {
        this.copy = copy;
    }

    /** Marks files as not here, so that git takes them to be as they were and does not look for them. */
    public void skip(Collection<String> paths) {
        update(String.join("\0", paths), paths.isEmpty(), "update-index", "-z", "--skip-worktree", "--stdin");
    }

    /** Writes these files of the index to the tree. */
    public void checkOut(Collection<String> paths) {
        update(String.join("\0", paths), paths.isEmpty(), "checkout-index", "-f", "-q", "-z", "--stdin");
    }

    private void update(String input, boolean nothing, String... arguments) {
        if (!nothing) {
            String ended = input.endsWith("\0") ? input : input + "\0";
            copy.call(arguments).input(RawChange.bytes(ended)).run();
        }
    }
}
