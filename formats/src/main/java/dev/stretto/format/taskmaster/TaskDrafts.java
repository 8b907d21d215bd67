package dev.stretto.format.taskmaster;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.draft.Draft;
import dev.stretto.format.draft.Nesting;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.json.JsonFields;
import dev.stretto.format.json.JsonId;
import dev.stretto.format.json.UnknownFields;
import dev.stretto.format.text.BodyText;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PlanStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From the tasks of one tag to drafts. */
final class TaskDrafts {

    /** The fields that the tool itself writes, also those that say nothing of how to run a task. */
    private static final Set<String> KNOWN = Set.of(
            ("id title description details testStrategy status priority dependencies subtasks relevantFiles files "
                            + "acceptanceCriteria implementationApproach technicalConstraints codebasePatterns estimatedHours "
                            + "complexity complexityReasoning recommendedSubtasks expansionPrompt effort actualEffort tags "
                            + "assignee createdAt updatedAt previousStatus parentId parentTaskId parentTask isSubtask metadata "
                            + "databaseId category skills scopeBoundaries existingInfrastructure")
                    .split(" "));

    private final ReadOptions options;
    private final Diagnostics diagnostics;
    private final UnknownFields unknown = new UnknownFields(KNOWN);
    private boolean inheritedRemarked;
    private boolean estimateRemarked;

    TaskDrafts(ReadOptions options, Diagnostics diagnostics) {
        this.options = options;
        this.diagnostics = diagnostics;
    }

    /**
     * A task with its full id.
     *
     * @param id of a subtask with that of its task: {@code 5.2}
     */
    private record Entry(JsonId id, JsonFields fields) {}

    /** The drafts of a tag's tasks. */
    List<Draft> of(Tag tag) {
        List<Entry> tasks = entries(tag.fields(), "tasks", "");
        References references = new References(ids(tasks), diagnostics);
        List<Draft> drafts = new ArrayList<>(tasks.size());
        tasks.forEach(task -> drafts.add(draft(task, Around.NOTHING, references)));
        unknown.report(diagnostics);
        return drafts;
    }

    /**
     * What a subtask's task gives it.
     *
     * @param id of that task; empty around a task
     * @param siblings the full ids of all its subtasks
     * @param context what a subtask must know of it
     */
    record Around(String id, Set<String> siblings, PlanStatus status, String context) {
        static final Around NOTHING = new Around("", Set.of(), PlanStatus.PENDING, "");
    }

    private static List<Entry> entries(JsonFields fields, String list, String parent) {
        List<Entry> entries = new ArrayList<>();
        for (JsonFields one : fields.objects(list, Severity.ERROR)) {
            one.id("id").ifPresent(id -> entries.add(new Entry(full(id, parent), one)));
        }
        return entries;
    }

    private static JsonId full(JsonId id, String parent) {
        return parent.isEmpty() || id.value().startsWith(parent + ".")
                ? id
                : new JsonId(parent + "." + id.value(), id.text(), id.position());
    }

    private static Set<String> ids(List<Entry> entries) {
        Set<String> ids = new HashSet<>();
        entries.forEach(entry -> ids.add(entry.id().value()));
        return ids;
    }

    private Draft draft(Entry entry, Around around, References references) {
        JsonFields fields = entry.fields();
        String id = entry.id().value();
        unknown.look(fields.object());
        List<Entry> subtasks = entries(fields, "subtasks", id);
        PlanStatus status = status(fields, around);
        String title = title(fields, id);
        BodyText body = body(fields, title, around);
        Notes notes = notes(fields, body, !subtasks.isEmpty());
        fields.ids("dependencies").ifPresent(named -> notes.dependsOn(references.resolve(named, id, around)));
        TaskMasterReader.STATUS.warnIfBlockedByNothing(
                fields, id, notes.dependencies != null && !notes.dependencies.isEmpty(), diagnostics);
        List<Draft> members = new ArrayList<>(subtasks.size());
        if (!subtasks.isEmpty()) {
            String context = BodyText.context(id, title, fields.text("description"), fields.text("details"));
            Around inner = new Around(id, ids(subtasks), status, context);
            subtasks.forEach(subtask -> members.add(draft(subtask, inner, references)));
        }
        return new Draft(
                id,
                title,
                body.toString(),
                status,
                notes,
                body.checklist(),
                members,
                TaskMasterReader.STATUS.tick(fields, status, options),
                fields.position());
    }

    /** A subtask without a status takes that of a task that is done; one that is open is put off or left out with its task. */
    private PlanStatus status(JsonFields fields, Around around) {
        Optional<PlanStatus> stated = TaskMasterReader.STATUS.read(fields, diagnostics);
        boolean done = stated.isEmpty() && around.status() == PlanStatus.COMPLETED;
        PlanStatus own = stated.orElse(done ? PlanStatus.COMPLETED : PlanStatus.PENDING);
        PlanStatus status = Nesting.status(own, around.status());
        if ((done || status != own) && !inheritedRemarked) {
            inheritedRemarked = true;
            diagnostics.info(
                    DiagnosticCode.INFERRED,
                    fields.position(TaskMasterReader.STATUS.name()),
                    "subtasks without a status count as done where their task is done, and open ones as deferred or cancelled"
                            + " where their task is that",
                    "give them a status of their own, or their task another");
        }
        return status;
    }

    private static String title(JsonFields fields, String id) {
        String title = fields.line("title");
        String instead = title.isEmpty() ? fields.line("description") : title;
        return instead.isEmpty() ? id : instead;
    }

    private static BodyText body(JsonFields fields, String title, Around around) {
        String description = fields.text("description");
        return new BodyText()
                .files(title)
                .prose(description.strip().equals(title) ? "" : description)
                .prose(fields.text("details"))
                .prose(fields.prose("implementationApproach"))
                .section("Constraints", fields.prose("technicalConstraints"))
                .section("Patterns to follow", fields.prose("codebasePatterns"))
                .boxes("Acceptance criteria", fields.prose("acceptanceCriteria"))
                .section("Test strategy", fields.prose("testStrategy"))
                .section("Context", around.context());
    }

    private Notes notes(JsonFields fields, BodyText body, boolean group) {
        Notes notes = new Notes();
        notes.priority = fields.priority("priority").orElse(null);
        RelevantFiles.read(fields, notes);
        notes.files.addAll(body.files());
        if (!group) {
            notes.estimate = fields.estimate("estimatedHours", "h").orElse(null);
        } else if (fields.has("estimatedHours") && !estimateRemarked) {
            estimateRemarked = true;
            diagnostics.info(
                    DiagnosticCode.IGNORED_ANNOTATION,
                    fields.position("estimatedHours"),
                    "the estimates of tasks with subtasks are not used: those of the subtasks count",
                    "keep an estimate on every subtask");
        }
        return notes;
    }
}
