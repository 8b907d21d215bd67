package dev.stretto.graph;

import dev.stretto.graph.GraphDraft.Edge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds who waits for whom in a circle. Every knot is searched by itself: for all its cycles, as long as they are few, else for
 * short ones through as many of its nodes as possible.
 */
final class Cycles {

    /** So many cycles of one knot are named at most. */
    static final int OF_A_KNOT_MAX = 20;

    /** So many edges are followed for one knot by each search. */
    private static final int STEPS_MAX = 1_000_000;

    private final List<Edge> edges;

    /** The edges of one knot between its nodes, which are numbered anew from 0. */
    private final Arcs arcs;

    private Cycles(List<Edge> edges, Arcs arcs) {
        this.edges = edges;
        this.arcs = arcs;
    }

    /** The knots of a draft; none where it has no cycle. */
    static List<Knot> knots(int size, List<Edge> edges) {
        int[] component = Components.of(Arcs.of(size, edges, _ -> true));
        Map<Integer, List<Integer>> inside = new LinkedHashMap<>();
        for (int number = 0; number < edges.size(); number++) {
            Edge edge = edges.get(number);
            if (component[edge.from()] == component[edge.to()]) {
                inside.computeIfAbsent(component[edge.from()], _ -> new ArrayList<>())
                        .add(number);
            }
        }
        int[] local = new int[size];
        return inside.values().stream().map(knot -> knot(edges, knot, local)).toList();
    }

    private static Knot knot(List<Edge> edges, List<Integer> numbers, int[] local) {
        List<Edge> distinct = Twins.without(numbers.stream().map(edges::get).toList());
        int nodes = 0;
        for (int node : distinct.stream().mapToInt(Edge::to).sorted().distinct().toArray()) {
            local[node] = nodes++; // every node of a knot waits for another of it
        }
        List<Edge> renumbered = distinct.stream()
                .map(edge -> new Edge(local[edge.from()], local[edge.to()], edge.where(), edge.kind()))
                .toList();
        return new Cycles(distinct, Arcs.of(nodes, renumbered, _ -> true)).search();
    }

    private Knot search() {
        Circuits.Found found = Circuits.of(arcs, OF_A_KNOT_MAX, STEPS_MAX);
        List<int[]> cycles = new ArrayList<>(found.complete() ? found.cycles() : covering(found.cycles()));
        cycles.sort(Comparator.comparingInt(cycle -> cycle.length));
        return new Knot(cycles.stream().map(this::edges).toList(), found.complete());
    }

    private List<Edge> edges(int[] cycle) {
        return Arrays.stream(cycle)
                .mapToObj(place -> edges.get(arcs.edge()[place]))
                .toList();
    }

    /** A shortest cycle, then for each node that is on none so far a shortest one through it, then what else is known. */
    private List<int[]> covering(List<int[]> known) {
        ShortCycles search = new ShortCycles(arcs);
        int[] shortest = search.through(0);
        for (int node = 1; node < arcs.size() && shortest.length > 1 && search.steps() < STEPS_MAX; node++) {
            int[] other = search.through(node);
            shortest = other.length < shortest.length ? other : shortest;
        }
        Map<Set<Integer>, int[]> chosen = new LinkedHashMap<>();
        boolean[] covered = new boolean[arcs.size()];
        choose(shortest, chosen, covered);
        long stepsMax = search.steps() + STEPS_MAX;
        for (int node = 0; node < arcs.size() && search.steps() < stepsMax; node++) {
            if (!covered[node] && chosen.size() < OF_A_KNOT_MAX) {
                choose(search.through(node), chosen, covered);
            }
        }
        for (int[] cycle : known) {
            if (chosen.size() < OF_A_KNOT_MAX) {
                choose(cycle, chosen, covered);
            }
        }
        return List.copyOf(chosen.values());
    }

    private void choose(int[] cycle, Map<Set<Integer>, int[]> chosen, boolean[] covered) {
        Set<Integer> places = new LinkedHashSet<>();
        for (int place : cycle) {
            places.add(place);
            covered[arcs.to()[place]] = true;
        }
        chosen.putIfAbsent(places, cycle);
    }
}
