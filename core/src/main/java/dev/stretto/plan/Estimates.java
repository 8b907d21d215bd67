package dev.stretto.plan;

import java.util.Arrays;
import java.util.List;

/** Fills in what a plan's author left open: the estimate of every task. */
public final class Estimates {

    private Estimates() {}

    /**
     * The minutes of each task, in plan order: stated ones as they are, missing ones as the median of the stated, 1 each where
     * none is stated.
     */
    public static double[] minutes(List<Task> tasks, Estimate.Choice choice) {
        double[] stated = tasks.stream()
                .flatMap(task -> task.estimate().stream())
                .mapToDouble(estimate -> estimate.minutes(choice))
                .sorted()
                .toArray();
        double missing = stated.length == 0 ? 1 : (stated[(stated.length - 1) / 2] + stated[stated.length / 2]) / 2;
        double[] minutes = new double[tasks.size()];
        Arrays.setAll(
                minutes,
                task -> tasks.get(task).estimate().map(e -> e.minutes(choice)).orElse(missing));
        return minutes;
    }
}
