package dev.stretto.report;

import dev.stretto.graph.Schedule;
import dev.stretto.graph.TaskGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where everything of a drawing in layers stands: a column for each wave, barriers between the columns, and in each column
 * everything near the middle of what it comes from (the barycenter rule of Sugiyama, Tagawa and Toda 1981, one sweep). An arrow
 * over several columns keeps a gap free in each that it passes; those from one node share it.
 */
final class GraphLayout {

    static final int WIDTH = 190;
    static final int ACROSS = 250;
    private static final int MARGIN = 16;
    private static final int DOWN = 36;
    private static final int GAP = 12;

    /** An arrow over more columns than that goes straight, whatever it crosses. */
    private static final int SPAN_MAX = 100;

    /** Where an arrow passes a column: level, for the width of a task. */
    record Gap(double left, double y) {}

    /** What stands in a column: a node, or the gap that the arrows from a node pass through. */
    private record Spot(int node, boolean gap, List<Integer> comesFrom) {}

    private final TaskGraph graph;
    private final Schedule schedule;
    private final double[] y;
    /** By column and node, how high the gap is for the arrows from it. */
    private final Map<List<Integer>, Double> gaps = new LinkedHashMap<>();

    private final int columns;
    private double height;

    GraphLayout(TaskGraph graph, Schedule schedule, Arrows arrows) {
        this.graph = graph;
        this.schedule = schedule;
        this.y = new double[graph.size()];
        this.columns = Math.max(1, schedule.waves().size());
        place(arrows);
    }

    private void place(Arrows arrows) {
        TreeMap<Integer, List<Spot>> spots = new TreeMap<>();
        for (int node : graph.topologicalOrder()) {
            List<Integer> from = new ArrayList<>(arrows.to(node));
            from.addAll(graph.node(node).onFailureOf());
            spots.computeIfAbsent(half(node), _ -> new ArrayList<>()).add(new Spot(node, false, from));
            for (int first : from) {
                for (int column : passed(first, node)) {
                    if (gaps.putIfAbsent(List.of(column, first), 0.0) == null) {
                        spots.computeIfAbsent(column, _ -> new ArrayList<>())
                                .add(new Spot(first, true, List.of(first)));
                    }
                }
            }
        }
        height = spots.values().stream().mapToDouble(GraphLayout::height).max().orElse(DOWN);
        spots.forEach(this::stack);
    }

    private static double height(List<Spot> column) {
        return column.stream().mapToInt(spot -> spot.gap() ? GAP : DOWN).sum();
    }

    /** Puts what stands in a column below each other, in the middle of the drawing. */
    private void stack(int column, List<Spot> spots) {
        spots.sort(Comparator.<Spot>comparingDouble(spot -> middle(column, spot)).thenComparingInt(Spot::node));
        double top = MARGIN + (height - height(spots)) / 2;
        for (Spot spot : spots) {
            int own = spot.gap() ? GAP : DOWN;
            if (spot.gap()) {
                gaps.put(List.of(column, spot.node()), top + own / 2.0);
            } else {
                y[spot.node()] = top + own / 2.0;
            }
            top += own;
        }
    }

    private double middle(int column, Spot spot) {
        return spot.comesFrom().stream()
                .mapToDouble(first -> lastSeen(first, column))
                .average()
                .orElse(MARGIN + height / 2);
    }

    /** How high the arrows from a node are where they reach a column. */
    private double lastSeen(int node, int column) {
        for (int earlier = column % 2 == 0 ? column - 1 : column - 2; earlier > half(node); earlier -= 2) {
            Double gap = gaps.get(List.of(earlier, node));
            if (gap != null) {
                return gap;
            }
        }
        return y[node];
    }

    /** Columns counted by halves: tasks have the odd ones, barriers those between. */
    private int half(int node) {
        return 2 * schedule.wave(node) - (graph.isTask(node) ? 1 : 0);
    }

    /** The columns of tasks that an arrow passes. */
    private int[] passed(int from, int to) {
        int first = half(from) + (half(from) % 2 == 0 ? 1 : 2);
        int count = Math.max(0, (half(to) - first + 1) / 2);
        int[] passed = new int[count > SPAN_MAX ? 0 : count];
        Arrays.setAll(passed, at -> first + 2 * at);
        return passed;
    }

    int width() {
        return 2 * MARGIN + columns * ACROSS - (ACROSS - WIDTH);
    }

    int height() {
        return (int) Math.ceil(2 * MARGIN + height);
    }

    /** The left edge of a task, the middle of a barrier. */
    double x(int node) {
        double column = MARGIN + (schedule.wave(node) - 1.0) * ACROSS;
        return graph.isTask(node) ? column : column + (WIDTH + ACROSS) / 2.0;
    }

    /** The middle of a node. */
    double y(int node) {
        return y[node];
    }

    /** The gaps that an arrow passes. */
    List<Gap> way(int from, int to) {
        return Arrays.stream(passed(from, to))
                .mapToObj(column -> new Gap(
                        MARGIN + (column / 2.0 - 0.5) * ACROSS, gaps.getOrDefault(List.of(column, from), y[from])))
                .toList();
    }
}
