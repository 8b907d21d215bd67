package dev.stretto.format.folder;

import java.util.List;

/**
 * Which files of a folder are a plan.
 *
 * @param root the folder that is the plan, from the one looked at: empty for that one, {@code backlog}, {@code ..}
 * @param files from that root, in the order in which they are to be read; at least one
 */
public record FolderFiles(String root, List<String> files) {

    public FolderFiles {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a plan of no files");
        }
        files = List.copyOf(files);
    }

    /** Whether the folder looked at is the plan, and not one below it. */
    public boolean own() {
        return root.isEmpty() || root.equals("..");
    }
}
