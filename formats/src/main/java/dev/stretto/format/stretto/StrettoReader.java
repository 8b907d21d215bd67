package dev.stretto.format.stretto;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanReader;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Recognition;
import dev.stretto.format.markdown.MarkdownDocument;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads Stretto Markdown. A task that states no dependency waits for the phases before its own. */
public final class StrettoReader implements PlanReader {

    private static final Pattern MARKDOWN_NAME = Pattern.compile(".*\\.(?:md|markdown|mdown|mkd|txt)");
    private static final Pattern DATA_NAME = Pattern.compile(".*\\.(?:jsonl?|ya?ml|toml|xml|html?|org|csv)");
    private static final Pattern PHASE = Pattern.compile(
            "^#{2,3}[ \\t][^\\p{L}\\p{N}\\n]{0,8}Phase\\s{1,5}[0-9]", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    /** How much of a text recognition looks at. */
    private static final int LOOKED_AT_CHARS_MAX = 200_000;

    @Override
    public PlanFormat format() {
        return PlanFormat.STRETTO;
    }

    @Override
    public Recognition recognise(PlanSource source) {
        String name = source.name().toLowerCase(Locale.ROOT);
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
    public ReadResult read(PlanSource source) {
        Diagnostics diagnostics = new Diagnostics(source.name());
        FrontMatter frontMatter = FrontMatter.of(source, diagnostics);
        Optional<Plan> plan = MarkdownDocument.parse(source, frontMatter.firstLine(), diagnostics)
                .map(document -> Outline.of(document, diagnostics))
                .flatMap(outline ->
                        new PlanBuilder(diagnostics).build(outline, fileName(source), frontMatter.defaults()));
        return new ReadResult(plan, diagnostics.sorted());
    }

    private static String fileName(PlanSource source) {
        String name = source.name();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
