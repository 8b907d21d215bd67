package dev.stretto.http;

import dev.stretto.app.BranchLook;
import dev.stretto.app.FollowedRun;
import dev.stretto.app.LocksJson;
import dev.stretto.app.QueueJson;
import dev.stretto.app.RunsJson;
import dev.stretto.app.StatusJson;
import dev.stretto.app.UserError;
import dev.stretto.journal.Json;
import dev.stretto.local.RunHome;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Looks at runs as a whole. */
final class RunRoutes {

    private static final int PAGE = 50;
    private static final int PAGE_MAX = 500;

    private final Served served;

    RunRoutes(Served served) {
        this.served = served;
    }

    List<Route> routes() {
        return List.of(
                Route.get(Routes.API + "/runs", this::list),
                Route.get(Routes.RUN, this::status),
                Route.get(Routes.RUN + "/locks", this::locks),
                Route.get(Routes.RUN + "/queue", this::queue));
    }

    /** The newest first; {@code next} names the run after which the next page begins. */
    private void list(Context request) throws UserError {
        long limit = Asked.number(request, "limit", PAGE, 1, PAGE_MAX);
        List<RunHome> all = served.runs().all();
        int from = 0;
        String after = request.queryParam("after");
        if (after != null) {
            List<String> ids = all.stream().map(home -> home.run().value()).toList();
            from = ids.indexOf(after) + 1;
            if (from == 0) {
                throw Problem.badRequest("after names no run here: " + Asked.shown(after));
            }
        }
        ObjectNode answer = Json.mapper().createObjectNode();
        ArrayNode runs = answer.putArray("runs");
        int to = (int) Math.min(all.size(), from + limit);
        for (RunHome home : all.subList(from, to)) {
            summary(home).ifPresent(runs::add);
        }
        answer.put("next", to < all.size() ? all.get(to - 1).run().value() : null);
        Answer.json(request, answer);
    }

    /** A run whose journal cannot be read, or that has not begun, is nothing to list; `doctor` tells of it. */
    private Optional<ObjectNode> summary(RunHome home) {
        try {
            Optional<FollowedRun> run = served.runs().find(home.run().value());
            return run.isEmpty()
                    ? Optional.empty()
                    : Optional.of(run.get().read(now -> RunsJson.of(now.lookup(), System.currentTimeMillis())));
        } catch (UserError e) {
            return Optional.empty();
        }
    }

    private void status(Context request) throws UserError {
        Answer.json(request, served.run(request).read(now -> {
            ObjectNode status = StatusJson.of(
                    now.lookup(), BranchLook.at(served.place(), now.lookup()), System.currentTimeMillis());
            return status.put("seq", now.seq());
        }));
    }

    private void locks(Context request) throws UserError {
        Answer.json(request, served.run(request).read(now -> LocksJson.of(now.lookup(), System.currentTimeMillis())));
    }

    private void queue(Context request) throws UserError {
        Answer.json(request, served.run(request).read(now -> QueueJson.of(now.lookup())));
    }
}
