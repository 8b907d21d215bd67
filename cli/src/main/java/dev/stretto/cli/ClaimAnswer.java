package dev.stretto.cli;

import dev.stretto.app.Claiming;
import dev.stretto.engine.Claim;
import dev.stretto.journal.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of a claim or a release, for people and programs.
 *
 * @param done what it is called when it was met: {@code granted} or {@code released}
 */
record ClaimAnswer(Claiming claiming, String done, List<Claim> claims, Optional<String> refusal) {

    String text() {
        String what = claims.isEmpty()
                ? "all that it had claimed"
                : claims.stream()
                        .map(claim -> claim.mode() + " " + claim.resource())
                        .collect(Collectors.joining(", "));
        return refusal.map(why -> "refused: " + why)
                .orElse(done + (done.equals("granted") ? " to" : " by") + " task " + claiming.task() + ": " + what);
    }

    ObjectNode json() {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("run", claiming.home().run().value());
        node.put("task", claiming.task().value());
        node.put(done, refusal.isEmpty());
        ArrayNode array = node.putArray("claims");
        claims.forEach(claim -> array.addObject().put("mode", claim.mode()).put("resource", claim.resource()));
        refusal.ifPresentOrElse(why -> node.put("message", why), () -> node.putNull("message"));
        return node;
    }

    int exitCode() {
        return refusal.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
