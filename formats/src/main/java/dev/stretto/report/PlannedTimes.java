package dev.stretto.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When each task runs with so many workers, if every one takes what it is estimated to.
 *
 * @param workers at least 1
 * @param spans by node of the graph
 */
public record PlannedTimes(int workers, List<Span> spans) {

    /**
     * One task's time.
     *
     * @param startMinutes from the start of all
     * @param endMinutes at least {@code startMinutes}
     * @param slot who runs it, from 0
     */
    public record Span(double startMinutes, double endMinutes, int slot) {}

    public PlannedTimes {
        spans = List.copyOf(spans);
    }

    /** Times without slots: each task takes the first slot that is free when it starts. */
    public static PlannedTimes of(int workers, double[] starts, double[] ends) {
        Span[] spans = new Span[starts.length];
        int[] slots = slots(starts, ends);
        Arrays.setAll(spans, task -> new Span(starts[task], ends[task], slots[task]));
        return new PlannedTimes(workers, Arrays.asList(spans));
    }

    /** The first free slot of each span, in the order in which they start. */
    static int[] slots(double[] starts, double[] ends) {
        int[] slots = new int[starts.length];
        List<Double> free = new ArrayList<>();
        List<Integer> byStart = IntStream.range(0, starts.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(task -> starts[task])
                        .thenComparingDouble(task -> ends[task]))
                .toList();
        for (int task : byStart) {
            int slot = 0;
            while (slot < free.size() && free.get(slot) > starts[task]) {
                slot++;
            }
            if (slot == free.size()) {
                free.add(ends[task]);
            } else {
                free.set(slot, ends[task]);
            }
            slots[task] = slot;
        }
        return slots;
    }

    /** From the first start to the last end. */
    public double makespanMinutes() {
        return spans.stream().mapToDouble(Span::endMinutes).max().orElse(0);
    }
}
