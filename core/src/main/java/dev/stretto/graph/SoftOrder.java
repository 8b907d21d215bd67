package dev.stretto.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Wishes of which task should come before which. They order and never block: where they go round in a circle, those in it are
 * as if they had said nothing of each other.
 */
public final class SoftOrder {

    private record Wish(int first, int then) {}

    private final int size;
    private final List<Wish> wishes = new ArrayList<>();

    /** Without a wish, for tasks 0, 1, 2 … */
    public SoftOrder(int size) {
        this.size = size;
    }

    /** One task should come before another. */
    public void add(int first, int then) {
        wishes.add(new Wish(first, then));
    }

    /**
     * The places nearest to given ones that meet the wishes: each task moves to just before the first of those that should come
     * after it, also by way of others.
     *
     * @param places the place of each task, from 0, each once
     */
    public int[] applyTo(int[] places) {
        if (wishes.isEmpty()) {
            return places;
        }
        Arcs arcs = Arcs.of(
                size, wishes.size(), number -> wishes.get(number).first, number -> wishes.get(number).then, _ -> true);
        int[] circle = Components.of(arcs);
        Integer[] tasks = new Integer[size];
        Arrays.setAll(tasks, task -> task);
        Arrays.sort(tasks, Comparator.comparingInt(task -> circle[task]));
        int[] urgency = urgency(tasks, circle, arcs, places);
        int[] depth = depth(tasks, circle, arcs);
        Arrays.sort(
                tasks,
                Comparator.comparingInt((Integer task) -> urgency[circle[task]])
                        .thenComparingInt(task -> depth[circle[task]])
                        .thenComparingInt(task -> places[task]));
        int[] moved = new int[size];
        for (int place = 0; place < size; place++) {
            moved[tasks[place]] = place;
        }
        return moved;
    }

    /** The first place of each circle's tasks and of all that should come after them, which are in circles of lower numbers. */
    private int[] urgency(Integer[] tasks, int[] circle, Arcs arcs, int[] places) {
        int[] urgency = new int[size];
        Arrays.fill(urgency, Integer.MAX_VALUE);
        for (int task : tasks) {
            int own = circle[task];
            urgency[own] = Math.min(urgency[own], places[task]);
            for (int at = arcs.first()[task]; at < arcs.first()[task + 1]; at++) {
                urgency[own] = Math.min(urgency[own], urgency[circle[arcs.to()[at]]]);
            }
        }
        return urgency;
    }

    /** How many should come before each circle, at most, one after the other. */
    private int[] depth(Integer[] tasks, int[] circle, Arcs arcs) {
        int[] depth = new int[size];
        for (int index = size - 1; index >= 0; index--) {
            int task = tasks[index];
            for (int at = arcs.first()[task]; at < arcs.first()[task + 1]; at++) {
                int to = circle[arcs.to()[at]];
                if (to != circle[task]) {
                    depth[to] = Math.max(depth[to], depth[circle[task]] + 1);
                }
            }
        }
        return depth;
    }
}
