package dev.stretto.app;

import dev.stretto.engine.Ledger;
import dev.stretto.graph.Node;
import dev.stretto.graph.Schedule;
import dev.stretto.graph.TaskGraph;
import dev.stretto.journal.Json;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Estimates;
import dev.stretto.plan.Task;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The graph of a run with where each node stands, and when it would run if nothing but its predecessors held it. Edges are pairs
 * of the numbers of nodes, since barriers that only join may share a name.
 */
public final class GraphJson {

    private GraphJson() {}

    public static ObjectNode of(FollowedRun.Now now) {
        Ledger ledger = now.lookup().view().ledger();
        TaskGraph graph = ledger.definition().graph();
        Schedule schedule =
                new Schedule(graph, Estimates.minutes(ledger.definition().plan().tasks(), Estimate.Choice.MID));
        Set<Integer> critical = new LinkedHashSet<>(schedule.criticalPath());
        ObjectNode document = Json.mapper().createObjectNode();
        document.put("run", now.lookup().facts().run().value());
        document.put("seq", now.seq());
        document.put("strategy", ledger.definition().strategy());
        document.put("revision", ledger.definition().revision());
        document.put("makespanMinutes", schedule.makespan());
        ArrayNode nodes = document.putArray("nodes");
        ArrayNode edges = document.putArray("edges");
        for (int at = 0; at < graph.size(); at++) {
            ObjectNode node = node(ledger, at);
            nodes.add(node.put("node", at)
                    .put("startMinutes", schedule.start(at))
                    .put("endMinutes", schedule.finish(at))
                    .put("slackMinutes", schedule.slack(at))
                    .put("critical", critical.contains(at)));
            for (int before : graph.node(at).predecessors()) {
                edges.addArray().add(before).add(at);
            }
        }
        return document;
    }

    private static ObjectNode node(Ledger ledger, int at) {
        ObjectNode node = Json.mapper().createObjectNode();
        return switch (ledger.definition().graph().node(at)) {
            case Node.TaskNode _ -> {
                Task task = ledger.definition().task(at);
                yield node.put("id", task.id().value())
                        .put("kind", "task")
                        .put("title", task.title())
                        .put("phase", task.phase().map(phase -> phase.value()).orElse(null))
                        .put("state", TaskJson.word(ledger.tasks().get(at).state()));
            }
            case Node.BarrierNode barrier ->
                node.put("id", barrier.name())
                        .put("kind", TaskJson.word(barrier.kind()))
                        .put("title", barrier.name())
                        .putNull("phase")
                        .put("state", ledger.isDone(at) ? "open" : "closed");
        };
    }
}
