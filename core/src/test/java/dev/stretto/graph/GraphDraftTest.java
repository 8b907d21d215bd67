package dev.stretto.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.graph.GraphDraft.Edge;
import dev.stretto.graph.Node.Condition;
import dev.stretto.plan.Position;
import dev.stretto.plan.TaskId;
import java.util.List;
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
        return new Edge(from, to, Position.START, false);
    }

    private static Edge implied(int from, int to) {
        return new Edge(from, to, Position.START, true);
    }

    private static List<List<Integer>> cycles(GraphDraft draft) {
        return draft.cycles().stream()
                .map(cycle -> cycle.stream().map(Edge::to).toList())
                .toList();
    }

    @Test
    void aDraftWithoutCyclesSaysSo() {
        GraphDraft draft = draft(3);
        List.of(stated(0, 1), stated(1, 2), stated(0, 2)).forEach(draft::addEdge);

        assertThat(draft.cycles()).isEmpty();
        assertThat(draft.build().node(2).predecessors()).containsExactly(0, 1);
    }

    @Test
    void aTaskThatWaitsForItselfIsACycle() {
        GraphDraft draft = draft(2);
        draft.addEdge(stated(1, 1));

        assertThat(cycles(draft)).containsExactly(List.of(1));
    }

    @Test
    void theShortestCycleOfEachKnotIsFoundAndItsEdgesFollowEachOther() {
        GraphDraft draft = draft(7);
        List.of(stated(0, 1), stated(1, 2), stated(2, 3), stated(3, 0), stated(2, 1))
                .forEach(draft::addEdge);
        List.of(stated(3, 4), stated(5, 6), stated(6, 5)).forEach(draft::addEdge);

        assertThat(cycles(draft))
                .hasSize(2)
                .anySatisfy(cycle -> assertThat(cycle).containsExactlyInAnyOrder(1, 2));
        assertThat(draft.cycles()).allSatisfy(cycle -> {
            for (int at = 0; at < cycle.size(); at++) {
                assertThat(cycle.get((at + 1) % cycle.size()).from())
                        .isEqualTo(cycle.get(at).to());
            }
        });
    }

    @Test
    void aCycleMayLeadThroughABarrier() {
        GraphDraft draft = draft(2);
        int barrier = draft.addBarrier("phase 1", 100, Condition.COMPLETED);
        List.of(stated(0, barrier), stated(1, barrier), stated(barrier, 0)).forEach(draft::addEdge);

        assertThat(cycles(draft)).containsExactly(List.of(barrier, 0));
    }

    @Test
    void aLongCycleIsFoundWithoutRecursion() {
        int tasks = 50_000;
        GraphDraft draft = draft(tasks);
        IntStream.range(0, tasks).forEach(task -> draft.addEdge(stated(task, (task + 1) % tasks)));

        assertThat(draft.cycles())
                .singleElement()
                .satisfies(cycle -> assertThat(cycle).hasSize(tasks));
    }

    @Test
    void impliedEdgesYieldWhereTheyLieOnACycleAndNowhereElse() {
        GraphDraft draft = draft(3);
        List.of(implied(0, 1), stated(1, 0), implied(1, 2)).forEach(draft::addEdge);

        assertThat(draft.dropImpliedOnCycles()).containsExactly(implied(0, 1));
        assertThat(draft.cycles()).isEmpty();
        assertThat(draft.build().node(2).predecessors()).containsExactly(1);
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
