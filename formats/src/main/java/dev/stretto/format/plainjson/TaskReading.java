package dev.stretto.format.plainjson;

import dev.stretto.format.json.JsonProblems;
import dev.stretto.format.json.StrictFields;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.Command;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Priority;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import dev.stretto.plan.TaskOrder;
import dev.stretto.plan.TaskSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From an object to a task, its references not yet looked up. */
final class TaskReading {

    private static final int RETRIES_MAX = 100;
    private static final double MILLIS_PER_MINUTE = 60_000;

    /** A century: what is longer was not meant. */
    private static final double MINUTES_MAX = 100 * 365 * 24 * 60;

    private static final Set<String> FIELDS = Set.of(
            "id",
            "title",
            "phase",
            "status",
            "priority",
            "dependencies",
            "softAfter",
            "onFailureOf",
            "parallel",
            "claims",
            "files",
            "estimateMinutes",
            "command",
            "gate",
            "agent",
            "timeoutMinutes",
            "retries",
            "changes",
            "checklist",
            "body");

    private final JsonProblems problems;

    TaskReading(JsonProblems problems) {
        this.problems = problems;
    }

    /** The task; empty, with an error, where it has no id or title. */
    Optional<Task> read(StrictFields fields) {
        fields.known(FIELDS);
        Optional<String> id = fields.required("id");
        Optional<String> title = fields.requiredLine("title");
        if (id.isEmpty() || title.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Task(
                new TaskId(id.get()),
                title.get(),
                fields.text("body").orElse(""),
                fields.words("phase").map(PhaseId::new),
                fields.references("dependencies"),
                order(fields),
                fields.word("status", Words.of(PlanStatus.class), Words.all(PlanStatus.class))
                        .orElse(PlanStatus.PENDING),
                claims(fields),
                fields.texts("files"),
                checklist(fields),
                estimate(fields),
                fields.word("priority", Words.of(Priority.class), Words.all(Priority.class))
                        .orElse(Priority.MEDIUM),
                settings(fields),
                fields.object().position()));
    }

    private static TaskOrder order(StrictFields fields) {
        return new TaskOrder(
                fields.references("softAfter").orElse(List.of()),
                fields.references("onFailureOf").orElse(List.of()),
                fields.flag("parallel"));
    }

    private List<ClaimSpec> claims(StrictFields fields) {
        List<ClaimSpec> claims = new ArrayList<>();
        for (StrictFields claim : fields.objects("claims")) {
            claim.known(Set.of("mode", "resource", "inferred"));
            Optional<ClaimSpec.Mode> mode =
                    claim.word("mode", Words.of(ClaimSpec.Mode.class), Words.all(ClaimSpec.Mode.class));
            Optional<String> resource = claim.required("resource");
            if (mode.isPresent() && resource.isPresent()) {
                claims.add(new ClaimSpec(mode.get(), resource.get(), claim.flag("inferred")));
            } else if (claim.object().get("mode").isEmpty()) {
                problems.bad(claim.object().position(), "this claim has no “mode”", "say read, write or use");
            }
        }
        return claims;
    }

    static List<ChecklistItem> checklist(StrictFields fields) {
        List<ChecklistItem> checklist = new ArrayList<>();
        for (StrictFields item : fields.objects("checklist")) {
            item.known(Set.of("text", "done"))
                    .required("text")
                    .ifPresent(text -> checklist.add(new ChecklistItem(text, item.flag("done"))));
        }
        return checklist;
    }

    private Optional<Estimate> estimate(StrictFields fields) {
        Optional<StrictFields> range = fields.object("estimateMinutes");
        if (range.isEmpty()) {
            return Optional.empty();
        }
        double low = range.get().known(Set.of("low", "high")).number("low").orElse(-1.0);
        double high = range.get().number("high").orElse(-1.0);
        if (low >= 0 && low <= high && high <= MINUTES_MAX) {
            return Optional.of(new Estimate(low, high));
        }
        problems.warn(
                DiagnosticCode.BAD_ESTIMATE,
                range.get().object().position(),
                "this is no range of minutes, so the task counts as having no estimate",
                "write {\"low\": 30, \"high\": 60}");
        return Optional.empty();
    }

    private TaskSettings settings(StrictFields fields) {
        return new TaskSettings(
                command(fields),
                fields.words("gate"),
                fields.words("agent"),
                timeout(fields, problems),
                fields.whole("retries", 0, RETRIES_MAX),
                changesNone(fields));
    }

    static Optional<Command> command(StrictFields fields) {
        return fields.object("command")
                .flatMap(command -> command.known(Set.of("script", "block"))
                        .required("script")
                        .map(script -> new Command(script, command.flag("block"))));
    }

    private boolean changesNone(StrictFields fields) {
        Optional<String> changes = fields.text("changes");
        if (changes.isPresent() && !changes.get().equals("none")) {
            problems.bad(
                    fields.object().get("changes").orElseThrow().position(),
                    "the one thing to say of “changes” is “none”",
                    "write \"none\", or leave the field out");
        }
        return changes.equals(Optional.of("none"));
    }

    /** A limit of time, which must be a moment at least. */
    static Optional<Duration> timeout(StrictFields fields, JsonProblems problems) {
        Optional<Double> minutes = fields.number("timeoutMinutes");
        Optional<Duration> timeout = minutes.filter(value -> value <= MINUTES_MAX)
                .map(value -> Duration.ofMillis(Math.round(value * MILLIS_PER_MINUTE)))
                .filter(Duration::isPositive);
        if (minutes.isPresent() && timeout.isEmpty()) {
            problems.bad(
                    fields.object().get("timeoutMinutes").orElseThrow().position(),
                    "“timeoutMinutes” is a number above 0, and no more than a century",
                    "change it");
        }
        return timeout;
    }
}
