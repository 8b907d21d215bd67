package dev.stretto.app;

import dev.stretto.journal.Json;
import dev.stretto.journal.RunFacts;
import dev.stretto.local.AgentUse;
import dev.stretto.local.PushNote;
import dev.stretto.local.TickNote;
import dev.stretto.view.Summary;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** The last line of {@code run --json}. */
public final class SummaryJson {

    private static final double MICRO = 1e6;

    private SummaryJson() {}

    /**
     * The summary of a run.
     *
     * @param landedOn the user's branch that was moved to the result; empty for none
     * @param ticks how marking its tasks in the plan went
     * @param pushes how pushing what has landed went
     * @param use what its agents say they used
     */
    public static ObjectNode of(
            RunFacts facts, Summary summary, String landedOn, TickNote ticks, PushNote pushes, AgentUse use) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("type", "summary");
        node.put("run", facts.run().value());
        node.put("state", summary.state().name().toLowerCase(Locale.ROOT));
        node.putObject("tasks")
                .put("completed", summary.completed())
                .put("failed", summary.failed())
                .put("skipped", summary.skipped())
                .put("cancelled", summary.cancelled());
        node.put("deferred", summary.deferred());
        node.put("branch", facts.branch());
        node.put("head", summary.head());
        node.put("landedOn", landedOn.isEmpty() ? null : landedOn);
        TickJson.put(node, facts, ticks);
        PushJson.put(node, facts, pushes);
        node.put("wallMillis", summary.wallMillis());
        node.put("taskMillis", summary.taskMillis());
        node.put("savedMillis", summary.savedMillis());
        node.put("speedup", hundredths(summary.speedup()));
        node.put("efficiency", hundredths(summary.efficiency()));
        node.put("maxParallel", summary.maxParallel());
        node.put("retries", summary.retries());
        node.put("conflicts", summary.conflicts());
        node.put("notes", summary.notes());
        node.put("costUsd", Math.round(use.costUsd() * MICRO) / MICRO);
        node.put("inputTokens", use.inputTokens());
        node.put("outputTokens", use.outputTokens());
        node.put("overheadMillisPerTask", hundredths(summary.overheadMillisPerTask()));
        return node;
    }

    private static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
