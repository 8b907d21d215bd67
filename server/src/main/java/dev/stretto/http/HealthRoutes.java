package dev.stretto.http;

import dev.stretto.app.FollowedRun;
import dev.stretto.app.Readiness;
import dev.stretto.app.UserError;
import dev.stretto.engine.RunState;
import dev.stretto.journal.Json;
import dev.stretto.local.RunHome;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether the server lives, and whether runs can go on here. Without a token, so it names no run. */
final class HealthRoutes {

    /** How many of the newest runs are looked at for one that nobody drives though it should run. */
    private static final int RUNS_MAX = 16;

    private final Served served;

    HealthRoutes(Served served) {
        this.served = served;
    }

    List<Route> routes() {
        return List.of(Route.open("/health/live", this::live), Route.open("/health/ready", this::ready));
    }

    private void live(Context request) {
        Answer.json(request, Json.mapper().createObjectNode().put("status", "up"));
    }

    private void ready(Context request) {
        ObjectNode answer = Json.mapper().createObjectNode();
        answer.put("status", "up");
        ArrayNode checks = answer.putArray("checks");
        put(checks, "journal", Readiness.journal(served.place()));
        put(checks, "disk", Readiness.disk(served.place()));
        put(checks, "workspaces", Readiness.workspaces(served.environment()));
        put(checks, "stalled-run", stalled());
        for (var check : checks) {
            if (!check.path("ok").asBoolean()) {
                answer.put("status", "down");
            }
        }
        request.status(answer.path("status").asString().equals("up") ? 200 : 503);
        request.contentType(Answer.JSON).result(Json.mapper().writeValueAsBytes(answer));
    }

    private static void put(ArrayNode checks, String name, Optional<String> problem) {
        checks.addObject().put("name", name).put("ok", problem.isEmpty()).put("message", problem.orElse(null));
    }

    private Optional<String> stalled() {
        try {
            List<RunHome> all = served.runs().all();
            int stalled = 0;
            for (RunHome home : all.subList(0, Math.min(RUNS_MAX, all.size()))) {
                Optional<FollowedRun> run = served.runs().find(home.run().value());
                stalled += run.isPresent() && isStalled(run.get()) ? 1 : 0;
            }
            return stalled == 0
                    ? Optional.empty()
                    : Optional.of(stalled + " run(s) should be running and nobody drives them; `stretto resume` does");
        } catch (UserError e) {
            return Optional.of(e.getMessage());
        }
    }

    /** A run that has not begun is none that stalls. */
    private static boolean isStalled(FollowedRun run) {
        try {
            return run.read(now -> now.lookup().view().ledger().state() == RunState.RUNNING
                    && !now.lookup().driven());
        } catch (UserError e) {
            return false;
        }
    }
}
