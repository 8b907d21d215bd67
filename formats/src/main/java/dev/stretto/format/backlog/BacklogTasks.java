package dev.stretto.format.backlog;

import static dev.stretto.format.Diagnostics.quote;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.Tick;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.folder.PlanFolder;
import dev.stretto.format.taskfile.TaskBody;
import dev.stretto.format.taskfile.TaskFile;
import dev.stretto.format.taskfile.TaskFile.Word;
import dev.stretto.format.taskfile.TaskPriority;
import dev.stretto.format.taskfile.UnusedKeys;
import dev.stretto.format.text.NaturalOrder;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PlanStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the files of a backlog one by one. */
final class BacklogTasks {

    private static final Set<String> KEYS = Set.of(
            "id",
            "title",
            "status",
            "dependencies",
            "parent_task_id",
            "parent",
            "priority",
            "ordinal",
            "modified_files",
            "modifiedFiles",
            "assignee",
            "reporter",
            "created_date",
            "updated_date",
            "due_date",
            "labels",
            "milestone",
            "references",
            "documentation",
            "subtasks",
            "type");

    private static final Comparator<BacklogTask> ORDER =
            Comparator.comparingDouble(BacklogTask::ordinal).thenComparing(BacklogTask::id, NaturalOrder.INSTANCE);

    private final BacklogConfig config;
    private final ReadOptions options;
    private final Diagnostics diagnostics;
    private final UnusedKeys unused = new UnusedKeys(KEYS);

    BacklogTasks(BacklogConfig config, ReadOptions options, Diagnostics diagnostics) {
        this.config = config;
        this.options = options;
        this.diagnostics = diagnostics;
    }

    /** The tasks as people put them in order: by ordinal, then by number. */
    List<BacklogTask> of(PlanFolder folder) {
        List<BacklogTask> tasks = new ArrayList<>();
        List<PlanSource> others = new ArrayList<>();
        boolean alone = folder.files().size() == 1;
        for (PlanSource source : folder.files()) {
            if (BacklogLayout.isConfig(source.fileName())) {
                continue;
            }
            TaskFile file = TaskFile.of(source, diagnostics);
            if (alone || file.has("id") || BacklogLayout.isTaskName(source.fileName())) {
                unused.add(file);
                tasks.add(task(file));
            } else if (!source.fileName().toLowerCase(Locale.ROOT).equals("readme.md")) {
                others.add(source);
            }
        }
        unused.report(diagnostics);
        if (!others.isEmpty()) {
            diagnostics.info(
                    DiagnosticCode.INFERRED,
                    others.getFirst().position(1, 1),
                    "this is no task, as it has no id in front matter"
                            + (others.size() > 1 ? "; nor are " + (others.size() - 1) + " more files" : ""),
                    "a task starts with front matter: id, title, status");
        }
        tasks.sort(ORDER);
        return tasks;
    }

    private BacklogTask task(TaskFile file) {
        TaskBody body = file.body();
        Word id = file.word("id").orElseGet(() -> idOfName(file));
        Optional<PlanStatus> shelf = isIn(file.source().name(), BacklogLayout.COMPLETED)
                ? Optional.of(PlanStatus.COMPLETED)
                : Optional.empty();
        PlanStatus status = shelf.orElseGet(() -> status(file));
        Notes notes = new Notes();
        notes.files.addAll(body.files());
        for (String key : List.of("modified_files", "modifiedFiles")) {
            file.words(key).forEach(word -> notes.changed.add(word.text()));
        }
        notes.files.addAll(notes.changed);
        TaskPriority.of(file, diagnostics).ifPresent(priority -> notes.priority = priority);
        return new BacklogTask(
                id.text(),
                file.word("title")
                        .map(Word::text)
                        .orElseGet(() -> body.heading().isEmpty() ? id.text() : body.heading()),
                status,
                ordinal(file),
                file.has("dependencies"),
                file.words("dependencies"),
                file.word("parent_task_id").or(() -> file.word("parent")),
                notes,
                body,
                options.ticks() ? tick(file, status) : Optional.empty(),
                id.position());
    }

    /** A file that is named as a task but does not say so is one: to leave it out would be to lose it. */
    private Word idOfName(TaskFile file) {
        String name = file.source().fileName().replaceFirst("\\.md$", "");
        String id = name.replaceFirst(" - .*", "");
        diagnostics.warning(
                DiagnosticCode.INFERRED,
                file.source().position(1, 1),
                "there is no id in front matter here, so it is taken from the file's name: " + id,
                "start the file with front matter: id, title, status");
        return new Word(id, file.source().position(1, 1));
    }

    private static boolean isIn(String path, String folder) {
        String[] parts = path.replace('\\', '/').split("/");
        return parts.length > 1 && parts[parts.length - 2].equals(folder);
    }

    private PlanStatus status(TaskFile file) {
        Optional<Word> word = file.word("status");
        Optional<PlanStatus> status = word.flatMap(one -> config.status(one.text()));
        if (word.isPresent() && status.isEmpty()) {
            diagnostics.warning(
                    DiagnosticCode.BAD_VALUE,
                    word.get().position(),
                    quote(word.get().text()) + " is no status that is known here, so the task counts as to do",
                    config.statuses().isEmpty()
                            ? "write To Do, In Progress or Done"
                            : "the project's own are: " + String.join(", ", config.statuses()));
        }
        return status.orElse(PlanStatus.PENDING);
    }

    private Optional<Tick> tick(TaskFile file, PlanStatus status) {
        return status == PlanStatus.COMPLETED
                ? Optional.of(new Tick(List.of(), Optional.empty()))
                : file.set("status", config.doneWord()).map(edit -> new Tick(List.of(edit), Optional.empty()));
    }

    private double ordinal(TaskFile file) {
        Optional<Word> word = file.word("ordinal");
        try {
            return word.isEmpty()
                    ? Double.POSITIVE_INFINITY
                    : Double.parseDouble(word.get().text());
        } catch (NumberFormatException e) {
            diagnostics.warning(
                    DiagnosticCode.BAD_VALUE,
                    word.orElseThrow().position(),
                    quote(word.get().text()) + " is no number, so the task comes last",
                    "write a number");
            return Double.POSITIVE_INFINITY;
        }
    }
}
