package dev.stretto.format.convert;

import dev.stretto.format.json.JsonOutput;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.ClaimSpec.Mode;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** Writes a WfFormat instance, version 1.5. Claims on paths become files, upper estimates runtimes. */
final class WfFormatWriter implements PlanWriter {

    private static final double SECONDS_PER_MINUTE = 60;

    @Override
    public PlanFormat format() {
        return PlanFormat.WFFORMAT;
    }

    @Override
    public Written write(Plan plan) {
        Losses losses = new Losses(format());
        plan.tasks().forEach(task -> unsaid(task, losses));
        Unsaid unsaid = new Unsaid(losses);
        unsaid.phases(plan);
        unsaid.groups(plan.groups());
        unsaid.defaults(plan);
        String text = JsonOutput.indented(json -> instance(json, plan));
        return new Written(format(), text, losses.all(), Map.of());
    }

    private static void unsaid(Task task, Losses losses) {
        Unsaid unsaid = new Unsaid(losses);
        if (task.status() != PlanStatus.PENDING) {
            unsaid.status(task, EnumSet.noneOf(PlanStatus.class), "as if nothing had been done");
        }
        unsaid.settings(task);
        unsaid.priority(task);
        unsaid.pools(task);
        unsaid.body(task);
        unsaid.checklist(task);
        unsaid.softOrder(task);
        if (!task.order().onFailureOf().isEmpty()) {
            losses.add("tasks that run only where another fails", task.id().value(), "run in any case");
        }
        if (task.estimate().filter(WfFormatWriter::isRange).isPresent()) {
            losses.add("estimates that are a range", task.id().value(), "their upper end");
        }
    }

    private static boolean isRange(Estimate estimate) {
        return estimate.lowMinutes() != estimate.highMinutes();
    }

    private static void instance(JsonGenerator json, Plan plan) {
        Precedence precedence = Precedence.of(plan);
        Map<TaskId, List<TaskId>> children = new LinkedHashMap<>();
        plan.tasks().forEach(task -> children.put(task.id(), new ArrayList<>()));
        for (Task task : plan.tasks()) {
            precedence
                    .before(task)
                    .forEach(parent ->
                            children.getOrDefault(parent, new ArrayList<>()).add(task.id()));
        }
        json.writeStartObject();
        json.writeStringProperty("name", plan.title());
        json.writeStringProperty("schemaVersion", "1.5");
        json.writeObjectPropertyStart("workflow");
        json.writeObjectPropertyStart("specification");
        json.writeArrayPropertyStart("tasks");
        for (Task task : plan.tasks()) {
            task(json, task, precedence.before(task), children.getOrDefault(task.id(), List.of()));
        }
        json.writeEndArray();
        files(json, plan);
        json.writeEndObject();
        execution(json, plan);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void task(JsonGenerator json, Task task, List<TaskId> parents, List<TaskId> children) {
        json.writeStartObject();
        json.writeStringProperty("name", task.title());
        json.writeStringProperty("id", task.id().value());
        list(json, "parents", parents.stream().map(TaskId::value).toList());
        list(json, "children", children.stream().map(TaskId::value).toList());
        list(json, "inputFiles", paths(task, Mode.READ));
        list(json, "outputFiles", paths(task, Mode.WRITE));
        json.writeEndObject();
    }

    private static List<String> paths(Task task, Mode mode) {
        return task.claims().stream()
                .filter(claim -> claim.mode() == mode && !claim.inferred())
                .map(ClaimSpec::resource)
                .toList();
    }

    private static void list(JsonGenerator json, String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    /** The format wants every file listed with its size, of which a plan knows nothing. */
    private static void files(JsonGenerator json, Plan plan) {
        Set<String> files = new LinkedHashSet<>();
        for (Task task : plan.tasks()) {
            files.addAll(paths(task, Mode.READ));
            files.addAll(paths(task, Mode.WRITE));
        }
        json.writeArrayPropertyStart("files");
        for (String file : files) {
            json.writeStartObject();
            json.writeStringProperty("id", file);
            json.writeNumberProperty("sizeInBytes", 0);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void execution(JsonGenerator json, Plan plan) {
        if (plan.tasks().stream().allMatch(task -> task.estimate().isEmpty())) {
            return;
        }
        json.writeObjectPropertyStart("execution");
        json.writeArrayPropertyStart("tasks");
        for (Task task : plan.tasks()) {
            task.estimate().ifPresent(estimate -> {
                json.writeStartObject();
                json.writeStringProperty("id", task.id().value());
                JsonOutput.number(json, "runtimeInSeconds", estimate.highMinutes() * SECONDS_PER_MINUTE);
                json.writeEndObject();
            });
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
