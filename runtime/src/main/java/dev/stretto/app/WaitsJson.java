package dev.stretto.app;

import dev.stretto.engine.Ledger;
import dev.stretto.engine.Obstacle;
import dev.stretto.engine.Obstacles;
import dev.stretto.engine.TaskRecord;
import dev.stretto.engine.TaskState;
import dev.stretto.graph.TaskGraph;
import dev.stretto.journal.Json;
import dev.stretto.plan.TaskId;
import dev.stretto.view.Waiting;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who waits for whom in a run, as a graph: each edge is a task, what it waits for, and by what kind of need. */
public final class WaitsJson {

    private WaitsJson() {}

    /**
     * The graph; {@code kind} is {@code predecessor} for a task or barrier that must be done first, {@code lock} for what a ready
     * task would take at its start, {@code claim} for what a running one has claimed, {@code landing} for the change in front.
     */
    public static ObjectNode of(FollowedRun.Now now, long nowMillis) {
        Ledger ledger = now.lookup().view().ledger();
        ObjectNode document = Json.mapper().createObjectNode();
        document.put("run", now.lookup().facts().run().value());
        document.put("seq", now.seq());
        ArrayNode waiting = document.putArray("waiting");
        ArrayNode edges = document.putArray("edges");
        Waiting waits = Waiting.at(ledger, nowMillis);
        for (TaskRecord task : ledger.tasks()) {
            String reason = task.state().ended() ? "" : waits.reason(task);
            if (!reason.isEmpty()) {
                waiting.addObject()
                        .put("task", task.task().value())
                        .put("state", TaskJson.word(task.state()))
                        .put("reason", reason);
            }
            edges(ledger, task, nowMillis, edges);
        }
        for (Obstacles.WaitingClaim wait : ledger.obstacles().waiting()) {
            obstacle(edges, wait.asked().task(), "claim", wait.obstacle());
        }
        landing(ledger, edges);
        return document;
    }

    private static void edges(Ledger ledger, TaskRecord task, long nowMillis, ArrayNode edges) {
        if (task.state() == TaskState.PENDING) {
            TaskGraph graph = ledger.definition().graph();
            for (int before : graph.node(graph.indexOf(task.task())).predecessors()) {
                if (!ledger.isDone(before)) {
                    edge(edges, task.task(), PlanAnalysis.name(graph, before), "predecessor", "");
                }
            }
        }
        if (task.state() == TaskState.READY) {
            ledger.obstacles()
                    .of(task, nowMillis)
                    .ifPresent(obstacle -> obstacle(edges, task.task(), "lock", obstacle));
        }
    }

    private static void obstacle(ArrayNode edges, TaskId from, String kind, Obstacle obstacle) {
        obstacle.holders().forEach(holder -> edge(edges, from, holder.value(), kind, obstacle.resource()));
    }

    private static void landing(Ledger ledger, ArrayNode edges) {
        List<TaskId> queue = ledger.landing().entries().stream()
                .map(entry -> entry.attempt().task())
                .toList();
        for (int at = 1; at < queue.size(); at++) {
            edge(edges, queue.get(at), queue.get(at - 1).value(), "landing", "");
        }
    }

    private static void edge(ArrayNode edges, TaskId from, String to, String kind, String resource) {
        edges.addObject()
                .put("task", from.value())
                .put("waitsFor", to)
                .put("kind", kind)
                .put("resource", resource.isEmpty() ? null : resource);
    }
}
