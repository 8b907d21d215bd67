package dev.stretto.app;

import dev.stretto.engine.TaskRecord;
import dev.stretto.journal.Json;
import dev.stretto.view.AttemptTimes.Span;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** When the attempts of a run ran, as programs read it. */
public final class TimelineJson {

    private TimelineJson() {}

    public static ObjectNode of(FollowedRun.Now now) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("run", now.lookup().facts().run().value());
        node.put("seq", now.seq());
        node.put("createdAt", TaskJson.time(now.lookup().facts().createdAtMillis()));
        node.put("lastAt", TaskJson.time(now.lookup().view().lastAtMillis()));
        ArrayNode attempts = node.putArray("attempts");
        for (TaskRecord task : now.lookup().view().ledger().tasks()) {
            for (Span span : now.attempts().of(task.task())) {
                attempts.addObject()
                        .put("task", task.task().value())
                        .put("attempt", span.number())
                        .put("startedAt", TaskJson.time(span.startedAtMillis()))
                        .put("endedAt", TaskJson.time(span.endedAtMillis()))
                        .put("outcome", span.outcome().map(TaskJson::word).orElse(null));
            }
        }
        return node;
    }
}
