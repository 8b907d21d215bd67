package dev.stretto.format.batchsheet;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanReader;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Recognition;
import dev.stretto.format.StatusWords;
import dev.stretto.format.draft.DraftRules;
import dev.stretto.format.draft.PlanBuilder;
import dev.stretto.format.markdown.FencedLines;
import dev.stretto.format.markdown.MarkdownDocument;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import java.util.Optional;

/**
 * Reads batch sheets. A task that states what it needs is bound by that alone; any other waits for the batch before its own,
 * and the first of a phase for the phases before.
 */
public final class BatchSheetReader implements PlanReader {

    private static final DraftRules RULES = new DraftRules(PlanFormat.BATCH_SHEET, OrderRule.PHASE_ORDER, false);

    @Override
    public PlanFormat format() {
        return PlanFormat.BATCH_SHEET;
    }

    @Override
    public StatusWords statusWords() {
        return BoxText.STATUS_WORDS;
    }

    @Override
    public Recognition recognise(PlanSource source) {
        Look look = new Look();
        FencedLines.of(source, look);
        return look.batches && look.boxes && !look.items ? Recognition.CERTAIN : Recognition.NO;
    }

    /** A look at the lines of a text. */
    private static final class Look implements FencedLines.Taker {

        private boolean batches;
        private boolean boxes;
        private boolean items;
        private boolean belowBorder;

        @Override
        public void line(String line, boolean fenced) {
            if (fenced) {
                batches |= BoxReader.startsBatch(line);
                boxes |= belowBorder && BoxReader.isTask(line);
                belowBorder = BoxReader.isBorder(line);
            } else {
                items |= FencedLines.isNumberedBox(line);
            }
        }
    }

    @Override
    public ReadResult read(PlanSource source, ReadOptions options) {
        Diagnostics diagnostics = new Diagnostics(source.name());
        PlanBuilder builder = new PlanBuilder(RULES, diagnostics);
        SheetOutline outline = new SheetOutline(source.fileName(), options.ticks(), diagnostics);
        Optional<Plan> plan = MarkdownDocument.parse(source, 1, diagnostics)
                .map(document -> outline.read(document.blocks()))
                .flatMap(builder::build);
        return new ReadResult(plan, diagnostics.sorted(), outline.statements(), builder.ticks());
    }
}
