package dev.stretto.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stretto.graph.Node.BarrierNode;
import dev.stretto.graph.Node.Condition;
import dev.stretto.graph.Node.TaskNode;
import dev.stretto.plan.TaskId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskGraphTest {

    private static TaskNode task(String id, Integer... predecessors) {
        return new TaskNode(new TaskId(id), List.of(predecessors));
    }

    @Test
    void anOrderTakesTheSmallestFreeIndexFirst() {
        TaskGraph graph = new TaskGraph(List.of(task("a", 3), task("b"), task("c", 1), task("d")));

        assertThat(graph.topologicalOrder()).containsExactly(1, 2, 3, 0);
        assertThat(graph.successors(1)).containsExactly(2);
        assertThat(graph.successors(0)).isEmpty();
    }

    @Test
    void tasksAreFoundByTheirId() {
        TaskGraph graph = new TaskGraph(List.of(task("a"), new BarrierNode("gate", 1, Condition.ENDED, List.of(0))));

        assertThat(graph.find(new TaskId("a"))).hasValue(0);
        assertThat(graph.find(new TaskId("gate"))).isEmpty();
        assertThat(graph.task(0)).isEqualTo(new TaskId("a"));
        assertThat(graph.isTask(0)).isTrue();
        assertThat(graph.isTask(1)).isFalse();
        assertThat(graph.taskCount()).isEqualTo(1);
        assertThat(graph.size()).isEqualTo(2).isEqualTo(graph.nodes().size());
        assertThatThrownBy(() -> graph.indexOf(new TaskId("z"))).hasMessage("no task z in this graph");
    }

    @Test
    void aTaskNeedsAllOfItsPredecessorsCompleted() {
        TaskNode task = task("c", 0, 1);

        assertThat(task.need()).isEqualTo(2);
        assertThat(task.condition()).isEqualTo(Condition.COMPLETED);
    }

    @Test
    void aRepeatedIdIsRefused() {
        assertThatThrownBy(() -> new TaskGraph(List.of(task("a"), task("a"))))
                .hasMessageContaining("task a is out of place or repeated");
    }

    @Test
    void aTaskBehindABarrierIsRefused() {
        BarrierNode barrier = new BarrierNode("gate", 0, Condition.ENDED, List.of());

        assertThatThrownBy(() -> new TaskGraph(List.of(barrier, task("a"))))
                .hasMessageContaining("task a is out of place");
    }

    @Test
    void aCycleIsRefused() {
        assertThatThrownBy(() -> new TaskGraph(List.of(task("a", 1), task("b", 0))))
                .hasMessage("the graph has a cycle");
    }

    @Test
    void aBarrierCannotNeedMoreThanItHas() {
        assertThatThrownBy(() -> new BarrierNode("gate", 2, Condition.COMPLETED, List.of(0)))
                .hasMessage("barrier gate needs 2 of 1 predecessors");
    }
}
