package dev.stretto.format.boxes;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.draft.DraftRules;
import dev.stretto.format.draft.PlanBuilder;
import dev.stretto.format.draft.PlanDraft;
import dev.stretto.format.draft.SectionDraft;
import dev.stretto.format.markdown.Block;
import dev.stretto.format.markdown.CheckBoxes;
import dev.stretto.format.markdown.MarkdownDocument;
import dev.stretto.plan.Defaults;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import java.util.List;
import java.util.Optional;

/** Reads a document whose tasks are boxes below headings. */
public final class BoxPlan {

    private static final int FRONT_MATTER_LINES_MAX = 1000;

    private BoxPlan() {}

    /**
     * Reads a document by the rules of a dialect.
     *
     * @param dialect a fresh one, which reports to the same diagnostics
     */
    public static ReadResult read(
            PlanSource source, ReadOptions options, PlanFormat format, BoxDialect dialect, Diagnostics diagnostics) {
        PlanBuilder builder = new PlanBuilder(new DraftRules(format, OrderRule.DOCUMENT_ORDER, false), diagnostics);
        Optional<Plan> plan = MarkdownDocument.parse(source, firstLine(source), diagnostics)
                .map(document -> draft(document, source, options, dialect, diagnostics))
                .flatMap(builder::build);
        return new ReadResult(plan, diagnostics.sorted(), dialect.statements(), builder.ticks());
    }

    private static PlanDraft draft(
            MarkdownDocument document,
            PlanSource source,
            ReadOptions options,
            BoxDialect dialect,
            Diagnostics diagnostics) {
        Survey survey = Survey.of(document.blocks(), dialect);
        dialect.ids(survey.ids());
        CheckBoxes boxes = CheckBoxes.of(source, options);
        ItemReader items = new ItemReader(dialect, boxes, options.optional(), diagnostics);
        List<Part> parts = new Outline(dialect, items, survey.ids(), diagnostics).read(document.blocks());
        dialect.done();
        List<SectionDraft> sections = new Drafts(survey.ids(), boxes, options.optional(), diagnostics).sections(parts);
        return new PlanDraft(
                title(document.blocks()).orElse(source.fileName()), sections, dialect.chains(sections), Defaults.NONE);
    }

    /** The line behind what stands between two lines of {@code ---} at the start; nothing in it is used. */
    private static int firstLine(PlanSource source) {
        if (!source.line(1).stripTrailing().equals("---")) {
            return 1;
        }
        int last = Math.min(source.lineCount(), FRONT_MATTER_LINES_MAX);
        for (int line = 2; line <= last; line++) {
            if (source.line(line).stripTrailing().equals("---")) {
                return line + 1;
            }
        }
        return 1;
    }

    private static Optional<String> title(List<Block> blocks) {
        for (Block block : blocks) {
            if (block instanceof Block.Heading heading && heading.level() == 1) {
                return TitleText.clean(heading.text().text());
            }
        }
        return Optional.empty();
    }
}
