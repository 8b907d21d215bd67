package dev.stretto.local;

import dev.stretto.engine.Claim;
import dev.stretto.engine.Input;
import dev.stretto.engine.KnownPath;
import dev.stretto.journal.Json;
import dev.stretto.plan.TaskId;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The part of {@link RequestJson} that tells of claims. */
final class ClaimJson {

    static final String CLAIM = "claim";
    static final String RELEASE = "release";
    static final String WITHDRAW = "withdraw";

    private ClaimJson() {}

    static String write(Input.ClaimRequest request) {
        return Json.mapper()
                .writeValueAsString(
                        switch (request) {
                            case Input.MakeClaim claim -> {
                                ObjectNode node = line(CLAIM, claim.task(), claim.attempt(), claim.claims());
                                node.put("id", claim.id()).put("waitMillis", claim.waitMillis());
                                ArrayNode paths = node.putArray("paths");
                                claim.paths()
                                        .forEach(path -> paths.addObject()
                                                .put("path", path.path())
                                                .put("folder", path.folder()));
                                yield node;
                            }
                            case Input.Release release ->
                                line(RELEASE, release.task(), release.attempt(), release.claims());
                            case Input.Withdraw(String id) ->
                                Json.mapper()
                                        .createObjectNode()
                                        .put("request", WITHDRAW)
                                        .put("id", id);
                        });
    }

    private static ObjectNode line(String name, TaskId task, Optional<Integer> attempt, List<Claim> claims) {
        ObjectNode node = Json.mapper().createObjectNode().put("request", name).put("task", task.value());
        attempt.ifPresent(number -> node.put("attempt", number));
        ArrayNode array = node.putArray("claims");
        claims.forEach(claim -> array.addObject().put("mode", claim.mode()).put("resource", claim.resource()));
        return node;
    }

    static Input.Request read(String name, JsonNode node) {
        String id = node.path("id").asString("");
        if (name.equals(WITHDRAW)) {
            return new Input.Withdraw(id);
        }
        TaskId task = new TaskId(node.path("task").asString(""));
        Optional<Integer> attempt =
                node.has("attempt") ? Optional.of(node.path("attempt").asInt()) : Optional.empty();
        List<Claim> claims = node.path("claims")
                .valueStream()
                .map(claim -> new Claim(
                        claim.path("mode").asString(""), claim.path("resource").asString("")))
                .toList();
        if (name.equals(RELEASE)) {
            return new Input.Release(task, attempt, claims);
        }
        List<KnownPath> paths = node.path("paths")
                .valueStream()
                .map(path -> new KnownPath(
                        path.path("path").asString(""), path.path("folder").asBoolean()))
                .toList();
        return new Input.MakeClaim(
                task, attempt, id, claims, paths, node.path("waitMillis").asLong());
    }
}
