package dev.stretto.forecast;

import dev.stretto.claim.ClaimRules;
import dev.stretto.engine.Attempt;
import dev.stretto.engine.Effect;
import dev.stretto.engine.Engine;
import dev.stretto.engine.Input;
import dev.stretto.engine.LandingGates;
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

/**
 * Runs a plan through the engine in virtual time: each task takes exactly the time it is given, and nothing fails. A forecast is
 * about the whole plan, also what is completed or deferred; what is left out for good takes no time.
 */
public final class Forecast {

    private static final double MILLIS_PER_MINUTE = 60_000;

    private final TaskGraph graph;
    private final double[] minutes;
    private final Timetable timetable;
    private final Engine engine = new Engine();
    private final PriorityQueue<Exit> exits =
            new PriorityQueue<>(Comparator.comparingLong(Exit::atMillis).thenComparingInt(Exit::node));
    private final PriorityQueue<Integer> idle = new PriorityQueue<>();
    private int workersUsed;

    /**
     * What a run is given besides its plan.
     *
     * @param workers how many tasks may run at once, at least 1
     * @param claims what claims mean; no task may want more of a pool than it has ({@link ClaimRules#unmeetable})
     * @param order the tasks in the order in which those that could start do so; empty to go by priority and longest remaining
     *     path
     */
    public record Setting(int workers, ClaimRules claims, List<TaskId> order) {

        public Setting {
            order = List.copyOf(order);
        }

        /** Tasks start by priority and longest remaining path. */
        public Setting(int workers, ClaimRules claims) {
            this(workers, claims, List.of());
        }

        /** Unlimited claims. */
        public Setting(int workers) {
            this(workers, ClaimRules.OFF);
        }
    }

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
        return new Forecast(graph, minutes).run(definition(plan, graph, setting));
    }

    /** The run that a forecast is of. */
    static RunDefinition definition(Plan plan, TaskGraph graph, Setting setting) {
        return new RunDefinition(1, "forecast", "", plan, graph, options(plan, setting));
    }

    /**
     * How long a plan takes with so many workers and unlimited claims.
     *
     * @param minutes how long each task takes, by node
     * @return minutes from the first start to the last end
     */
    public static double makespanMinutes(Plan plan, TaskGraph graph, double[] minutes, int workers) {
        return run(plan, graph, minutes, new Setting(workers)).makespanMinutes();
    }

    /**
     * How long a run takes in place with nothing failing.
     *
     * @param minutes how long each task takes, by node
     * @return minutes from the first start to the last end
     */
    static double makespanMinutes(RunDefinition definition, double[] minutes) {
        return new Forecast(definition.graph(), minutes).run(definition).makespanMinutes();
    }

    /** The options of the run; it is one in place, since a forecast knows nothing of what landing costs. */
    private static RunOptions options(Plan plan, Setting setting) {
        return new RunOptions(
                setting.workers(),
                0,
                0,
                0,
                0,
                true,
                true,
                deferred(plan),
                setting.claims(),
                setting.order(),
                0,
                LandingGates.NONE);
    }

    private static NavigableSet<TaskId> deferred(Plan plan) {
        return plan.tasks().stream()
                .filter(task -> task.status() == PlanStatus.DEFERRED)
                .map(Task::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Timetable run(RunDefinition definition) {
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

    /** Gates pass at once: nothing says how long they take. */
    private void perform(Engine.Round round, long nowMillis) {
        for (Effect effect : round.effects()) {
            switch (effect) {
                case Effect.Start start -> begin(start.attempt(), nowMillis);
                case Effect.Check check -> {
                    Input passed = new Input.Checked(check.key(), Outcome.SUCCEEDED, Optional.of(0), "", "");
                    perform(engine.handle(passed, nowMillis), nowMillis);
                }
                case Effect.End _,
                        Effect.Collect _,
                        Effect.Merge _,
                        Effect.Gate _,
                        Effect.MoveHead _,
                        Effect.Revert _ ->
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
