package dev.stretto.http;

import dev.stretto.app.Claiming;
import dev.stretto.app.FollowedRun;
import dev.stretto.app.GrantedClaim;
import dev.stretto.app.UserError;
import dev.stretto.engine.Claim;
import dev.stretto.journal.Json;
import dev.stretto.plan.TaskId;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What running tasks claim beside what the plan says. */
final class ClaimRoutes {

    private static final long WAIT_MILLIS_MAX = 600_000;
    private static final int CLAIMS_MAX = 1_000;
    private static final Set<String> MODES = Set.of("read", "write", "use");

    private final Served served;

    ClaimRoutes(Served served) {
        this.served = served;
    }

    List<Route> routes() {
        return List.of(
                Route.post(Routes.RUN + "/claims", this::claim),
                Route.delete(Routes.RUN + "/claims/{claim}", this::release));
    }

    /** Claims all that is named or nothing; answers when it is granted, or refused. */
    private void claim(Context request) throws UserError {
        ObjectNode body = Asked.body(request, Set.of("task", "claims", "waitMillis"));
        String task = body.path("task").isString() ? body.path("task").asString() : "";
        if (task.isBlank()) {
            throw Problem.badRequest("task is the id of the running task that claims");
        }
        List<Claim> claims = claims(body);
        long wait = Asked.number(body, "waitMillis", 0, 0, WAIT_MILLIS_MAX);
        FollowedRun run = served.run(request);
        String id = UUID.randomUUID().toString();
        Claiming claiming = new Claiming(
                run.home(), new TaskId(task), Optional.empty(), served.place().root());
        Optional<String> refusal = claiming.claim(id, claims, Duration.ofMillis(wait));
        if (refusal.isPresent()) {
            throw Problem.refused(refusal.get());
        }
        ObjectNode answer = Json.mapper()
                .createObjectNode()
                .put("run", run.home().run().value())
                .put("id", id)
                .put("task", task)
                .put("granted", true);
        request.status(201).header("Location", request.path() + "/" + id);
        request.contentType(Answer.JSON).result(Json.mapper().writeValueAsBytes(answer));
    }

    private static List<Claim> claims(ObjectNode body) {
        List<Claim> claims = new ArrayList<>();
        for (JsonNode each : body.path("claims")) {
            String mode = each.path("mode").asString("");
            String resource = each.path("resource").asString("");
            boolean counted = !mode.equals("use") || resource.matches("[^=]+=[1-9][0-9]{0,8}");
            if (!MODES.contains(mode) || resource.isBlank() || !counted) {
                throw Problem.badRequest(
                        "a claim has a mode (read, write or use) and a resource: a glob, or POOL=UNITS");
            }
            claims.add(new Claim(mode, resource));
        }
        if (claims.isEmpty() || claims.size() > CLAIMS_MAX) {
            throw Problem.badRequest("claims is a list of 1 to " + CLAIMS_MAX + " claims");
        }
        return claims;
    }

    private void release(Context request) throws UserError {
        FollowedRun run = served.run(request);
        String id = request.pathParam("claim");
        GrantedClaim granted = GrantedClaim.find(run.home(), id)
                .orElseThrow(() -> Problem.notFound("no claim " + Asked.shown(id) + " was granted in this run"));
        Claiming claiming = new Claiming(
                run.home(),
                granted.task(),
                Optional.of(granted.attempt()),
                served.place().root());
        Optional<String> refusal = claiming.release(granted.claims());
        if (refusal.isPresent()) {
            throw Problem.refused(refusal.get());
        }
        request.status(204);
    }
}
