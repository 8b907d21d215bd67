package dev.stretto.format;

import java.util.List;

/**
 * A plan that lies in several files: a folder's texts, in natural order of their names.
 *
 * @param name the folder as the user named it
 * @param files at least one; the positions of each name it
 */
public record PlanFolder(String name, List<PlanSource> files) {

    public PlanFolder {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("the folder " + name + " holds no files");
        }
        files = List.copyOf(files);
    }
}
