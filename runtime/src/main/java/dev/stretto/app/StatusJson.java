package dev.stretto.app;

import dev.stretto.engine.Ledger;
import dev.stretto.engine.TaskRecord;
import dev.stretto.engine.TaskState;
import dev.stretto.journal.Json;
import dev.stretto.view.Eta;
import dev.stretto.view.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code status --json} prints. */
public final class StatusJson {

    private StatusJson() {}

    /**
     * The document.
     *
     * @param branch what there is to say of the integration branch
     */
    public static ObjectNode of(RunLookup found, Optional<String> branch, long nowMillis) {
        Ledger ledger = found.view().ledger();
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("run", found.facts().run().value());
        node.put("plan", found.facts().planName());
        node.put("state", ledger.state().name().toLowerCase(Locale.ROOT));
        node.put("driven", found.driven());
        node.put("branch", found.facts().branch());
        node.put("head", found.head());
        put(node, "branchNote", branch.orElse(""));
        put(node, "takenIn", found.view().takenIn());
        TickJson.put(node, found.facts(), found.ticks());
        PushJson.put(node, found.facts(), found.pushes());
        ArrayNode tasks = node.putArray("tasks");
        tasks(found, nowMillis).forEach(tasks::add);
        ArrayNode locks = node.putArray("locks");
        ledger.obstacles()
                .locks()
                .forEach(lock -> locks.addObject()
                        .put("resource", lock.resource())
                        .put("mode", lock.mode())
                        .put("holder", lock.holder().value()));
        QueueJson.put(found.view(), node.putArray("queue"));
        GatesJson.put(ledger, node);
        Eta.remainingMillis(found.view(), nowMillis)
                .ifPresentOrElse(
                        left -> node.put(
                                "etaAt", Instant.ofEpochMilli(nowMillis + left).toString()),
                        () -> node.putNull("etaAt"));
        return node;
    }

    /** Every task as the document has it, in plan order. */
    public static List<ObjectNode> tasks(RunLookup found, long nowMillis) {
        Waiting waiting = Waiting.at(found.view().ledger(), nowMillis);
        return IntStream.range(0, found.view().ledger().tasks().size())
                .mapToObj(at -> task(found, at, waiting, nowMillis))
                .toList();
    }

    static ObjectNode task(RunLookup found, int at, long nowMillis) {
        return task(found, at, Waiting.at(found.view().ledger(), nowMillis), nowMillis);
    }

    private static ObjectNode task(RunLookup found, int at, Waiting waiting, long nowMillis) {
        Ledger ledger = found.view().ledger();
        TaskRecord task = ledger.tasks().get(at);
        long startedAt = found.view().times(task.task()).startedAtMillis();
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("id", task.task().value());
        node.put("title", ledger.definition().task(at).title());
        node.put("state", task.state().name().toLowerCase(Locale.ROOT));
        put(node, "waitingFor", waiting.reason(task));
        put(node, "message", task.message());
        node.put("attempt", task.attempt());
        put(node, "worker", task.state() == TaskState.RUNNING ? "local" : "");
        put(
                node,
                "startedAt",
                startedAt == 0 ? "" : Instant.ofEpochMilli(startedAt).toString());
        node.put("elapsedMillis", found.elapsedMillis(task, nowMillis));
        put(node, "commit", task.commit());
        put(node, "salvage", task.salvage());
        task.notes().forEach(node.putArray("notes")::add);
        return node;
    }

    /** A text, or null where there is none. */
    private static void put(ObjectNode node, String name, String value) {
        if (value.isEmpty()) {
            node.putNull(name);
        } else {
            node.put(name, value);
        }
    }
}
