package dev.stretto.forecast;

import dev.stretto.plan.Estimate;
import dev.stretto.plan.Estimates;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How long each task is thought to take, by node: as earlier runs took, else as the plan estimates, else as the median of its
 * estimates, else a minute.
 */
public final class TaskMinutes {

    private final double[] low;
    private final double[] expected;
    private final double[] high;
    private final double[] mode;
    private final Sources sources;

    /**
     * Where the durations come from; each number counts tasks that take time.
     *
     * @param learned measured in earlier runs
     * @param estimated estimated by the plan
     * @param assumed neither: the median of the plan's estimates, or a minute each where it has none
     * @param unit whether the plan estimates nothing
     */
    public record Sources(int learned, int estimated, int assumed, boolean unit) {}

    private TaskMinutes(double[] low, double[] mode, double[] high, double[] expected, Sources sources) {
        this.low = low;
        this.mode = mode;
        this.high = high;
        this.expected = expected;
        this.sources = sources;
    }

    /**
     * Finds a duration for every task.
     *
     * @param choice which end of an estimate to expect
     * @param learned how long tasks took in earlier runs
     */
    public static TaskMinutes of(Plan plan, Estimate.Choice choice, Map<TaskId, Observed> learned) {
        List<Task> tasks = plan.tasks();
        double[] low = Estimates.minutes(tasks, Estimate.Choice.LOW);
        double[] mode = Estimates.minutes(tasks, Estimate.Choice.MID);
        double[] high = Estimates.minutes(tasks, Estimate.Choice.HIGH);
        double[] expected = Estimates.minutes(tasks, choice);
        int measured = 0;
        int estimated = 0;
        int assumed = 0;
        for (int node = 0; node < expected.length; node++) {
            Task task = tasks.get(node);
            Observed observed = learned.get(task.id());
            if (!takesTime(task)) {
                low[node] = mode[node] = high[node] = expected[node] = 0;
            } else if (observed != null) {
                low[node] = observed.lowMinutes();
                mode[node] = expected[node] = observed.medianMinutes();
                high[node] = observed.highMinutes();
                measured++;
            } else if (task.estimate().isPresent()) {
                estimated++;
            } else {
                assumed++;
            }
        }
        boolean unit = tasks.stream().allMatch(task -> task.estimate().isEmpty());
        return new TaskMinutes(low, mode, high, expected, new Sources(measured, estimated, assumed, unit));
    }

    /** Nothing fails in a forecast, and what the plan leaves out for good does not run. */
    static boolean takesTime(Task task) {
        return task.status() != PlanStatus.SKIPPED && task.order().onFailureOf().isEmpty();
    }

    public Sources sources() {
        return sources;
    }

    /** What to plan with; 0 for a task that does not run. */
    public double[] expected() {
        return expected.clone();
    }

    /**
     * One way it could go: each duration drawn for itself, in plan order, from the triangular distribution over its range, by the
     * inverse of its distribution function (Kotz and van Dorp 2004). Its peak is the middle of an estimate, or the median of what
     * was measured.
     */
    public double[] draw(SplittableRandom random) {
        double[] drawn = new double[low.length];
        for (int node = 0; node < drawn.length; node++) {
            drawn[node] = triangular(low[node], mode[node], high[node], random.nextDouble());
        }
        return drawn;
    }

    private static double triangular(double low, double mode, double high, double share) {
        double range = high - low;
        if (range <= 0) {
            return low;
        }
        return share * range < mode - low
                ? low + Math.sqrt(share * range * (mode - low))
                : high - Math.sqrt((1 - share) * range * (high - mode));
    }
}
