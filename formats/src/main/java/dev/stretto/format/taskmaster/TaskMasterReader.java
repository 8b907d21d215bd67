package dev.stretto.format.taskmaster;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanReader;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Recognition;
import dev.stretto.format.StatusWords;
import dev.stretto.format.draft.Draft;
import dev.stretto.format.draft.DraftRules;
import dev.stretto.format.draft.PlanBuilder;
import dev.stretto.format.draft.PlanDraft;
import dev.stretto.format.json.JsonShape;
import dev.stretto.format.json.JsonText;
import dev.stretto.format.json.StatusField;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import java.util.List;
import java.util.Optional;

/**
 * Reads Task Master's {@code tasks.json}. A task with subtasks is their group; a task that states no dependency may start at
 * once.
 */
public final class TaskMasterReader implements PlanReader {

    /** A task in review is done but for a person's word, and so is not to be done again. */
    private static final StatusWords WORDS = StatusWords.NONE
            .with(PlanStatus.PENDING, "pending", "blocked")
            .with(PlanStatus.IN_PROGRESS, "in-progress")
            .with(PlanStatus.COMPLETED, "done", "completed")
            .with(PlanStatus.DEFERRED, "deferred", "review")
            .with(PlanStatus.SKIPPED, "cancelled");

    static final StatusField STATUS = new StatusField("status", "done", WORDS);

    private static final DraftRules RULES = new DraftRules(PlanFormat.TASK_MASTER, OrderRule.AT_ONCE, false);

    private static final List<String> TYPICAL = List.of("subtasks", "testStrategy", "details");

    @Override
    public PlanFormat format() {
        return PlanFormat.TASK_MASTER;
    }

    @Override
    public StatusWords statusWords() {
        return WORDS;
    }

    @Override
    public Recognition recognise(PlanSource source) {
        String name = source.comparableName();
        boolean named = name.endsWith("tasks.json") || name.contains(".taskmaster/");
        JsonShape shape = JsonShape.of(source);
        boolean tagged = shape.has(JsonShape.ANY, "tasks", JsonShape.ITEM, "title");
        boolean titled = tagged || shape.has("tasks", JsonShape.ITEM, "title");
        boolean typical = tagged || TYPICAL.stream().anyMatch(field -> shape.has("tasks", JsonShape.ITEM, field));
        if (titled && (named || typical)) {
            return named ? Recognition.CERTAIN : Recognition.LIKELY;
        }
        return named ? Recognition.POSSIBLE : Recognition.NO;
    }

    @Override
    public ReadResult read(PlanSource source, ReadOptions options) {
        Diagnostics diagnostics = new Diagnostics(source.name());
        PlanBuilder builder = new PlanBuilder(RULES, diagnostics);
        Optional<Plan> plan = JsonText.parse(source, diagnostics)
                .map(root -> Tags.in(root, diagnostics))
                .flatMap(tags ->
                        tags.chosen(options).flatMap(tag -> build(source, tags, tag, options, builder, diagnostics)));
        return new ReadResult(plan, diagnostics.sorted(), builder.ticks());
    }

    private static Optional<Plan> build(
            PlanSource source, Tags tags, Tag tag, ReadOptions options, PlanBuilder builder, Diagnostics diagnostics) {
        if (options.tag().isEmpty()) {
            tags.others(tag).forEach(other -> warnOf(other, source, diagnostics));
        }
        return build(tag, source, options, builder, diagnostics);
    }

    private static Optional<Plan> build(
            Tag tag, PlanSource source, ReadOptions options, PlanBuilder builder, Diagnostics diagnostics) {
        List<Draft> drafts = new TaskDrafts(options, diagnostics).of(tag);
        if (drafts.isEmpty()) {
            diagnostics.error(
                    DiagnosticCode.NO_TASKS,
                    tag.fields().position("tasks"),
                    "this list holds no tasks",
                    "add a task: {\"id\": 1, \"title\": \"…\", \"status\": \"pending\", \"dependencies\": []}");
            return Optional.empty();
        }
        return builder.build(PlanDraft.flat(tag.title(source.fileName()), drafts));
    }

    /** What keeps the list of another tag from being run is worth a word, as the tool itself never says it. */
    private static void warnOf(Tag other, PlanSource source, Diagnostics diagnostics) {
        Diagnostics found = new Diagnostics(source.name());
        build(other, source, ReadOptions.DEFAULT, new PlanBuilder(RULES, found), found);
        for (Diagnostic one : found.sorted()) {
            if (one.severity() == Severity.ERROR && one.code() != DiagnosticCode.NO_TASKS) {
                diagnostics.warning(
                        one.code(), one.position(), "in the tag " + other.name() + ": " + one.message(), one.hint());
            }
        }
    }
}
