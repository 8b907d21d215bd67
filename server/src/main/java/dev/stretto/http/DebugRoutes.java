package dev.stretto.http;

import dev.stretto.app.FollowedRun;
import dev.stretto.app.LocksJson;
import dev.stretto.app.StatusJson;
import dev.stretto.app.UserError;
import dev.stretto.app.WaitsJson;
import dev.stretto.journal.Json;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.node.ObjectNode;

/** Looks into a run: who waits for whom, and how everything stood at any moment of its past. */
final class DebugRoutes {

    /** Each folds a journal anew. */
    private static final int FOLDS_MAX = 4;

    private final Served served;
    private final Semaphore folds = new Semaphore(FOLDS_MAX);

    DebugRoutes(Served served) {
        this.served = served;
    }

    List<Route> routes() {
        return List.of(
                Route.get(Routes.RUN + "/debug/waits", this::waits),
                Route.get(Routes.RUN + "/debug/state", this::state));
    }

    private void waits(Context request) throws UserError {
        Answer.json(request, served.run(request).read(now -> WaitsJson.of(now, System.currentTimeMillis())));
    }

    /** As `status` would have said right after an event; as it stands where none is named. */
    private void state(Context request) throws UserError, InterruptedException {
        Optional<Long> at = Asked.number(request, "at", 1, Long.MAX_VALUE);
        FollowedRun run = served.run(request);
        if (at.isEmpty()) {
            Answer.json(request, run.read(now -> document(now, System.currentTimeMillis())));
            return;
        }
        folds.acquire();
        try {
            FollowedRun.Now then = run.at(at.get());
            Answer.json(request, document(then, then.lookup().view().lastAtMillis()));
        } catch (UserError e) {
            throw Problem.notFound(e.getMessage());
        } finally {
            folds.release();
        }
    }

    private static ObjectNode document(FollowedRun.Now now, long nowMillis) {
        ObjectNode status = StatusJson.of(now.lookup(), Optional.empty(), nowMillis);
        status.put("seq", now.seq());
        status.put(
                "at", Instant.ofEpochMilli(now.lookup().view().lastAtMillis()).toString());
        status.set("waiting", LocksJson.of(now.lookup(), nowMillis).path("waiting"));
        return status.set(
                "summary", Json.mapper().valueToTree(now.lookup().view().summary()));
    }
}
