package dev.stretto.http;

import dev.stretto.app.FollowedRun;
import dev.stretto.app.LogChunk;
import dev.stretto.app.UserError;
import dev.stretto.journal.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The log of an attempt, or of a try at the gate of a barrier.
 *
 * @param attempt its number; empty for the latest
 * @param file in the folder of its run
 */
record TaskLog(FollowedRun run, String task, Optional<Integer> attempt, Path file) {

    private static final int CHUNK_BYTES = 64 * 1024;
    private static final long POLL_MILLIS = 100;

    static TaskLog find(FollowedRun run, String task, Optional<Integer> attempt) throws IOException {
        try {
            Path file = run.read(now -> now.lookup().log(task, attempt.orElse(null)));
            if (!file.toRealPath().startsWith(run.home().directory().toRealPath())) {
                throw Problem.notFound("the log of task " + Asked.shown(task) + " is not in the folder of its run");
            }
            return new TaskLog(run, task, attempt, file);
        } catch (UserError e) {
            throw Problem.notFound(e.getMessage());
        }
    }

    /** A piece of it as programs read it. */
    ObjectNode json(LogChunk chunk) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("type", "task.output");
        node.put("run", run.home().run().value());
        node.put("task", task);
        attempt.ifPresent(number -> node.put("attempt", number));
        return node.put("offset", chunk.offset())
                .put("next", chunk.next())
                .put("total", chunk.total())
                .put("text", chunk.text());
    }

    /** Sends what it says from an offset on and whatever is added, until the reader leaves; an event's id is the next offset. */
    void follow(Context request, long offset, Served served) throws IOException, InterruptedException {
        try (EventStream stream = EventStream.open(request, served.streams())) {
            long at = offset;
            long quietMillis = 0;
            while (true) {
                LogChunk chunk = LogChunk.read(file, at, CHUNK_BYTES);
                if (chunk.next() > at) {
                    stream.send(chunk.next(), json(chunk).toString());
                    stream.flush();
                    at = chunk.next();
                    quietMillis = 0;
                    continue;
                }
                Thread.sleep(POLL_MILLIS);
                quietMillis += POLL_MILLIS;
                if (quietMillis >= served.limits().heartbeatMillis()) {
                    stream.beat();
                    quietMillis = 0;
                }
            }
        }
    }
}
