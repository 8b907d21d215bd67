package dev.stretto.local;

import dev.stretto.engine.Input;
import dev.stretto.journal.Json;
import dev.stretto.plan.TaskId;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A user's request as one line of JSON: {@code {"request":"retry","tasks":["1.2"]}}. */
final class RequestJson {

    private RequestJson() {}

    static String write(Input.Request request) {
        return switch (request) {
            case Input.Pause _ -> line("pause", List.of());
            case Input.Resume _ -> line("resume", List.of());
            case Input.Interrupt _ -> line("interrupt", List.of());
            case Input.Cancel _ -> line("cancel", List.of());
            case Input.Retry(var tasks) -> line("retry", tasks);
            case Input.Skip(var tasks) -> line("skip", tasks);
            case Input.Revert(var tasks) -> line("revert", tasks);
            case Input.RevertTo(int checkpoint) ->
                Json.mapper()
                        .writeValueAsString(Json.mapper()
                                .createObjectNode()
                                .put("request", "revert-to")
                                .put("checkpoint", checkpoint));
            case Input.ClaimRequest claim -> ClaimJson.write(claim);
        };
    }

    private static String line(String name, List<TaskId> tasks) {
        var node = Json.mapper().createObjectNode().put("request", name);
        tasks.forEach(task -> node.withArray("tasks").add(task.value()));
        return Json.mapper().writeValueAsString(node);
    }

    /** @throws IllegalArgumentException if it is no request */
    static Input.Request read(String line) {
        JsonNode node = Json.mapper().readTree(line);
        List<TaskId> tasks = node.path("tasks")
                .valueStream()
                .map(task -> new TaskId(task.asString()))
                .toList();
        String name = node.path("request").asString("");
        return switch (name) {
            case "pause" -> new Input.Pause();
            case "resume" -> new Input.Resume();
            case "interrupt" -> new Input.Interrupt();
            case "cancel" -> new Input.Cancel();
            case "retry" -> new Input.Retry(tasks);
            case "skip" -> new Input.Skip(tasks);
            case "revert" -> new Input.Revert(tasks);
            case "revert-to" -> new Input.RevertTo(node.path("checkpoint").asInt());
            case ClaimJson.CLAIM, ClaimJson.RELEASE, ClaimJson.WITHDRAW -> ClaimJson.read(name, node);
            default -> throw new IllegalArgumentException("unknown request " + name);
        };
    }
}
