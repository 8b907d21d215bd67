package dev.stretto.app;

import dev.stretto.engine.GateStatus;
import dev.stretto.engine.Ledger;
import dev.stretto.engine.ProgressEvent;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The gates and checkpoints of a run, as programs read them. */
final class GatesJson {

    private GatesJson() {}

    static void put(Ledger ledger, ObjectNode node) {
        ArrayNode gates = node.putArray("gates");
        for (GateStatus gate : ledger.gateStatus()) {
            gates.addObject()
                    .put("barrier", gate.barrier())
                    .put("state", gate.state().name().toLowerCase(Locale.ROOT))
                    .put("tries", gate.tries())
                    .put("head", gate.head().isEmpty() ? null : gate.head())
                    .put("message", gate.message().isEmpty() ? null : gate.message())
                    .put("salvage", gate.salvage().isEmpty() ? null : gate.salvage());
        }
        ArrayNode checkpoints = node.putArray("checkpoints");
        for (ProgressEvent.Checkpoint checkpoint : ledger.checkpoints()) {
            checkpoints
                    .addObject()
                    .put("number", checkpoint.number())
                    .put("name", checkpoint.barrier())
                    .put("head", checkpoint.head().isEmpty() ? null : checkpoint.head())
                    .put("completed", checkpoint.completed())
                    .put("failed", checkpoint.failed());
        }
    }
}
