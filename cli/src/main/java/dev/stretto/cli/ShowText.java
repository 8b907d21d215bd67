package dev.stretto.cli;

import dev.stretto.app.PlanAnalysis;
import dev.stretto.cli.Console.Style;
import dev.stretto.forecast.Analysis;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Task;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a plan allows, for people. */
record ShowText(Console console) {

    void print(PlanAnalysis of) {
        var out = console.out();
        Analysis analysis = of.analysis();
        out.println(console.style(Style.STRONG, of.plan().title()));
        out.println("strategy " + of.strategy() + ": " + of.reason());
        List<List<Integer>> waves = analysis.schedule().waves();
        List<Integer> critical = analysis.schedule().criticalPath();
        Set<Integer> onPath = new HashSet<>(critical);
        for (int wave = 0; wave < waves.size(); wave++) {
            out.println();
            out.println(console.style(Style.STRONG, "wave " + (wave + 1)));
            waves.get(wave).forEach(node -> out.println(line(of, node, onPath.contains(node))));
        }
        out.println();
        out.println("critical path  " + ids(of, critical, " → ") + "  ("
                + Durations.ofMinutes(analysis.schedule().makespan()) + unit(of) + ")");
        out.println("one by one     " + Durations.ofMinutes(analysis.totalMinutes()) + unit(of));
        out.println(String.format(
                Locale.ROOT,
                "parallel       at most %d at once; %d %% of the tasks depend on nothing; %d %s enough",
                analysis.schedule().maxParallel(),
                analysis.independentPercent(),
                analysis.recommendedWorkers(),
                analysis.recommendedWorkers() == 1 ? "worker is" : "workers are"));
    }

    private String line(PlanAnalysis of, int node, boolean critical) {
        Task task = of.plan().tasks().get(node);
        String waitsFor = waitsFor(of, node);
        String after = waitsFor.isEmpty() ? "" : "  ← " + waitsFor;
        String mark = critical ? console.style(Style.BUSY, "*") : " ";
        return "  " + mark + " " + task.id() + "  " + task.title() + mark(task.status())
                + console.style(Style.FAINT, after);
    }

    private static String mark(PlanStatus status) {
        return switch (status) {
            case PENDING, IN_PROGRESS, COMPLETED, FAILED -> "";
            case DEFERRED -> " (deferred)";
            case SKIPPED -> " (left out)";
        };
    }

    private static String waitsFor(PlanAnalysis of, int node) {
        TaskGraph graph = of.graph();
        Stream<String> failures =
                graph.node(node).onFailureOf().stream().map(before -> "failure of " + PlanAnalysis.name(graph, before));
        return Stream.concat(
                        graph.node(node).predecessors().stream().map(before -> PlanAnalysis.name(graph, before)),
                        failures)
                .collect(Collectors.joining(", "));
    }

    private static String ids(PlanAnalysis of, List<Integer> nodes, String between) {
        return nodes.stream().map(node -> of.graph().task(node).value()).collect(Collectors.joining(between));
    }

    private static String unit(PlanAnalysis of) {
        return of.estimated() ? "" : ", counting a minute a task: the plan states no estimates";
    }
}
