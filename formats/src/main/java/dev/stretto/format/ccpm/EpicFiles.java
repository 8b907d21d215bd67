package dev.stretto.format.ccpm;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanSource;
import dev.stretto.format.folder.PlanFolder;
import dev.stretto.format.taskfile.TaskFile;
import dev.stretto.plan.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of an epic, told apart.
 *
 * @param title the name of the epic; of the folder where it has none
 * @param tasks the tasks, in the order of their numbers
 */
record EpicFiles(String title, List<TaskFile> tasks) {

    private static final int NAMED_MAX = 5;

    static EpicFiles of(PlanFolder folder, Diagnostics diagnostics) {
        String title = folder.lastName();
        List<TaskFile> tasks = new ArrayList<>();
        List<PlanSource> others = new ArrayList<>();
        for (PlanSource source : folder.files()) {
            if (source.fileName().equals("epic.md")) {
                title = TaskFile.of(source, diagnostics)
                        .word("name")
                        .map(TaskFile.Word::text)
                        .orElse(title);
            } else if (CcpmReader.isTask(source.fileName()) || folder.files().size() == 1) {
                tasks.add(TaskFile.of(source, diagnostics));
            } else {
                others.add(source);
            }
        }
        if (!others.isEmpty()) {
            List<String> named =
                    others.stream().limit(NAMED_MAX).map(PlanSource::fileName).toList();
            diagnostics.info(
                    DiagnosticCode.INFERRED,
                    others.getFirst().position(1, 1),
                    "not tasks, and so left out: " + String.join(", ", named)
                            + (others.size() > NAMED_MAX ? " and " + (others.size() - NAMED_MAX) + " more" : ""),
                    "a task's file is named by its number alone: 12.md");
        }
        return new EpicFiles(title, tasks);
    }
}
