package dev.stretto.app;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.Ledger;
import dev.stretto.graph.TaskGraph;
import dev.stretto.journal.Json;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import dev.stretto.view.AttemptTimes.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A task with all that is known of it, as programs read it. */
public final class TaskJson {

    private static final int PROMPT_BYTES_MAX = 256 * 1024;

    private TaskJson() {}

    /** One task of a run: what `status` says of it, what the plan says of it, and its attempts. Nothing where there is none. */
    public static Optional<ObjectNode> of(FollowedRun.Now now, String task, long nowMillis) {
        Ledger ledger = now.lookup().view().ledger();
        OptionalInt node = task.isBlank()
                ? OptionalInt.empty()
                : ledger.definition().graph().find(new TaskId(task));
        return node.isEmpty() ? Optional.empty() : Optional.of(document(now, node.getAsInt(), nowMillis));
    }

    private static ObjectNode document(FollowedRun.Now now, int at, long nowMillis) {
        RunLookup lookup = now.lookup();
        Ledger ledger = lookup.view().ledger();
        TaskGraph graph = ledger.definition().graph();
        Task task = ledger.definition().task(at);
        ObjectNode node = StatusJson.task(lookup, at, nowMillis);
        node.put("run", lookup.facts().run().value());
        node.put("phase", task.phase().map(phase -> phase.value()).orElse(null));
        node.put("body", task.body());
        node.put(
                "command",
                task.settings().command().map(command -> command.script()).orElse(null));
        node.put("priority", word(task.priority()));
        ArrayNode dependencies = node.putArray("dependencies");
        graph.node(at).predecessors().forEach(before -> dependencies.add(PlanAnalysis.name(graph, before)));
        ArrayNode claims = node.putArray("claims");
        task.claims().forEach(claim -> claims.add(ShowJson.claim(claim)));
        node.putNull("estimateMinutes");
        task.estimate()
                .ifPresent(stated -> node.putObject("estimateMinutes")
                        .put("low", stated.lowMinutes())
                        .put("high", stated.highMinutes()));
        ArrayNode checklist = node.putArray("checklist");
        for (ChecklistItem item : task.checklist()) {
            checklist.addObject().put("text", item.text()).put("done", item.done());
        }
        ArrayNode attempts = node.putArray("attempts");
        for (Span span : now.attempts().of(task.id())) {
            attempts.add(attempt(lookup, task.id(), span));
        }
        int latest = ledger.tasks().get(at).attempt();
        node.put("prompt", latest == 0 ? null : prompt(lookup.home().prompt(new Attempt(task.id(), latest))));
        return node;
    }

    private static ObjectNode attempt(RunLookup lookup, TaskId task, Span span) {
        return Json.mapper()
                .createObjectNode()
                .put("attempt", span.number())
                .put("startedAt", time(span.startedAtMillis()))
                .put("endedAt", time(span.endedAtMillis()))
                .put("outcome", span.outcome().map(TaskJson::word).orElse(null))
                .put("message", span.message().isEmpty() ? null : span.message())
                .put(
                        "logBytes",
                        lookup.home()
                                .log(new Attempt(task, span.number()))
                                .toFile()
                                .length());
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static @Nullable String time(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis).toString();
    }

    /** What the agent was asked; nothing for a task with a command of its own. */
    private static @Nullable String prompt(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(PROMPT_BYTES_MAX), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return null;
        }
    }
}
