package dev.stretto.http;

import dev.stretto.app.FollowedRun;
import dev.stretto.app.LogChunk;
import dev.stretto.app.RunLookup;
import dev.stretto.app.StatusJson;
import dev.stretto.app.TaskJson;
import dev.stretto.app.UserError;
import dev.stretto.journal.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Looks at the tasks of a run: where each stands, what it wrote and what it changed. */
final class TaskRoutes {

    private static final int PAGE = 500;
    private static final int PAGE_MAX = 5_000;
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final int CHUNK_BYTES_MAX = 1024 * 1024;

    private final Served served;

    TaskRoutes(Served served) {
        this.served = served;
    }

    List<Route> routes() {
        return List.of(
                Route.get(Routes.RUN + "/tasks", this::list),
                Route.get(Routes.TASK, this::task),
                Route.get(Routes.TASK + "/log", this::log),
                Route.get(Routes.TASK + "/diff", this::diff));
    }

    /** In plan order; {@code next} names the task after which the next page begins. */
    private void list(Context request) throws UserError {
        long limit = Asked.number(request, "limit", PAGE, 1, PAGE_MAX);
        Optional<String> state = Optional.ofNullable(request.queryParam("state"));
        Optional<String> after = Optional.ofNullable(request.queryParam("after"));
        Answer.json(request, served.run(request).read(now -> {
            List<ObjectNode> tasks = new ArrayList<>(StatusJson.tasks(now.lookup(), System.currentTimeMillis()));
            after.ifPresent(id -> tasks.subList(0, following(tasks, id)).clear());
            state.ifPresent(wanted ->
                    tasks.removeIf(task -> !task.path("state").asString().equals(wanted)));
            ObjectNode answer = Json.mapper().createObjectNode();
            answer.put("run", now.lookup().facts().run().value());
            ArrayNode page = answer.putArray("tasks");
            tasks.stream().limit(limit).forEach(page::add);
            answer.put(
                    "next",
                    tasks.size() > limit ? tasks.get((int) limit - 1).path("id").asString() : null);
            return answer;
        }));
    }

    private static int following(List<ObjectNode> tasks, String id) {
        for (int at = 0; at < tasks.size(); at++) {
            if (tasks.get(at).path("id").asString().equals(id)) {
                return at + 1;
            }
        }
        throw Problem.badRequest("after names no task of this run: " + Asked.shown(id));
    }

    private void task(Context request) throws UserError {
        String task = request.pathParam("task");
        Answer.json(
                request,
                served.run(request)
                        .read(now -> TaskJson.of(now, task, System.currentTimeMillis()))
                        .orElseThrow(() -> Problem.notFound("this run has no task " + Asked.shown(task))));
    }

    /** A piece of a log from an offset on; as text, as JSON, or as a stream that follows it. */
    private void log(Context request) throws UserError, IOException, InterruptedException {
        String task = request.pathParam("task");
        Optional<Integer> attempt =
                Asked.number(request, "attempt", 1, Integer.MAX_VALUE).map(Long::intValue);
        long offset = Asked.number(request, "offset", 0, 0, Long.MAX_VALUE);
        int limit = (int) Asked.number(request, "limit", CHUNK_BYTES, 1, CHUNK_BYTES_MAX);
        TaskLog log = TaskLog.find(served.run(request), task, attempt);
        if (Asked.accepts(request, EventStream.TYPE)) {
            log.follow(request, Math.max(offset, Asked.lastEvent(request)), served);
            return;
        }
        LogChunk chunk = LogChunk.read(log.file(), offset, limit);
        request.header("Stretto-Next-Offset", String.valueOf(chunk.next()))
                .header("Stretto-Log-Bytes", String.valueOf(chunk.total()));
        if (Asked.accepts(request, Answer.JSON)) {
            Answer.json(request, log.json(chunk));
        } else {
            Answer.text(request, chunk.text());
        }
    }

    private void diff(Context request) throws UserError {
        String task = request.pathParam("task");
        FollowedRun run = served.run(request);
        try {
            RunLookup.Change change = run.read(now -> now.lookup().change(task, served.place()));
            Answer.text(request, change.patch());
        } catch (UserError e) {
            throw Problem.notFound(e.getMessage());
        }
    }
}
