package dev.stretto.report;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.Effect;
import dev.stretto.engine.Engine;
import dev.stretto.engine.Input;
import dev.stretto.engine.Outcome;
import dev.stretto.engine.RunDefinition;
import dev.stretto.engine.RunOptions;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The engine in virtual time: which task would run when, each taking exactly its estimate. */
public final class VirtualRun {

    private static final double MILLIS_PER_MINUTE = 60_000;

    private record Exit(long atMillis, Attempt attempt) {}

    private VirtualRun() {}

    /**
     * The times of every task. A forecast is about the whole plan, also what is completed or deferred.
     *
     * @param minutes how long each task takes, by node
     * @param workers at least 1
     */
    public static PlannedTimes times(Plan plan, TaskGraph graph, List<Double> minutes, int workers) {
        RunOptions options = new RunOptions(workers, 0, 0, 0, 0, true, true, deferred(plan), 0);
        Engine engine = new Engine();
        engine.handle(new Input.Accept(new RunDefinition(1, "dag", "", plan, graph, options), ""), 0);
        PriorityQueue<Exit> exits = new PriorityQueue<>(
                Comparator.comparingLong(Exit::atMillis).thenComparingInt(exit -> graph.indexOf(exit.attempt.task())));
        double[] starts = new double[graph.taskCount()];
        double[] ends = new double[graph.taskCount()];
        Engine.Round round = engine.handle(new Input.Resume(), 0);
        long now = 0;
        while (true) {
            for (Effect effect : round.effects()) {
                if (effect instanceof Effect.Start(Attempt attempt, String _)) {
                    int node = graph.indexOf(attempt.task());
                    long end = now + Math.round(minutes.get(node) * MILLIS_PER_MINUTE);
                    starts[node] = now / MILLIS_PER_MINUTE;
                    ends[node] = end / MILLIS_PER_MINUTE;
                    exits.add(new Exit(end, attempt));
                }
            }
            Exit exit = exits.poll();
            if (exit == null) {
                return PlannedTimes.of(workers, starts, ends);
            }
            now = exit.atMillis;
            round = engine.handle(new Input.Exited(exit.attempt, Outcome.SUCCEEDED, Optional.of(0), ""), now);
        }
    }

    private static NavigableSet<TaskId> deferred(Plan plan) {
        return plan.tasks().stream()
                .filter(task -> task.status() == PlanStatus.DEFERRED)
                .map(Task::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
