package dev.stretto.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.graph.GraphDraft.Edge;
import dev.stretto.graph.GraphDraft.Kind;
import dev.stretto.graph.Node.Condition;
import dev.stretto.plan.Position;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphDraftTest {

    private static GraphDraft draft(int tasks) {
        return new GraphDraft(IntStream.range(0, tasks)
                .mapToObj(task -> new TaskId("t" + task))
                .toList());
    }

    private static Edge stated(int from, int to) {
        return new Edge(from, to, Position.START, Kind.STATED);
    }

    private static Edge implied(int from, int to) {
        return new Edge(from, to, Position.START, Kind.IMPLIED);
    }

    private static Edge member(int from, int to) {
        return new Edge(from, to, Position.START, Kind.MEMBER);
    }

    private static List<List<Edge>> cycles(GraphDraft draft) {
        return draft.knots().stream().flatMap(knot -> knot.cycles().stream()).toList();
    }

    /** Each cycle as its nodes, from the smallest on. */
    private static List<List<Integer>> rings(GraphDraft draft) {
        return cycles(draft).stream()
                .map(cycle -> {
                    List<Integer> ring =
                            new ArrayList<>(cycle.stream().map(Edge::to).toList());
                    Collections.rotate(ring, -ring.indexOf(Collections.min(ring)));
                    return List.copyOf(ring);
                })
                .toList();
    }

    private static void edges(GraphDraft draft, int... edges) {
        for (int at = 0; at < edges.length; at += 2) {
            draft.addEdge(stated(edges[at], edges[at + 1]));
        }
    }

    @Test
    void aDraftWithoutCyclesSaysSo() {
        GraphDraft draft = draft(3);
        List.of(stated(0, 1), stated(1, 2), stated(0, 2)).forEach(draft::addEdge);

        assertThat(draft.knots()).isEmpty();
        assertThat(draft.build().node(2).predecessors()).containsExactly(0, 1);
    }

    @Test
    void aTaskThatWaitsForItselfIsACycle() {
        GraphDraft draft = draft(2);
        draft.addEdge(stated(1, 1));

        assertThat(rings(draft)).containsExactly(List.of(1));
    }

    @Test
    void allCyclesOfEachKnotAreFoundTheShortestFirstAndTheirEdgesFollowEachOther() {
        GraphDraft draft = draft(7);
        edges(draft, 0, 1, 1, 2, 2, 3, 3, 0, 2, 1, 3, 4, 5, 6, 6, 5);

        assertThat(draft.knots()).hasSize(2).allMatch(Knot::all);
        assertThat(rings(draft)).containsExactlyInAnyOrder(List.of(1, 2), List.of(0, 1, 2, 3), List.of(5, 6));
        assertThat(draft.knots())
                .allSatisfy(knot -> assertThat(knot.cycles()).isSortedAccordingTo(Comparator.comparingInt(List::size)));
        assertThat(cycles(draft)).allSatisfy(cycle -> {
            for (int at = 0; at < cycle.size(); at++) {
                assertThat(cycle.get((at + 1) % cycle.size()).from())
                        .isEqualTo(cycle.get(at).to());
            }
        });
    }

    @Test
    void theCyclesAreThoseThatTryingEveryPathGives() {
        for (long seed = 0; seed < 300; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            int nodes = random.nextInt(1, 7);
            GraphDraft draft = draft(nodes);
            List<Set<Integer>> successors = new ArrayList<>();
            for (int from = 0; from < nodes; from++) {
                successors.add(new TreeSet<>());
                for (int to = 0; to < nodes; to++) {
                    if (random.nextInt(nodes + 1) == 0) {
                        successors.get(from).add(to);
                        edges(draft, from, to);
                    }
                }
            }
            Set<List<Integer>> expected = new LinkedHashSet<>();
            for (int start = 0; start < nodes; start++) {
                walk(new ArrayList<>(List.of(start)), successors, expected);
            }
            if (draft.knots().stream().allMatch(Knot::all)) {
                assertThat(rings(draft)).as("seed " + seed).containsExactlyInAnyOrderElementsOf(expected);
            } else {
                assertThat(expected)
                        .as("seed " + seed)
                        .containsAll(rings(draft))
                        .hasSizeGreaterThan(20);
            }
        }
    }

    private static void walk(List<Integer> path, List<Set<Integer>> successors, Set<List<Integer>> found) {
        for (int next : successors.get(path.getLast())) {
            if (next == path.getFirst()) {
                found.add(List.copyOf(path));
            } else if (next > path.getFirst() && !path.contains(next)) {
                path.add(next);
                walk(path, successors, found);
                path.removeLast();
            }
        }
    }

    @Test
    void ofTooManyCyclesAShortestIsToldAndEachNodeIsOnOne() {
        int nodes = 12;
        GraphDraft draft = draft(nodes);
        for (int from = 0; from < nodes; from++) {
            for (int to = 0; to < nodes; to++) {
                if (from != to) {
                    edges(draft, from, to);
                }
            }
        }

        Knot knot = draft.knots().getFirst();
        assertThat(knot.all()).isFalse();
        assertThat(knot.cycles()).hasSize(20);
        assertThat(knot.cycles().getFirst()).hasSize(2);
        assertThat(rings(draft)).doesNotHaveDuplicates();
        assertThat(rings(draft).stream().flatMap(List::stream).distinct()).hasSize(nodes);
    }

    @Test
    void aCycleMayLeadThroughABarrier() {
        GraphDraft draft = draft(2);
        int barrier = draft.addBarrier("phase 1", 100, Condition.COMPLETED);
        List.of(member(0, barrier), member(1, barrier), stated(barrier, 0)).forEach(draft::addEdge);

        assertThat(rings(draft)).containsExactly(List.of(0, barrier));
    }

    @Test
    void tasksThatStandForTheirPhaseGiveOneCycleNotOneEach() {
        GraphDraft draft = draft(5);
        int first = draft.addBarrier("phase 1", 100, Condition.COMPLETED);
        int second = draft.addBarrier("phase 2", 100, Condition.COMPLETED);
        for (int task = 0; task < 3; task++) {
            List.of(member(task, first), stated(second, task)).forEach(draft::addEdge);
        }
        for (int task = 3; task < 5; task++) {
            List.of(member(task, second), stated(first, task)).forEach(draft::addEdge);
        }

        assertThat(rings(draft)).containsExactly(List.of(0, first, 3, second));
    }

    @Test
    void aLongCycleIsFoundWithoutRecursion() {
        int tasks = 50_000;
        GraphDraft draft = draft(tasks);
        IntStream.range(0, tasks).forEach(task -> draft.addEdge(stated(task, (task + 1) % tasks)));

        assertThat(cycles(draft))
                .singleElement()
                .satisfies(cycle -> assertThat(cycle).hasSize(tasks));
    }

    @Test
    void impliedEdgesYieldWhereTheyLieOnACycleAndNowhereElse() {
        GraphDraft draft = draft(3);
        List.of(implied(0, 1), stated(1, 0), implied(1, 2)).forEach(draft::addEdge);

        assertThat(draft.dropImpliedOnCycles()).containsExactly(implied(0, 1));
        assertThat(draft.knots()).isEmpty();
        assertThat(draft.build().node(2).predecessors()).containsExactly(1);
    }

    @Test
    void ofImpliedEdgesOnACycleOnlyThoseYieldThatGoAgainstWhatIsStated() {
        GraphDraft draft = draft(5);
        List.of(implied(0, 1), implied(1, 2), implied(2, 3), implied(3, 4), stated(3, 1))
                .forEach(draft::addEdge);

        assertThat(draft.dropImpliedOnCycles()).containsExactly(implied(1, 2));
        assertThat(draft.build().topologicalOrder()).containsExactly(0, 2, 3, 1, 4);
    }

    @Test
    void impliedEdgesYieldAlsoInAGraphOfManyParts() {
        int tasks = 2_000;
        GraphDraft draft = draft(tasks);
        for (int task = 0; task < tasks; task += 2) {
            draft.addEdge(implied(task, task + 1));
            draft.addEdge(stated(task + 1, task));
        }

        assertThat(draft.dropImpliedOnCycles()).hasSize(tasks / 2);
        assertThat(draft.knots()).isEmpty();
    }

    @Test
    void aTaskForTheFailureOfAnotherDoesNotWaitForThatOneToComplete() {
        GraphDraft draft = draft(3);
        edges(draft, 0, 2, 1, 2);
        draft.addEdge(new Edge(1, 2, Position.START, Kind.ON_FAILURE));

        Node node = draft.build().node(2);
        assertThat(node.predecessors()).containsExactly(0);
        assertThat(node.onFailureOf()).containsExactly(1);
        assertThat(draft.build().successors(1)).containsExactly(2);
    }

    @Test
    void waitingForAFailureCanCloseACycle() {
        GraphDraft draft = draft(2);
        edges(draft, 0, 1);
        draft.addEdge(new Edge(1, 0, Position.START, Kind.ON_FAILURE));

        assertThat(rings(draft)).containsExactly(List.of(0, 1));
    }

    @Test
    void theSameEdgeTwiceCountsOnce() {
        GraphDraft draft = draft(2);
        List.of(stated(0, 1), implied(0, 1)).forEach(draft::addEdge);

        assertThat(draft.build().node(1).need()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"80,3,3", "80,4,4", "80,5,4", "80,10,8", "50,3,2", "1,10,1", "100,7,7", "0,5,0", "80,0,0"})
    void aShareOfThePredecessorsIsRoundedUp(int percent, int predecessors, int need) {
        GraphDraft draft = draft(predecessors);
        int barrier = draft.addBarrier("gate", percent, Condition.ENDED);
        IntStream.range(0, predecessors).forEach(task -> draft.addEdge(stated(task, barrier)));

        assertThat(draft.build().node(barrier).need()).isEqualTo(need);
        assertThat(draft.build().node(barrier).condition()).isEqualTo(Condition.ENDED);
    }
}
