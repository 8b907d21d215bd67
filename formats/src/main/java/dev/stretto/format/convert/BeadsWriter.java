package dev.stretto.format.convert;

import dev.stretto.format.json.JsonOutput;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Priority;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/** Writes beads' issues, one a line. Ids stay as they are; an issue waits for what blocks it and for nothing else. */
final class BeadsWriter implements PlanWriter {

    @Override
    public PlanFormat format() {
        return PlanFormat.BEADS;
    }

    @Override
    public Written write(Plan plan) {
        Losses losses = new Losses(format());
        Precedence precedence = Precedence.of(plan);
        StringBuilder text = new StringBuilder();
        for (Task task : plan.tasks()) {
            text.append(JsonOutput.line(json -> issue(json, task, precedence)));
            unsaid(task, losses);
        }
        Unsaid unsaid = new Unsaid(losses);
        unsaid.phases(plan);
        unsaid.groups(plan.groups());
        unsaid.defaults(plan);
        losses.add("titles of plans", plan.title());
        return new Written(format(), text.toString(), losses.all(), Map.of());
    }

    private static void unsaid(Task task, Losses losses) {
        Unsaid unsaid = new Unsaid(losses);
        unsaid.settings(task);
        unsaid.claims(task);
        unsaid.softOrder(task);
        unsaid.status(
                task,
                EnumSet.complementOf(EnumSet.of(PlanStatus.FAILED, PlanStatus.SKIPPED)),
                task.status() == PlanStatus.FAILED ? "open again" : "closed");
        task.estimate().ifPresent(estimate -> {
            if (minutes(estimate) != estimate.highMinutes() || estimate.lowMinutes() != estimate.highMinutes()) {
                losses.add("estimates other than whole minutes", task.id().value(), "their upper end, rounded up");
            }
        });
    }

    private static void issue(JsonGenerator json, Task task, Precedence precedence) {
        json.writeStartObject();
        json.writeStringProperty("id", task.id().value());
        json.writeStringProperty("title", task.title());
        if (!task.body().isBlank()) {
            json.writeStringProperty("description", task.body());
        }
        if (!task.checklist().isEmpty()) {
            json.writeStringProperty("acceptance_criteria", boxes(task));
        }
        json.writeStringProperty("status", status(task.status()));
        json.writeNumberProperty("priority", priority(task.priority()));
        json.writeStringProperty("issue_type", "task");
        task.estimate().ifPresent(estimate -> json.writeNumberProperty("estimated_minutes", minutes(estimate)));
        if (task.status() == PlanStatus.SKIPPED) {
            json.writeStringProperty("close_reason", "skipped in the plan");
        }
        task.phase().ifPresent(phase -> {
            json.writeArrayPropertyStart("labels");
            json.writeString("phase:" + phase.value());
            json.writeEndArray();
        });
        json.writeArrayPropertyStart("dependencies");
        precedence.before(task).forEach(before -> link(json, task, before, "blocks"));
        for (Reference other : task.order().onFailureOf()) {
            link(json, task, new TaskId(other.id()), "conditional-blocks");
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void link(JsonGenerator json, Task task, TaskId on, String type) {
        json.writeStartObject();
        json.writeStringProperty("issue_id", task.id().value());
        json.writeStringProperty("depends_on_id", on.value());
        json.writeStringProperty("type", type);
        json.writeEndObject();
    }

    static String boxes(Task task) {
        return task.checklist().stream().map(BeadsWriter::box).collect(Collectors.joining("\n"));
    }

    private static String box(ChecklistItem item) {
        return (item.done() ? "- [x] " : "- [ ] ") + item.text();
    }

    private static long minutes(Estimate estimate) {
        return (long) Math.ceil(estimate.highMinutes());
    }

    private static String status(PlanStatus status) {
        return switch (status) {
            case PENDING, FAILED -> "open";
            case IN_PROGRESS -> "in_progress";
            case COMPLETED, SKIPPED -> "closed";
            case DEFERRED -> "deferred";
        };
    }

    private static int priority(Priority priority) {
        return switch (priority) {
            case CRITICAL -> 0;
            case HIGH -> 1;
            case MEDIUM -> 2;
            case LOW -> 3;
        };
    }
}
