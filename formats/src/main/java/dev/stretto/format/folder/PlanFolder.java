package dev.stretto.format.folder;

import dev.stretto.format.PlanSource;
import java.util.List;

/**
 * A plan that lies in several files.
 *
 * @param name the folder as the user can open it
 * @param files at least one, in the order in which they are to be read; of several, the positions of each name it
 */
public record PlanFolder(String name, List<PlanSource> files) {

    public PlanFolder {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("the folder " + name + " holds no files");
        }
        files = List.copyOf(files);
    }

    /** The folder's own name, without the folders it is in. */
    public String lastName() {
        String trimmed = name.replace('\\', '/').replaceAll("/+$", "");
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }
}
