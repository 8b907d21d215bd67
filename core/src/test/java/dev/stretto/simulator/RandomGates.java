package dev.stretto.simulator;

import dev.stretto.graph.Node;
import dev.stretto.graph.Node.BarrierKind;
import dev.stretto.graph.Node.BarrierNode;
import dev.stretto.graph.Node.Condition;
import dev.stretto.graph.Node.Gate;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Command;
import dev.stretto.plan.OnVerifyFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Puts gates into a graph: at barriers that it has, and at new ones that nobody waits for. */
final class RandomGates {

    static final String VERIFY = "verify ";
    private static final int NEW_MAX = 3;

    private RandomGates() {}

    static TaskGraph into(TaskGraph graph, RandomGenerator random) {
        List<Node> nodes = new ArrayList<>();
        for (int node = 0; node < graph.size(); node++) {
            nodes.add(
                    graph.node(node) instanceof BarrierNode barrier && random.nextBoolean()
                            ? gated(barrier, node, random)
                            : graph.node(node));
        }
        int more = random.nextInt(NEW_MAX);
        for (int at = 1; at <= more && graph.taskCount() > 0; at++) {
            List<Integer> before = random.ints(random.nextInt(1, 6), 0, graph.taskCount())
                    .distinct()
                    .sorted()
                    .boxed()
                    .toList();
            boolean wave = random.nextInt(3) == 0;
            nodes.add(new BarrierNode(
                    VERIFY + at,
                    wave ? BarrierKind.WAVE : BarrierKind.VERIFY,
                    before.size(),
                    wave ? Condition.ENDED : Condition.COMPLETED,
                    before,
                    Optional.of(gate(wave, random))));
        }
        return new TaskGraph(nodes);
    }

    private static BarrierNode gated(BarrierNode barrier, int node, RandomGenerator random) {
        boolean verify = random.nextInt(3) == 0;
        return new BarrierNode(
                barrier.name() + " at " + node,
                verify ? BarrierKind.VERIFY : BarrierKind.PHASE,
                barrier.need(),
                barrier.condition(),
                barrier.predecessors(),
                Optional.of(gate(!verify, random)));
    }

    private static Gate gate(boolean ordinary, RandomGenerator random) {
        OnVerifyFailure[] policies = OnVerifyFailure.values();
        return new Gate(
                new Command("true", false),
                ordinary ? Optional.empty() : Optional.of(policies[random.nextInt(policies.length)]));
    }
}
