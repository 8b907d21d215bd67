package dev.stretto.format.stretto;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanReader;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Recognition;
import dev.stretto.format.StatusWords;
import dev.stretto.format.draft.DraftRules;
import dev.stretto.format.draft.PlanBuilder;
import dev.stretto.format.frontmatter.FrontMatter;
import dev.stretto.format.markdown.CheckBoxes;
import dev.stretto.format.markdown.MarkdownDocument;
import dev.stretto.format.stated.StatedReader;
import dev.stretto.plan.Defaults;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads Stretto Markdown. A task that states no dependency waits for the phases before its own. */
public final class StrettoReader implements PlanReader {

    private static final Pattern MARKDOWN_NAME = Pattern.compile(".*\\.(?:md|markdown|mdown|mkd|txt)");
    private static final Pattern DATA_NAME = Pattern.compile(".*\\.(?:jsonl?|ya?ml|toml|xml|html?|org|csv)");
    private static final Pattern PHASE = Pattern.compile(
            "^#{2,3}[ \\t][^\\p{L}\\p{N}\\n]{0,8}Phase\\s{1,5}[0-9]", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    private static final DraftRules RULES = new DraftRules(PlanFormat.STRETTO, OrderRule.PHASE_ORDER, true);

    /** How much of a text recognition looks at. */
    private static final int LOOKED_AT_CHARS_MAX = 200_000;

    @Override
    public PlanFormat format() {
        return PlanFormat.STRETTO;
    }

    @Override
    public StatusWords statusWords() {
        return Titles.STATUS_WORDS;
    }

    @Override
    public Recognition recognise(PlanSource source) {
        String name = source.comparableName();
        String text = source.text();
        if (DATA_NAME.matcher(name).matches()
                || (!MARKDOWN_NAME.matcher(name).matches()
                        && text.stripLeading().startsWith("{"))) {
            return Recognition.NO;
        }
        boolean phases = PHASE.matcher(text)
                .region(0, Math.min(text.length(), LOOKED_AT_CHARS_MAX))
                .find();
        return phases ? Recognition.LIKELY : Recognition.POSSIBLE;
    }

    @Override
    public ReadResult read(PlanSource source, ReadOptions options) {
        Diagnostics diagnostics = new Diagnostics(source.name());
        FrontMatter frontMatter = FrontMatter.of(source, diagnostics);
        Defaults defaults = YamlDefaults.of(frontMatter, diagnostics);
        PlanBuilder builder = new PlanBuilder(RULES, diagnostics);
        Document document = new Document(
                diagnostics,
                CheckBoxes.of(source, options),
                new ExecutionNotes(diagnostics),
                new StatedReader(Optional.empty()));
        Optional<Plan> plan = MarkdownDocument.parse(source, frontMatter.firstLine(), diagnostics)
                .map(markdown -> Outline.of(markdown, source.fileName(), defaults, document))
                .flatMap(builder::build);
        return new ReadResult(
                plan, diagnostics.sorted(), document.stated().statements(), builder.ticks(), builder.phaseTicks());
    }
}
