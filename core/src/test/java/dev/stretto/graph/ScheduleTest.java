package dev.stretto.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.graph.GraphDraft.Edge;
import dev.stretto.graph.GraphDraft.Kind;
import dev.stretto.graph.Node.Condition;
import dev.stretto.plan.Position;
import dev.stretto.plan.TaskId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static GraphDraft draft(int tasks, int... edges) {
        GraphDraft draft = new GraphDraft(IntStream.range(0, tasks)
                .mapToObj(task -> new TaskId("t" + task))
                .toList());
        for (int at = 0; at < edges.length; at += 2) {
            draft.addEdge(new Edge(edges[at], edges[at + 1], Position.START, Kind.STATED));
        }
        return draft;
    }

    private static Schedule schedule(GraphDraft draft, double... minutes) {
        TaskGraph graph = draft.build();
        return new Schedule(graph, Arrays.copyOf(minutes, graph.size()));
    }

    @Test
    void aDiamondHasItsLongerSideAsCriticalPath() {
        Schedule schedule = schedule(draft(4, 0, 1, 0, 2, 1, 3, 2, 3), 1, 5, 2, 1);

        assertThat(schedule.makespan()).isEqualTo(7);
        assertThat(schedule.criticalPath()).containsExactly(0, 1, 3);
        assertThat(IntStream.range(0, 4).mapToDouble(schedule::start)).containsExactly(0.0, 1.0, 1.0, 6.0);
        assertThat(IntStream.range(0, 4).mapToDouble(schedule::finish)).containsExactly(1.0, 6.0, 3.0, 7.0);
        assertThat(IntStream.range(0, 4).mapToDouble(schedule::slack)).containsExactly(0.0, 0.0, 3.0, 0.0);
        assertThat(IntStream.range(0, 4).mapToDouble(schedule::upwardRank)).containsExactly(7.0, 6.0, 3.0, 1.0);
        assertThat(schedule.waves()).containsExactly(List.of(0), List.of(1, 2), List.of(3));
        assertThat(schedule.maxParallel()).isEqualTo(2);
    }

    @Test
    void aTaskIsInTheWaveAfterTheLatestOfItsDependencies() {
        Schedule schedule = schedule(draft(5, 0, 1, 1, 2, 0, 3, 2, 3), 1, 1, 1, 1, 1);

        assertThat(schedule.wave(3)).isEqualTo(4);
        assertThat(schedule.waves()).containsExactly(List.of(0, 4), List.of(1), List.of(2), List.of(3));
    }

    @Test
    void aBarrierTakesNoTimeAndIsNoWave() {
        GraphDraft draft = draft(3);
        int barrier = draft.addBarrier("phase 1", 100, Condition.COMPLETED);
        draft.addEdge(new Edge(0, barrier, Position.START, Kind.STATED));
        draft.addEdge(new Edge(1, barrier, Position.START, Kind.STATED));
        draft.addEdge(new Edge(barrier, 2, Position.START, Kind.STATED));
        Schedule schedule = schedule(draft, 3, 4, 1);

        assertThat(schedule.start(2)).isEqualTo(4);
        assertThat(schedule.waves()).containsExactly(List.of(0, 1), List.of(2));
        assertThat(schedule.criticalPath()).containsExactly(1, 2);
        assertThat(schedule.slack(0)).isEqualTo(1);
    }

    @Test
    void aBarrierThatNeedsOneOfTwoOpensWithTheEarlierAndMakesTheLaterUncritical() {
        GraphDraft draft = draft(3);
        int barrier = draft.addBarrier("half", 50, Condition.COMPLETED);
        draft.addEdge(new Edge(0, barrier, Position.START, Kind.STATED));
        draft.addEdge(new Edge(1, barrier, Position.START, Kind.STATED));
        draft.addEdge(new Edge(barrier, 2, Position.START, Kind.STATED));
        Schedule schedule = schedule(draft, 4, 1, 5);

        assertThat(schedule.start(2)).isEqualTo(1);
        assertThat(schedule.makespan()).isEqualTo(6);
        assertThat(schedule.criticalPath()).containsExactly(1, 2);
        assertThat(schedule.slack(0)).isEqualTo(2);
        assertThat(schedule.slack(1)).isZero();
    }

    @Test
    void theCriticalPathIsAsLongAsTheMakespanWhereABarrierNeedsOnlySome() {
        GraphDraft draft = draft(3);
        int barrier = draft.addBarrier("half", 50, Condition.COMPLETED);
        draft.addEdge(new Edge(0, barrier, Position.START, Kind.STATED));
        draft.addEdge(new Edge(1, barrier, Position.START, Kind.STATED));
        draft.addEdge(new Edge(barrier, 2, Position.START, Kind.STATED));
        Schedule schedule = schedule(draft, 10, 1, 5);

        assertThat(schedule.makespan()).isEqualTo(10);
        assertThat(schedule.criticalPath()).containsExactly(0);
        assertThat(schedule.slack(2)).isEqualTo(4);
    }

    @Test
    void tasksThatFollowEachOtherNeverCountAsParallelWhateverTheFractions() {
        assertThat(schedule(draft(2, 0, 1), 0.1, 0.7).maxParallel()).isEqualTo(1);
        assertThat(schedule(draft(2, 0, 1), 0.1, 0.7).criticalPath()).containsExactly(0, 1);
    }

    @Test
    void criticalTasksHaveNoSlackWhateverTheFractions() {
        Schedule schedule = schedule(draft(4, 0, 1, 1, 2, 2, 3), 0.1, 0.7, 0.2, 0.3);

        assertThat(IntStream.range(0, 4).mapToDouble(schedule::slack)).containsOnly(0.0);
        assertThat(schedule.criticalPath()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void tasksWithoutDurationDoNotHideOthers() {
        assertThat(schedule(draft(3), 0, 10, 10).maxParallel()).isEqualTo(2);
        assertThat(schedule(draft(3, 0, 2), 0, 10, 10).criticalPath()).hasSizeBetween(1, 2);
        assertThat(schedule(draft(3, 0, 2, 1, 2), 0, 10, 10).criticalPath()).containsExactly(1, 2);
    }

    @Test
    void anEmptyGraphTakesNoTime() {
        Schedule schedule = schedule(draft(0));

        assertThat(schedule.makespan()).isZero();
        assertThat(schedule.criticalPath()).isEmpty();
        assertThat(schedule.waves()).isEmpty();
        assertThat(schedule.maxParallel()).isZero();
    }
}
