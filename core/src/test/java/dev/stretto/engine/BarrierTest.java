package dev.stretto.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.graph.GraphDraft;
import dev.stretto.graph.GraphDraft.Edge;
import dev.stretto.graph.GraphDraft.Kind;
import dev.stretto.graph.Node.Condition;
import dev.stretto.plan.Position;
import dev.stretto.plan.TaskId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Barriers that need only some of their predecessors, also on graphs that no strategy makes today. */
class BarrierTest {

    private static GraphDraft draft(int tasks) {
        return new GraphDraft(IntStream.range(0, tasks)
                .mapToObj(task -> new TaskId("t" + task))
                .toList());
    }

    private static void edges(GraphDraft draft, int... edges) {
        for (int at = 0; at < edges.length; at += 2) {
            draft.addEdge(new Edge(edges[at], edges[at + 1], Position.START, Kind.STATED));
        }
    }

    /** Tasks 0, 1 and 2 before a barrier 4, task 3 behind it. */
    private static Readiness threeBefore(int percent, Condition condition) {
        GraphDraft draft = draft(4);
        int barrier = draft.addBarrier("gate", percent, condition);
        edges(draft, 0, barrier, 1, barrier, 2, barrier, barrier, 3);
        Readiness readiness = new Readiness(draft.build());
        IntStream.range(0, 3).forEach(readiness::leave);
        return readiness;
    }

    @Test
    void aBarrierOpensWithTheShareItNeeds() {
        Readiness readiness = threeBefore(60, Condition.COMPLETED);
        readiness.complete(0);
        assertThat(readiness.outlook().firstDue()).isEmpty();

        readiness.complete(2);
        assertThat(readiness.outlook().firstDue()).hasValue(4);
        readiness.complete(4);
        assertThat(readiness.outlook().firstDue()).hasValue(3);
    }

    @Test
    void whatItDoesNotNeedMayFail() {
        Readiness readiness = threeBefore(60, Condition.COMPLETED);
        readiness.lose(0, 0);
        assertThat(readiness.outlook().firstDoomed()).isEmpty();

        readiness.lose(1, 1);
        assertThat(readiness.outlook().firstDoomed()).hasValue(3);
        assertThat(readiness.culprit(3)).isEqualTo(0);
    }

    @Test
    void aLostBarrierIsReachableAgainAsSoonAsEnoughAreReopened() {
        Readiness readiness = threeBefore(60, Condition.COMPLETED);
        IntStream.range(0, 3).forEach(task -> readiness.lose(task, task));
        readiness.reopen(2);
        assertThat(readiness.outlook().firstDoomed()).hasValue(3);

        readiness.reopen(0);
        assertThat(readiness.outlook().firstDoomed()).isEmpty();
        readiness.leave(2);
        readiness.complete(2);
        readiness.leave(0);
        readiness.complete(0);
        assertThat(readiness.outlook().firstDue()).hasValue(4);
    }

    @Test
    void aBarrierThatWaitsForTheEndOpensWhicheverWayTheyEnd() {
        Readiness readiness = threeBefore(100, Condition.ENDED);
        readiness.complete(0);
        readiness.lose(1, 1);
        assertThat(readiness.outlook().firstDue()).isEmpty();
        readiness.reopen(1);
        readiness.lose(2, 2);
        assertThat(readiness.outlook().firstDue())
                .as("1 was reopened and has not ended")
                .hasValue(1);

        readiness.leave(1);
        readiness.complete(1);
        assertThat(readiness.outlook().firstDue()).hasValue(4);
    }

    @Test
    void aTaskTakenAsDoneAfterItWasLostCountsAsDoneOnly() {
        Readiness readiness = threeBefore(100, Condition.COMPLETED);
        readiness.lose(0, 0);
        readiness.complete(0);
        readiness.complete(1);
        readiness.complete(2);

        assertThat(readiness.outlook().firstDue()).hasValue(4);
        assertThat(readiness.outlook().firstDoomed()).isEmpty();
    }

    @Test
    void aTaskNoLongerTakenAsDoneIsWaitedForAgain() {
        Readiness readiness = threeBefore(100, Condition.COMPLETED);
        readiness.complete(1);
        readiness.complete(2);
        readiness.complete(0);
        assertThat(readiness.outlook().firstDue()).hasValue(4);

        readiness.reopen(0);
        assertThat(readiness.outlook().firstDue()).hasValue(0);
        readiness.leave(0);
        readiness.lose(0, 0);
        assertThat(readiness.outlook().firstDoomed()).hasValue(3);
    }

    @Test
    void aBarrierThatNeedsNothingIsOpenFromTheStart() {
        GraphDraft draft = draft(1);
        int barrier = draft.addBarrier("gate", 100, Condition.COMPLETED);
        edges(draft, barrier, 0);

        assertThat(new Readiness(draft.build()).outlook().firstDue()).hasValue(barrier);
    }

    @Test
    void aLossThatReachesABarrierOverTwoWaysCountsOnceAndIsTakenBackWhole() {
        GraphDraft draft = draft(2);
        int first = draft.addBarrier("first", 100, Condition.COMPLETED);
        int last = draft.addBarrier("last", 100, Condition.COMPLETED);
        int middle = draft.addBarrier("middle", 100, Condition.COMPLETED);
        edges(draft, 0, first, first, last, first, middle, middle, last, last, 1);
        Readiness readiness = new Readiness(draft.build());
        readiness.leave(0);
        readiness.lose(0, 0);
        assertThat(readiness.outlook().firstDoomed()).hasValue(1);

        readiness.reopen(0);
        assertThat(readiness.outlook().firstDoomed()).isEmpty();
        readiness.leave(0);
        readiness.complete(0);
        for (int barrier : new int[] {first, middle, last}) {
            assertThat(readiness.outlook().firstDue()).hasValue(barrier);
            readiness.complete(barrier);
        }
        assertThat(readiness.outlook().firstDue()).hasValue(1);
    }

    @Test
    void aBarrierThatIsReopenedOverTwoWaysIsReopenedOnce() {
        GraphDraft draft = draft(2);
        int half = draft.addBarrier("half", 50, Condition.COMPLETED);
        int other = draft.addBarrier("other", 100, Condition.COMPLETED);
        edges(draft, 0, half, 0, other, other, half, half, 1);
        Readiness readiness = new Readiness(draft.build());
        readiness.leave(0);
        for (int round = 0; round < 3; round++) {
            readiness.lose(0, 0);
            assertThat(readiness.outlook().firstDoomed()).hasValue(1);
            readiness.reopen(0);
            assertThat(readiness.outlook().firstDoomed()).isEmpty();
            readiness.leave(0);
        }
    }
}
