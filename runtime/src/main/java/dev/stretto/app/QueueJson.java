package dev.stretto.app;

import dev.stretto.engine.LandingGates;
import dev.stretto.engine.Ledger;
import dev.stretto.journal.Json;
import dev.stretto.view.QueuePlace;
import dev.stretto.view.RunView;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code queue --json} prints: the changes that wait to land, and what they have to pass. */
public final class QueueJson {

    private QueueJson() {}

    public static ObjectNode of(RunLookup found) {
        Ledger ledger = found.view().ledger();
        LandingGates gates = ledger.definition().options().gates();
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("run", found.facts().run().value());
        node.put("state", ledger.state().name().toLowerCase(Locale.ROOT));
        node.put("head", ledger.head().isEmpty() ? null : ledger.head());
        ArrayNode commands = node.putArray("gates");
        gates.commands().forEach(commands::add);
        node.put("gateSlots", gates.slots());
        node.put("gateTimeoutMillis", gates.timeoutMillis());
        put(found.view(), node.putArray("queue"));
        return node;
    }

    /** The queue itself, as {@code status} has it too. */
    static void put(RunView view, ArrayNode queue) {
        for (QueuePlace place : QueuePlace.of(view.ledger())) {
            var entry = place.entry();
            ObjectNode node = queue.addObject()
                    .put("task", entry.attempt().task().value())
                    .put("attempt", entry.attempt().number())
                    .put("position", place.position())
                    .put("stage", place.stage())
                    .put(
                            "since",
                            Instant.ofEpochMilli(view.landingSinceMillis(
                                            entry.attempt().task()))
                                    .toString())
                    .put("worker", "local")
                    .put("message", place.message().isEmpty() ? null : place.message())
                    .put("behind", place.behind().map(task -> task.value()).orElse(null))
                    .put("onto", entry.onto().isEmpty() ? null : entry.onto())
                    .put("candidate", entry.candidate().isEmpty() ? null : entry.candidate())
                    .put("gateTries", entry.tries());
            ArrayNode files = node.putArray("files");
            entry.files().forEach(files::add);
        }
    }
}
