package dev.stretto.forecast;

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
import java.util.NavigableSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Runs a plan through the engine in virtual time: each task takes exactly the time it is given, and nothing fails. A forecast is
 * about the whole plan, also what is completed or deferred; what is left out for good takes no time.
 */
public final class Forecast {

    private static final double MILLIS_PER_MINUTE = 60_000;

    private final TaskGraph graph;
    private final double[] minutes;
    private final Timetable timetable;
    private final PriorityQueue<Exit> exits =
            new PriorityQueue<>(Comparator.comparingLong(Exit::atMillis).thenComparingInt(Exit::node));
    private final PriorityQueue<Integer> idle = new PriorityQueue<>();
    private int workersUsed;

    /**
     * What a run is given besides its plan.
     *
     * @param workers how many tasks may run at once, at least 1
     * @param claims whether tasks whose claims overlap are kept apart
     */
    public record Setting(int workers, boolean claims) {}

    private record Exit(long atMillis, int node, int worker, Attempt attempt) {}

    private Forecast(TaskGraph graph, double[] minutes) {
        this.graph = graph;
        this.minutes = minutes;
        this.timetable = new Timetable(graph);
    }

    /**
     * When every task runs.
     *
     * @param minutes how long each task takes, by node; counted in whole milliseconds
     */
    public static Timetable run(Plan plan, TaskGraph graph, double[] minutes, Setting setting) {
        RunDefinition definition = new RunDefinition(1, "forecast", "", plan, graph, options(plan, setting));
        return new Forecast(graph, minutes).run(definition);
    }

    /**
     * How long a plan takes with so many workers and unlimited claims.
     *
     * @param minutes how long each task takes, by node
     * @return minutes from the first start to the last end
     */
    public static double makespanMinutes(Plan plan, TaskGraph graph, double[] minutes, int workers) {
        return run(plan, graph, minutes, new Setting(workers, false)).makespanMinutes();
    }

    /** The options of the run; it is one in place, since a forecast knows nothing of what landing costs. */
    private static RunOptions options(Plan plan, Setting setting) {
        return new RunOptions(setting.workers(), 0, 0, 0, 0, true, true, deferred(plan), 0);
    }

    private static NavigableSet<TaskId> deferred(Plan plan) {
        return plan.tasks().stream()
                .filter(task -> task.status() == PlanStatus.DEFERRED)
                .map(Task::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Timetable run(RunDefinition definition) {
        Engine engine = new Engine();
        engine.handle(new Input.Accept(definition, ""), 0);
        perform(engine.handle(new Input.Resume(), 0), 0);
        for (Exit exit = exits.poll(); exit != null; exit = exits.poll()) {
            idle.add(exit.worker);
            Input exited = new Input.Exited(exit.attempt, Outcome.SUCCEEDED, Optional.of(0), "");
            perform(engine.handle(exited, exit.atMillis), exit.atMillis);
        }
        if (engine.ledger().open() > 0) {
            throw new IllegalStateException(
                    "the run does not end: " + engine.ledger().open() + " tasks are left");
        }
        return timetable;
    }

    private void perform(Engine.Round round, long nowMillis) {
        for (Effect effect : round.effects()) {
            switch (effect) {
                case Effect.Start start -> begin(start.attempt(), nowMillis);
                case Effect.End _, Effect.Collect _, Effect.Merge _, Effect.MoveHead _ ->
                    throw new IllegalStateException("a run in place in which nothing fails has no " + effect);
            }
        }
    }

    private void begin(Attempt attempt, long nowMillis) {
        int node = graph.indexOf(attempt.task());
        int worker = idle.isEmpty() ? workersUsed++ : idle.remove();
        long end = nowMillis + Math.round(minutes[node] * MILLIS_PER_MINUTE);
        timetable.add(node, worker, nowMillis, end);
        exits.add(new Exit(end, node, worker, attempt));
    }
}
