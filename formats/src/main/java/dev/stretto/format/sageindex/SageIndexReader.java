package dev.stretto.format.sageindex;

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

/** Reads Sage's ticket index. A ticket that nothing blocks may start at once; one with children is their group. */
public final class SageIndexReader implements PlanReader {

    private static final StatusWords WORDS = StatusWords.NONE
            .with(PlanStatus.PENDING, "UNPROCESSED")
            .with(PlanStatus.IN_PROGRESS, "IN_PROGRESS")
            .with(PlanStatus.COMPLETED, "COMPLETED")
            .with(PlanStatus.DEFERRED, "DEFERRED");

    static final StatusField STATE = new StatusField("state", "COMPLETED", WORDS);

    private static final DraftRules RULES = new DraftRules(PlanFormat.SAGE_INDEX, OrderRule.AT_ONCE, false);

    @Override
    public PlanFormat format() {
        return PlanFormat.SAGE_INDEX;
    }

    @Override
    public StatusWords statusWords() {
        return WORDS;
    }

    @Override
    public Recognition recognise(PlanSource source) {
        String name = source.comparableName();
        boolean named = name.endsWith("index.json") && (name.contains(".sage/") || name.contains("tickets"));
        JsonShape shape = JsonShape.of(source);
        if (shape.has("tickets", JsonShape.ITEM, "id")) {
            boolean typical = named || shape.has("tickets", JsonShape.ITEM, "state");
            return typical ? Recognition.CERTAIN : Recognition.LIKELY;
        }
        return named ? Recognition.POSSIBLE : Recognition.NO;
    }

    @Override
    public ReadResult read(PlanSource source, ReadOptions options) {
        Diagnostics diagnostics = new Diagnostics(source.name());
        PlanBuilder builder = new PlanBuilder(RULES, diagnostics);
        Optional<Plan> plan =
                JsonText.parse(source, diagnostics).flatMap(root -> build(root, source, options, builder, diagnostics));
        return new ReadResult(plan, diagnostics.sorted(), builder.ticks());
    }

    private static Optional<Plan> build(
            JsonValue root, PlanSource source, ReadOptions options, PlanBuilder builder, Diagnostics diagnostics) {
        List<Draft> drafts = root instanceof JsonValue.Obj object
                ? Tickets.of(new JsonFields(object, diagnostics), options, diagnostics)
                        .drafts()
                : List.of();
        if (drafts.isEmpty()) {
            diagnostics.error(
                    DiagnosticCode.NO_TASKS,
                    root.position(),
                    "this index holds no tickets",
                    "add one: {\"tickets\": [{\"id\": \"AUTH-001\", \"title\": \"…\", \"state\": \"UNPROCESSED\"}]}");
            return Optional.empty();
        }
        return builder.build(PlanDraft.flat(source.fileName(), drafts));
    }
}
