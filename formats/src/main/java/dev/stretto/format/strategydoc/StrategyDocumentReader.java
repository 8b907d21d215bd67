package dev.stretto.format.strategydoc;

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
import dev.stretto.format.markdown.FencedLines;
import dev.stretto.format.markdown.MarkdownDocument;
import dev.stretto.format.stated.StatedReader;
import dev.stretto.format.text.Mark;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads strategy documents. A phase for which the document states nothing runs at once. */
public final class StrategyDocumentReader implements PlanReader {

    private static final DraftRules RULES = new DraftRules(PlanFormat.STRATEGY_DOCUMENT, OrderRule.AT_ONCE, true);

    /** How many headings must speak of it; one can be chance. */
    private static final int HEADINGS_MIN = 2;

    private static final Pattern ABOUT = Pattern.compile(
            "#{1,6}\\s.{0,200}\\b(?:parallel(?:ism|ization|ize)?|concurren(?:t|cy)|workstreams?)\\b.*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PHASE =
            Pattern.compile("#{2,3}\\s[^\\p{L}\\p{N}]{0,8}Phase\\s{1,5}[0-9].*", Pattern.CASE_INSENSITIVE);

    @Override
    public PlanFormat format() {
        return PlanFormat.STRATEGY_DOCUMENT;
    }

    @Override
    public StatusWords statusWords() {
        return Mark.WORDS;
    }

    /** A document about running side by side that has neither phases nor tasks of its own outside of its examples. */
    @Override
    public Recognition recognise(PlanSource source) {
        Look look = new Look();
        FencedLines.of(source, look);
        // Front matter is how tools mark files of their own.
        return !source.line(1).stripTrailing().equals("---") && look.about >= HEADINGS_MIN && !look.plan
                ? Recognition.LIKELY
                : Recognition.NO;
    }

    /** A look at the lines of a text. */
    private static final class Look implements FencedLines.Taker {

        private int about;
        private boolean plan;

        @Override
        public void line(String line, boolean fenced) {
            if (!fenced) {
                about += ABOUT.matcher(line).matches() ? 1 : 0;
                plan |= PHASE.matcher(line).matches() || FencedLines.isNumberedBox(line);
            }
        }
    }

    @Override
    public ReadResult read(PlanSource source, ReadOptions options) {
        Diagnostics diagnostics = new Diagnostics(source.name());
        PlanBuilder builder = new PlanBuilder(RULES, diagnostics);
        StatedReader stated = new StatedReader(Optional.empty());
        StrategyOutline outline = new StrategyOutline(CheckBoxes.of(source, options), stated, diagnostics);
        Optional<Plan> plan = MarkdownDocument.parse(source, 1, diagnostics)
                .map(document -> outline.read(document.blocks(), source.fileName()))
                .flatMap(builder::build);
        return new ReadResult(plan, diagnostics.sorted(), stated.statements(), builder.ticks());
    }
}
