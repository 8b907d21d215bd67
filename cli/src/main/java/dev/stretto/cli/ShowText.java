package dev.stretto.cli;

import dev.stretto.app.PlanAnalysis;
import dev.stretto.cli.Console.Style;
import dev.stretto.forecast.Analysis;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Task;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a plan allows, for people. */
record ShowText(Console console) {

    void print(PlanAnalysis of) {
        var out = console.out();
        Analysis analysis = of.analysis();
        out.println(console.style(Style.STRONG, of.plan().title()));
        out.println("strategy " + of.strategy() + ": " + of.reason());
        List<List<Integer>> waves = analysis.schedule().waves();
        List<Integer> critical = analysis.schedule().criticalPath();
        for (int wave = 0; wave < waves.size(); wave++) {
            out.println();
            out.println(console.style(Style.STRONG, "wave " + (wave + 1)));
            waves.get(wave).forEach(node -> out.println(line(of, node, critical.contains(node))));
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
        String after = of.graph().node(node).predecessors().isEmpty() ? "" : "  ← " + waitsFor(of, node);
        String mark = critical ? console.style(Style.BUSY, "*") : " ";
        return "  " + mark + " " + task.id() + "  " + task.title() + console.style(Style.FAINT, after);
    }

    private static String waitsFor(PlanAnalysis of, int node) {
        TaskGraph graph = of.graph();
        return graph.node(node).predecessors().stream()
                .map(before -> PlanAnalysis.name(graph, before))
                .collect(Collectors.joining(", "));
    }

    private static String ids(PlanAnalysis of, List<Integer> nodes, String between) {
        return nodes.stream().map(node -> of.graph().task(node).value()).collect(Collectors.joining(between));
    }

    private static String unit(PlanAnalysis of) {
        return of.estimated() ? "" : ", counting a minute a task: the plan states no estimates";
    }
}
