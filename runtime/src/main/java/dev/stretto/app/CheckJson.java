package dev.stretto.app;

import dev.stretto.graph.Schedule;
import dev.stretto.journal.Json;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Estimates;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.strategy.Compilation;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What {@code check --json} prints. */
public final class CheckJson {

    private CheckJson() {}

    public static ObjectNode of(LoadedPlan loaded) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("ok", loaded.ok());
        node.put("file", loaded.name());
        node.put("format", loaded.read().format().map(PlanFormat::label).orElse(""));
        node.put("title", loaded.plan().map(Plan::title).orElse(""));
        node.put("phases", loaded.plan().map(plan -> plan.phases().size()).orElse(0));
        node.put("tasks", loaded.plan().map(plan -> plan.tasks().size()).orElse(0));
        node.put("completed", loaded.plan().map(Plan::completed).orElse(0));
        node.put(
                "dependencies",
                loaded.compilation().map(Compilation::dependencies).orElse(0));
        criticalPath(loaded).ifPresent(minutes -> node.put("criticalPathMinutes", minutes));
        node.put("rule", loaded.plan().map(plan -> plan.rule().label()).orElse(""));
        var diagnostics = node.putArray("diagnostics");
        loaded.diagnostics().forEach(diagnostic -> diagnostics.add(of(diagnostic)));
        return node;
    }

    /** The longest chain of dependencies, by the upper ends of the estimates; empty where nothing could be compiled. */
    private static Optional<Double> criticalPath(LoadedPlan loaded) {
        return loaded.compilation()
                .flatMap(Compilation::graph)
                .map(graph -> new Schedule(
                                graph,
                                Estimates.minutes(loaded.plan().orElseThrow().tasks(), Estimate.Choice.HIGH))
                        .makespan());
    }

    private static ObjectNode of(Diagnostic diagnostic) {
        return Json.mapper()
                .createObjectNode()
                .put("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT))
                .put("code", diagnostic.code().label())
                .put("file", diagnostic.file())
                .put("line", diagnostic.position().line())
                .put("column", diagnostic.position().column())
                .put("message", diagnostic.message())
                .put("hint", diagnostic.hint());
    }
}
