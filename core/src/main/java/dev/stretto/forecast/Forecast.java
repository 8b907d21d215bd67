package dev.stretto.forecast;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.Effect;
import dev.stretto.engine.Engine;
import dev.stretto.engine.GateTry;
import dev.stretto.engine.Input;
import dev.stretto.engine.Outcome;
import dev.stretto.engine.RunDefinition;
import dev.stretto.engine.RunOptions;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Runs a plan through the engine in virtual time, each task taking exactly its estimate. */
public final class Forecast {

    private static final double MILLIS_PER_MINUTE = 60_000;

    private record Exit(long atMillis, Attempt attempt) {}

    private Forecast() {}

    /** A forecast is about the whole plan, also what is completed or deferred; what is left out for good takes no time. */
    private static NavigableSet<TaskId> deferred(Plan plan) {
        return plan.tasks().stream()
                .filter(task -> task.status() == PlanStatus.DEFERRED)
                .map(Task::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Gates pass, and nothing says how long they take. */
    private static Input passed(GateTry gate) {
        return new Input.Checked(gate, Outcome.SUCCEEDED, Optional.of(0), "", "");
    }

    /**
     * How long a plan takes with so many workers and nothing failing.
     *
     * @param minutes how long each task takes, by node
     * @return minutes from the first start to the last end
     */
    public static double makespanMinutes(Plan plan, TaskGraph graph, double[] minutes, int workers) {
        RunOptions options = new RunOptions(workers, 0, 0, 0, 0, true, true, deferred(plan), 0);
        Engine engine = new Engine();
        engine.handle(new Input.Accept(new RunDefinition(1, "dag", "", plan, graph, options), ""), 0);
        PriorityQueue<Exit> exits = new PriorityQueue<>(
                Comparator.comparingLong(Exit::atMillis).thenComparingInt(exit -> graph.indexOf(exit.attempt.task())));
        long now = 0;
        Engine.Round round = engine.handle(new Input.Resume(), now);
        while (true) {
            List<Effect> effects = new ArrayList<>(round.effects());
            for (int at = 0; at < effects.size(); at++) {
                switch (effects.get(at)) {
                    case Effect.Start(Attempt attempt, var _) -> {
                        long takes = Math.round(minutes[graph.indexOf(attempt.task())] * MILLIS_PER_MINUTE);
                        exits.add(new Exit(now + takes, attempt));
                    }
                    case Effect.Check(GateTry gate, var _) ->
                        effects.addAll(engine.handle(passed(gate), now).effects());
                    default -> {}
                }
            }
            Exit exit = exits.poll();
            if (exit == null) {
                return now / MILLIS_PER_MINUTE;
            }
            now = exit.atMillis;
            round = engine.handle(new Input.Exited(exit.attempt, Outcome.SUCCEEDED, Optional.of(0), ""), now);
        }
    }
}
