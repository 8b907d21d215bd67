package dev.stretto.format.statusjson;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanReader;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Recognition;
import dev.stretto.format.Statement;
import dev.stretto.format.Statement.Counted;
import dev.stretto.format.StatusWords;
import dev.stretto.format.draft.DraftRules;
import dev.stretto.format.draft.PlanBuilder;
import dev.stretto.format.json.JsonFields;
import dev.stretto.format.json.JsonShape;
import dev.stretto.format.json.JsonText;
import dev.stretto.format.json.JsonValue;
import dev.stretto.format.json.StatusField;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import java.util.List;
import java.util.Optional;

/**
 * Reads dev_workflow's {@code status.json}. A task with a list of dependencies, be it empty, waits for those alone; one without such
 * a list waits for the phases before its own, as in the tool itself.
 */
public final class StatusJsonReader implements PlanReader {

    private static final StatusWords WORDS = StatusWords.NONE
            .with(PlanStatus.PENDING, "pending")
            .with(PlanStatus.IN_PROGRESS, "in_progress")
            .with(PlanStatus.COMPLETED, "completed")
            .with(PlanStatus.FAILED, "failed")
            .with(PlanStatus.SKIPPED, "skipped");

    static final StatusField STATUS = new StatusField("status", "completed", WORDS);

    private static final DraftRules RULES = new DraftRules(PlanFormat.STATUS_JSON, OrderRule.PHASE_ORDER, false);

    @Override
    public PlanFormat format() {
        return PlanFormat.STATUS_JSON;
    }

    @Override
    public StatusWords statusWords() {
        return WORDS;
    }

    @Override
    public Recognition recognise(PlanSource source) {
        boolean named = source.comparableName().endsWith("status.json");
        JsonShape shape = JsonShape.of(source);
        boolean plan = shape.has("planPath") || shape.has("planName");
        boolean tasks =
                shape.has("tasks", JsonShape.ITEM, "status") && shape.has("tasks", JsonShape.ITEM, "description");
        if (plan && (tasks || named)) {
            return Recognition.CERTAIN;
        }
        return plan || (tasks && named) ? Recognition.LIKELY : named ? Recognition.POSSIBLE : Recognition.NO;
    }

    @Override
    public ReadResult read(PlanSource source, ReadOptions options) {
        Diagnostics diagnostics = new Diagnostics(source.name());
        PlanBuilder builder = new PlanBuilder(RULES, diagnostics);
        Optional<JsonFields> root = JsonText.parse(source, diagnostics).flatMap(value -> object(value, diagnostics));
        Optional<Plan> plan = root.flatMap(fields -> new StatusTasks(fields, options, diagnostics)
                .plan(source.fileName())
                .flatMap(builder::build));
        List<Statement> statements =
                root.flatMap(StatusJsonReader::stated).stream().toList();
        return new ReadResult(plan, diagnostics.sorted(), statements, builder.ticks());
    }

    private static Optional<JsonFields> object(JsonValue value, Diagnostics diagnostics) {
        if (value instanceof JsonValue.Obj object) {
            return Optional.of(new JsonFields(object, diagnostics));
        }
        diagnostics.error(
                DiagnosticCode.NO_TASKS,
                value.position(),
                "this should be an object with a list of tasks, and is " + value.kind(),
                StatusTasks.HINT);
        return Optional.empty();
    }

    private static Optional<Statement> stated(JsonFields root) {
        return root.child("summary")
                .flatMap(summary -> summary.count("totalTasks")
                        .map(count -> new Statement.Count(
                                Optional.empty(), Counted.TASKS, count, summary.position("totalTasks"))));
    }
}
