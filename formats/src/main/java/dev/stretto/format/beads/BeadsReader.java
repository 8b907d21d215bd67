package dev.stretto.format.beads;

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
import dev.stretto.format.json.StatusField;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import java.util.List;
import java.util.Optional;

/** Reads beads' issues. An issue that nothing blocks may start at once; one with children is their group. */
public final class BeadsReader implements PlanReader {

    /** A pinned issue is a note that stays open for ever, which nothing waits for. */
    private static final StatusWords WORDS = StatusWords.NONE
            .with(PlanStatus.PENDING, "open", "blocked")
            .with(PlanStatus.IN_PROGRESS, "in_progress", "hooked")
            .with(PlanStatus.COMPLETED, "closed")
            .with(PlanStatus.DEFERRED, "deferred")
            .with(PlanStatus.SKIPPED, "pinned");

    static final StatusField STATUS = new StatusField("status", "closed", WORDS);

    private static final DraftRules RULES = new DraftRules(PlanFormat.BEADS, OrderRule.AT_ONCE, false);

    @Override
    public PlanFormat format() {
        return PlanFormat.BEADS;
    }

    @Override
    public StatusWords statusWords() {
        return WORDS;
    }

    @Override
    public Recognition recognise(PlanSource source) {
        String name = source.comparableName();
        boolean lines = name.endsWith(".jsonl");
        boolean named = lines && (name.endsWith("issues.jsonl") || name.contains(".beads/"));
        JsonShape shape = JsonShape.of(source);
        boolean issues = shape.has("id")
                && shape.has("title")
                && (shape.has("issue_type") || (shape.has("status") && (lines || shape.has("_type"))));
        if (issues) {
            return named ? Recognition.CERTAIN : Recognition.LIKELY;
        }
        return named ? Recognition.POSSIBLE : Recognition.NO;
    }

    @Override
    public ReadResult read(PlanSource source, ReadOptions options) {
        Diagnostics diagnostics = new Diagnostics(source.name());
        PlanBuilder builder = new PlanBuilder(RULES, diagnostics);
        List<Issue> issues = new IssueLines(source, diagnostics).read();
        return new ReadResult(
                build(source, new Issues(issues, options, diagnostics).drafts(), builder, diagnostics),
                diagnostics.sorted(),
                builder.ticks());
    }

    private static Optional<Plan> build(
            PlanSource source, List<Draft> drafts, PlanBuilder builder, Diagnostics diagnostics) {
        if (drafts.isEmpty()) {
            diagnostics.error(
                    DiagnosticCode.NO_TASKS,
                    Position.START,
                    "this file holds no issue that could be worked on",
                    "write an issue a line: {\"id\":\"bd-1\",\"title\":\"…\",\"status\":\"open\",\"issue_type\":\"task\"}");
            return Optional.empty();
        }
        return builder.build(PlanDraft.flat(source.fileName(), drafts));
    }
}
