package dev.stretto.format.convert;

import dev.stretto.format.json.JsonOutput;
import dev.stretto.plan.ClaimSpec.Mode;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Group;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Writes Task Master's {@code tasks.json}: numbered tasks, groups as tasks with subtasks. */
final class TaskMasterWriter implements PlanWriter {

    private static final double MINUTES_PER_HOUR = 60;
    private static final double HOURS_PARTS = 1e9;

    /** How the reader begins what it tells a subtask of its task. */
    private static final String CONTEXT = "Context:\nPart of ";

    @Override
    public PlanFormat format() {
        return PlanFormat.TASK_MASTER;
    }

    @Override
    public Written write(Plan plan) {
        Losses losses = new Losses(format());
        TaskMasterIds ids = new TaskMasterIds(plan, Precedence.of(plan));
        plan.tasks().forEach(task -> unsaid(task, losses));
        Unsaid unsaid = new Unsaid(losses);
        unsaid.phases(plan);
        unsaid.groups(ids.flattened());
        unsaid.defaults(plan);
        return new Written(
                format(), JsonOutput.indented(json -> document(json, plan, ids)), losses.all(), ids.renamed());
    }

    private static void unsaid(Task task, Losses losses) {
        Unsaid unsaid = new Unsaid(losses);
        unsaid.settings(task);
        unsaid.claims(task);
        unsaid.softOrder(task);
        unsaid.conditions(task);
        unsaid.status(task, EnumSet.complementOf(EnumSet.of(PlanStatus.FAILED)), "pending again");
        if (task.estimate()
                .filter(estimate -> estimate.lowMinutes() != estimate.highMinutes())
                .isPresent()) {
            losses.add("estimates that are a range", task.id().value(), "their upper end");
        }
    }

    private static void document(JsonGenerator json, Plan plan, TaskMasterIds ids) {
        json.writeStartObject();
        json.writeObjectPropertyStart("master");
        json.writeArrayPropertyStart("tasks");
        for (TaskMasterIds.Top top : ids.tops()) {
            switch (top) {
                case TaskMasterIds.Top.Single(Task task) -> {
                    json.writeStartObject();
                    task(json, task, ids);
                    json.writeEndObject();
                }
                case TaskMasterIds.Top.Parent(Group group, List<Task> members) -> parent(json, group, members, ids);
            }
        }
        json.writeEndArray();
        json.writeObjectPropertyStart("metadata");
        json.writeStringProperty("projectName", plan.title());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void parent(JsonGenerator json, Group group, List<Task> members, TaskMasterIds ids) {
        json.writeStartObject();
        json.writeNumberProperty("id", Integer.parseInt(ids.name(group.id())));
        json.writeStringProperty("title", group.title());
        json.writeStringProperty("description", "");
        json.writeStringProperty("status", status(members));
        json.writeStringProperty("priority", "medium");
        json.writeArrayPropertyStart("dependencies");
        json.writeEndArray();
        formerId(json, group.id(), ids);
        json.writeArrayPropertyStart("subtasks");
        for (Task member : members) {
            json.writeStartObject();
            task(json, member, ids);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void task(JsonGenerator json, Task task, TaskMasterIds ids) {
        String name = ids.name(task.id());
        json.writeNumberProperty("id", Integer.parseInt(name.substring(name.indexOf('.') + 1)));
        json.writeStringProperty("title", task.title());
        json.writeStringProperty("description", "");
        json.writeStringProperty("details", name.indexOf('.') < 0 ? task.body() : withoutContext(task.body()));
        json.writeStringProperty("status", status(Unsaid.status(task)));
        json.writeStringProperty("priority", task.priority().name().toLowerCase(Locale.ROOT));
        json.writeArrayPropertyStart("dependencies");
        ids.dependencies(task).forEach(on -> dependency(json, on));
        json.writeEndArray();
        if (!task.checklist().isEmpty()) {
            json.writeStringProperty("acceptanceCriteria", BeadsWriter.boxes(task));
        }
        task.estimate()
                .map(Estimate::highMinutes)
                .ifPresent(minutes -> JsonOutput.number(json, "estimatedHours", hours(minutes)));
        files(json, task);
        formerId(json, task.id(), ids);
    }

    /** A body without what it was told of the task around it, which its new place tells again. */
    private static String withoutContext(String body) {
        int context = body.lastIndexOf(CONTEXT);
        return context < 0 ? body : body.substring(0, context).strip();
    }

    /** A task as a number, a subtask as a text with a dot. */
    private static void dependency(JsonGenerator json, String on) {
        if (on.indexOf('.') < 0) {
            json.writeNumber(Integer.parseInt(on));
        } else {
            json.writeString(on);
        }
    }

    /** As exactly as the format's readers look. */
    private static double hours(double minutes) {
        return Math.round(minutes / MINUTES_PER_HOUR * HOURS_PARTS) / HOURS_PARTS;
    }

    private static void files(JsonGenerator json, Task task) {
        if (task.files().isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("relevantFiles");
        for (String file : task.files()) {
            boolean read = task.claims().stream()
                    .anyMatch(claim ->
                            claim.mode() == Mode.READ && claim.resource().equals(file));
            json.writeStartObject();
            json.writeStringProperty("path", file);
            json.writeStringProperty("action", read ? "reference" : "modify");
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void formerId(JsonGenerator json, TaskId id, TaskMasterIds ids) {
        if (ids.renamed().containsKey(id)) {
            json.writeObjectPropertyStart("metadata");
            json.writeStringProperty("formerId", id.value());
            json.writeEndObject();
        }
    }

    private static String status(List<Task> members) {
        if (members.stream().allMatch(task -> status(task.status()).equals("done"))) {
            return "done";
        }
        return members.stream().allMatch(task -> task.status() == PlanStatus.PENDING) ? "pending" : "in-progress";
    }

    private static String status(PlanStatus status) {
        return switch (status) {
            case PENDING, FAILED -> "pending";
            case IN_PROGRESS -> "in-progress";
            case COMPLETED -> "done";
            case DEFERRED -> "deferred";
            case SKIPPED -> "cancelled";
        };
    }
}
