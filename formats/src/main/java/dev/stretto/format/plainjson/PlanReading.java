package dev.stretto.format.plainjson;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.Edit;
import dev.stretto.format.Tick;
import dev.stretto.format.draft.ExactIds;
import dev.stretto.format.json.JsonCursor;
import dev.stretto.format.json.JsonProblems;
import dev.stretto.format.json.JsonValue;
import dev.stretto.format.json.StrictFields;
import dev.stretto.plan.Defaults;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import dev.stretto.plan.Strategy;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers one plan from its text, item by item, so that the text is never held as values as a whole. */
final class PlanReading {

    private static final int WORKERS_MAX = 10_000;
    private static final int RETRIES_MAX = 100;
    private static final Set<String> PHASE_FIELDS = Stream.concat(
                    Stream.of("id", "title", "dependencies", "objective", "testing"), RulesReading.fields().stream())
            .collect(Collectors.toUnmodifiableSet());

    private final Diagnostics diagnostics;
    private final JsonProblems problems;
    private final TaskReading taskReading;
    private final RulesReading rulesReading;
    private final boolean ticksWanted;
    private final ExactIds<Phase> phases;
    private final ExactIds<Task> tasks;
    private final ExactIds<GroupText> groups;
    private final List<ChainText> chains = new ArrayList<>();
    private final Map<TaskId, Tick> ticks = new LinkedHashMap<>();
    private Optional<String> title = Optional.empty();
    private Optional<OrderRule> rule = Optional.empty();
    private Defaults defaults = Defaults.NONE;
    private boolean marked;

    /** A group, its members not yet looked up. */
    record GroupText(String id, String title, List<Reference> members, Position position) {}

    /** A chain, its tasks not yet looked up. */
    record ChainText(List<Reference> tasks, Position position) {}

    PlanReading(Diagnostics diagnostics, boolean ticksWanted) {
        this.diagnostics = diagnostics;
        this.problems = new JsonProblems(diagnostics);
        this.taskReading = new TaskReading(problems);
        this.rulesReading = new RulesReading(problems);
        this.ticksWanted = ticksWanted;
        this.phases = new ExactIds<>("phase", diagnostics);
        this.tasks = new ExactIds<>("task", diagnostics);
        this.groups = new ExactIds<>("group", diagnostics);
    }

    Map<TaskId, Tick> ticks() {
        return ticks;
    }

    /** Takes in the outermost value. */
    void document(JsonCursor cursor) {
        if (cursor.atObject()) {
            cursor.fields(name -> field(name, cursor));
        } else {
            problems.bad(
                    cursor.position(),
                    "a plan is an object, not " + cursor.value().kind(),
                    "begin it with {");
        }
    }

    private void field(String name, JsonCursor cursor) {
        switch (name) {
            case "phases" -> objects(name, "phase", cursor, this::phase);
            case "tasks" -> objects(name, "task", cursor, this::task);
            case "groups" -> objects(name, "group", cursor, this::group);
            case "chains" -> objects(name, "chain", cursor, this::chain);
            case "defaults" -> object(name, cursor.value()).ifPresent(this::defaults);
            case "$schema", "convertedFrom" -> {}
            case "title", "rule", "format", "version" -> head(name, cursor.value());
            default -> problems.unknownField("plan", name, cursor.position());
        }
    }

    private void head(String name, JsonValue value) {
        StrictFields fields = new StrictFields(new JsonValue.Obj(Map.of(name, value), value.span()), "plan", problems);
        switch (name) {
            case "title" -> title = fields.requiredLine("title");
            case "rule" -> rule = fields.word("rule", Words.of(OrderRule.class), Words.all(OrderRule.class));
            case "version" -> fields.whole("version", PlanJson.VERSION, PlanJson.VERSION);
            default -> {
                marked = fields.text(name).equals(Optional.of(PlanJson.FORMAT));
                if (!marked) {
                    problems.bad(value.position(), "“format” is not “" + PlanJson.FORMAT + "”", "change it");
                }
            }
        }
    }

    private Optional<StrictFields> object(String what, JsonValue value) {
        return problems.as(value, JsonValue.Obj.class, "an object", "“" + what + "”")
                .map(object -> new StrictFields(object, what, problems));
    }

    private void objects(String name, String what, JsonCursor cursor, Consumer<StrictFields> each) {
        if (cursor.atList()) {
            cursor.items(() -> object(what, cursor.value()).ifPresent(each));
        } else {
            problems.bad(
                    cursor.position(),
                    "“" + name + "” is a list, not " + cursor.value().kind(),
                    "write [ ]");
        }
    }

    private void defaults(StrictFields fields) {
        fields.known(Set.of("strategy", "workers", "agent", "onConflict", "timeoutMinutes", "retries", "gates"));
        defaults = new Defaults(
                fields.word("strategy", Words.of(Strategy.class), Words.all(Strategy.class)),
                fields.whole("workers", 1, WORKERS_MAX),
                fields.words("agent"),
                fields.words("onConflict"),
                TaskReading.timeout(fields, problems),
                fields.whole("retries", 0, RETRIES_MAX),
                fields.texts("gates"));
    }

    private void phase(StrictFields fields) {
        fields.known(PHASE_FIELDS);
        Optional<String> id = fields.required("id");
        Optional<String> name = fields.requiredLine("title");
        if (id.isPresent() && name.isPresent()) {
            Phase phase = new Phase(
                    new PhaseId(id.get()),
                    name.get(),
                    fields.references("dependencies"),
                    fields.text("objective").orElse(""),
                    fields.text("testing"),
                    rulesReading.read(fields),
                    fields.object().position());
            phases.add(id.get(), phase, phase.position(), Phase::position);
        }
    }

    private void task(StrictFields fields) {
        Optional<Task> task = taskReading.read(fields);
        if (task.isPresent()
                && tasks.add(task.get().id().value(), task.get(), task.get().position(), Task::position)
                && ticksWanted) {
            ticks.put(task.get().id(), new Tick(done(task.get(), fields), Optional.empty()));
        }
    }

    /** The change of the status, or a status put ahead of the first field. */
    private static List<Edit> done(Task task, StrictFields fields) {
        String completed = "\"" + Words.of(PlanStatus.COMPLETED) + "\"";
        if (task.status() == PlanStatus.COMPLETED) {
            return List.of();
        }
        return List.of(fields.object()
                .get("status")
                .map(status -> status.replacedBy(completed))
                .orElseGet(() -> new Edit(fields.object().position().right(1), 0, "\"status\": " + completed + ", ")));
    }

    private void group(StrictFields fields) {
        fields.known(Set.of("id", "title", "members"));
        Optional<String> id = fields.required("id");
        Optional<String> name = fields.requiredLine("title");
        if (id.isPresent() && name.isPresent()) {
            Position at = fields.object().position();
            List<Reference> members = fields.references("members").orElse(List.of());
            groups.add(id.get(), new GroupText(id.get(), name.get(), members, at), at, GroupText::position);
        }
    }

    private void chain(StrictFields fields) {
        fields.known(Set.of("tasks"));
        chains.add(new ChainText(
                fields.references("tasks").orElse(List.of()), fields.object().position()));
    }

    /**
     * The plan of all that was found; empty, with a {@code no-tasks} error, where that is no task.
     *
     * @param titleWhereNone its title where it states none
     */
    Optional<Plan> plan(String titleWhereNone) {
        if (!marked) {
            diagnostics.warning(
                    DiagnosticCode.BAD_VALUE,
                    Position.START,
                    "this does not say that it is a plan of Stretto",
                    "add \"format\": \"" + PlanJson.FORMAT + "\", \"version\": " + PlanJson.VERSION);
        }
        if (rule.isEmpty()) {
            diagnostics.info(
                    DiagnosticCode.INFERRED,
                    Position.START,
                    "the plan does not say what a task waits for that states nothing: the phases before its own",
                    "add \"rule\": " + Words.all(OrderRule.class));
        }
        if (tasks.all().isEmpty()) {
            diagnostics.error(
                    DiagnosticCode.NO_TASKS, Position.START, "this plan holds no tasks", "add some to “tasks”");
            return Optional.empty();
        }
        return Optional.of(new PlanAssembly(phases, tasks, groups, diagnostics)
                .plan(title.orElse(titleWhereNone), rule.orElse(OrderRule.PHASE_ORDER), chains, defaults));
    }
}
