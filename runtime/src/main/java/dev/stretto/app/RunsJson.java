package dev.stretto.app;

import dev.stretto.engine.Ledger;
import dev.stretto.engine.TaskRecord;
import dev.stretto.engine.TaskState;
import dev.stretto.journal.Json;
import dev.stretto.view.Eta;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** A run in a list of runs, as programs read it. */
public final class RunsJson {

    private RunsJson() {}

    /** One run: what it is, where it stands, and how many of its tasks are in each state. */
    public static ObjectNode of(RunLookup found, long nowMillis) {
        Ledger ledger = found.view().ledger();
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("run", found.facts().run().value());
        node.put("plan", found.facts().planName());
        node.put("title", ledger.definition().plan().title());
        node.put("state", ledger.state().name().toLowerCase(Locale.ROOT));
        node.put("driven", found.driven());
        node.put("branch", found.facts().branch());
        node.put("head", found.head());
        node.put(
                "createdAt",
                Instant.ofEpochMilli(found.facts().createdAtMillis()).toString());
        ObjectNode tasks = node.putObject("tasks");
        tasks.put("total", ledger.tasks().size());
        for (TaskState state : TaskState.values()) {
            tasks.put(state.name().toLowerCase(Locale.ROOT), count(ledger, state));
        }
        Eta.remainingMillis(found.view(), nowMillis)
                .ifPresentOrElse(
                        left -> node.put(
                                "etaAt", Instant.ofEpochMilli(nowMillis + left).toString()),
                        () -> node.putNull("etaAt"));
        return node;
    }

    private static long count(Ledger ledger, TaskState state) {
        return ledger.tasks().stream()
                .map(TaskRecord::state)
                .filter(state::equals)
                .count();
    }
}
