package dev.stretto.format.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.graph.Node;
import dev.stretto.graph.Node.BarrierNode;
import dev.stretto.graph.Node.Condition;
import dev.stretto.graph.Node.TaskNode;
import dev.stretto.graph.TaskGraph;
import dev.stretto.graph.Waits;
import dev.stretto.graph.Waits.Answer;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who waits for whom, against the plain way of finding out. */
final class WaitsTest {

    private static final long VISITS_MAX = 1_000_000;

    /** Tasks in random order of need, some through barriers, some of these with many predecessors. */
    private static TaskGraph random(SplittableRandom random) {
        int tasks = random.nextInt(2, 40);
        int barriers = random.nextInt(0, 6);
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, tasks + barriers).boxed().toList());
        for (int at = order.size() - 1; at > 0; at--) {
            int other = random.nextInt(at + 1);
            order.set(other, order.set(at, order.get(other)));
        }
        List<TreeSet<Integer>> before = new ArrayList<>();
        IntStream.range(0, order.size()).forEach(_ -> before.add(new TreeSet<>()));
        for (int at = 1; at < order.size(); at++) {
            boolean barrier = order.get(at) >= tasks;
            for (int edges = random.nextInt(barrier ? 20 : 3); edges > 0; edges--) {
                before.get(order.get(at)).add(order.get(random.nextInt(at)));
            }
        }
        List<Node> nodes = new ArrayList<>();
        for (int node = 0; node < order.size(); node++) {
            List<Integer> predecessors = List.copyOf(before.get(node));
            nodes.add(
                    node < tasks
                            ? new TaskNode(new TaskId("t" + node), predecessors)
                            : new BarrierNode("b" + node, predecessors.size(), Condition.COMPLETED, predecessors));
        }
        return new TaskGraph(nodes);
    }

    /** All nodes that each node waits for. */
    private static BitSet[] closure(TaskGraph graph) {
        BitSet[] all = new BitSet[graph.size()];
        for (int node : graph.topologicalOrder()) {
            all[node] = new BitSet();
            for (int before : graph.node(node).predecessors()) {
                all[node].set(before);
                all[node].or(all[before]);
            }
        }
        return all;
    }

    @Test
    void searchesAgreeWithTheWholeClosure() {
        for (long seed = 1; seed <= 300; seed++) {
            TaskGraph graph = random(new SplittableRandom(seed));
            BitSet[] closure = closure(graph);
            Waits waits = new Waits(graph, VISITS_MAX);
            for (int later = 0; later < graph.taskCount(); later++) {
                for (int earlier = 0; earlier < graph.taskCount(); earlier++) {
                    assertThat(waits.waits(later, earlier))
                            .as("seed %d: %d waits for %d", seed, later, earlier)
                            .isEqualTo(closure[later].get(earlier) ? Answer.YES : Answer.NO);
                }
            }
        }
    }

    @Test
    void thoseThatMeetAreThoseWithoutAnOrder() {
        for (long seed = 1; seed <= 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            TaskGraph graph = random(random);
            BitSet[] closure = closure(graph);
            Waits waits = new Waits(graph, VISITS_MAX);
            List<Integer> tasks = IntStream.range(0, graph.taskCount())
                    .filter(_ -> random.nextBoolean())
                    .boxed()
                    .toList();
            List<Integer> others = IntStream.range(0, graph.taskCount())
                    .filter(_ -> random.nextBoolean())
                    .boxed()
                    .toList();
            assertThat(Meeting.among(tasks, waits))
                    .as("seed %d", seed)
                    .isEqualTo(new Meeting(
                            tasks.stream()
                                    .filter(one -> tasks.stream().anyMatch(other -> meet(closure, one, other)))
                                    .toList(),
                            true));
            assertThat(Meeting.between(tasks, others, waits))
                    .as("seed %d", seed)
                    .isEqualTo(new Meeting(
                            IntStream.range(0, graph.taskCount())
                                    .filter(one -> tasks.contains(one)
                                                    && others.stream().anyMatch(other -> meet(closure, one, other))
                                            || others.contains(one)
                                                    && tasks.stream().anyMatch(other -> meet(closure, one, other)))
                                    .boxed()
                                    .toList(),
                            true));
        }
    }

    private static boolean meet(BitSet[] closure, int one, int other) {
        return one != other && !closure[one].get(other) && !closure[other].get(one);
    }

    @Test
    void aTaskThatIsThereForAFailureWaitsForTheTaskThatMayFail() {
        TaskGraph graph = new TaskGraph(List.of(
                new TaskNode(new TaskId("risky"), List.of()),
                new TaskNode(new TaskId("remedy"), List.of(), List.of(0))));
        Waits waits = new Waits(graph, VISITS_MAX);

        assertThat(waits.waits(1, 0)).isEqualTo(Answer.YES);
        assertThat(waits.waits(0, 1)).isEqualTo(Answer.NO);
    }

    @Test
    void aSearchThatReachesTheLimitSaysSo() {
        List<Node> nodes = new ArrayList<>(List.of(
                new TaskNode(new TaskId("t0"), List.of()),
                new TaskNode(new TaskId("t1"), List.of()),
                new TaskNode(new TaskId("t2"), List.of(1)),
                new TaskNode(new TaskId("t3"), List.of(2))));
        Waits waits = new Waits(new TaskGraph(nodes), 1);
        assertThat(waits.waits(3, 1)).isEqualTo(Answer.UNKNOWN);
        assertThat(new Waits(new TaskGraph(nodes), 2).waits(3, 1)).isEqualTo(Answer.YES);
    }

    @Test
    void aBarrierOfManyTasksIsNotLookedThroughForOneOfThem() {
        List<Node> nodes = new ArrayList<>();
        for (int task = 0; task < 1_000; task++) {
            nodes.add(new TaskNode(new TaskId("t" + task), List.of()));
        }
        nodes.add(new TaskNode(new TaskId("last"), List.of(1_001)));
        List<Integer> all = IntStream.range(0, 1_000).boxed().toList();
        nodes.add(new BarrierNode("all", 1_000, Condition.COMPLETED, all));
        assertThat(new Waits(new TaskGraph(nodes), 1).waits(1_000, 500)).isEqualTo(Answer.YES);
    }
}
