package dev.stretto.format.sage;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanReader;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Recognition;
import dev.stretto.format.StatusWords;
import dev.stretto.format.draft.DraftRules;
import dev.stretto.format.draft.PlanBuilder;
import dev.stretto.format.markdown.CheckBoxes;
import dev.stretto.format.markdown.MarkdownDocument;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads Sage's task documents. A task that states no dependency waits for the phases before its own; {@code None} is a statement.
 */
public final class SageReader implements PlanReader {

    private static final DraftRules RULES = new DraftRules(PlanFormat.SAGE_TASKS, OrderRule.PHASE_ORDER, false);

    private static final Pattern TASK = Pattern.compile(
            "^(?:[-*+] \\[[^\\]\\n]{0,3}\\] \\*\\*[A-Z][A-Z0-9]{0,19}-[0-9]{1,9}: |\\*\\*\\[[A-Z][A-Z0-9]{0,19}-[0-9]{1,9}\\] )",
            Pattern.MULTILINE);
    private static final Pattern FIELD =
            Pattern.compile("^ {0,8}[-*+] \\*\\*(?:Dependencies|Estimate|Effort):\\*\\*", Pattern.MULTILINE);

    /** How much of a text recognition looks at. */
    private static final int LOOKED_AT_CHARS_MAX = 200_000;

    @Override
    public PlanFormat format() {
        return PlanFormat.SAGE_TASKS;
    }

    @Override
    public StatusWords statusWords() {
        return SageTask.STATUS_WORDS;
    }

    @Override
    public Recognition recognise(PlanSource source) {
        int end = Math.min(source.text().length(), LOOKED_AT_CHARS_MAX);
        boolean both = TASK.matcher(source.text()).region(0, end).find()
                && FIELD.matcher(source.text()).region(0, end).find();
        return both ? Recognition.CERTAIN : Recognition.NO;
    }

    @Override
    public ReadResult read(PlanSource source, ReadOptions options) {
        Diagnostics diagnostics = new Diagnostics(source.name());
        PlanBuilder builder = new PlanBuilder(RULES, diagnostics);
        SageDocument outline = new SageDocument(CheckBoxes.of(source, options), diagnostics);
        Optional<Plan> plan = MarkdownDocument.parse(source, 1, diagnostics)
                .map(document -> outline.read(document, source.fileName()))
                .flatMap(builder::build);
        return new ReadResult(plan, diagnostics.sorted(), outline.statements(), builder.ticks());
    }
}
