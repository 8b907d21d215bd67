package dev.stretto.format.taskmaster;

import dev.stretto.format.json.JsonFields;

/**
 * One of the lists of tasks in a file.
 *
 * @param name empty where the file holds a single list without a name
 * @param fields what stands under the tag
 */
record Tag(String name, JsonFields fields) {

    /** What the plan that it is may be called. */
    String title(String file) {
        String project = fields.child("metadata")
                .map(metadata -> metadata.line("projectName"))
                .orElse("");
        return !project.isEmpty() ? project : name.isEmpty() || name.equals(Tags.DEFAULT) ? file : name + " in " + file;
    }
}
