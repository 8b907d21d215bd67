package dev.stretto.format.markdown;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanSource;
import dev.stretto.plan.DiagnosticCode;
import java.util.List;
import java.util.Optional;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A Markdown document as CommonMark sees it.
 *
 * @param blocks its top-level blocks in order
 */
public record MarkdownDocument(List<Block> blocks) {

    /** How deep lists and quotes may be nested. */
    public static final int NESTING_MAX = 64;

    /** The longest line that is read. */
    public static final int LINE_CHARS_MAX = 1_000_000;

    /** A list takes two of the parser's levels, itself and its item; some room tells "too deep" from "just so". */
    private static final int OPEN_BLOCKS_MAX = 2 * NESTING_MAX + 8;

    /** Plans read their lines by rules of their own, so that the parser need not look for emphasis and links. */
    private static final Parser PARSER = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(OPEN_BLOCKS_MAX)
            .inlineParserFactory(context -> (lines, node) -> {})
            .build();

    /** Copies. */
    public MarkdownDocument {
        blocks = List.copyOf(blocks);
    }

    /**
     * Reads a text from one of its lines on.
     *
     * @param firstLine where the Markdown starts, behind any front matter
     * @return empty, with an {@code unreadable} error, where it is nested too deep or has too long a line
     */
    public static Optional<MarkdownDocument> parse(PlanSource source, int firstLine, Diagnostics diagnostics) {
        if (firstLine > source.lineCount()) {
            return Optional.of(new MarkdownDocument(List.of()));
        }
        if (holdsLongLine(source, diagnostics)) {
            return Optional.empty();
        }
        BlockBuilder builder = new BlockBuilder(source, firstLine);
        List<Block> blocks = builder.children(PARSER.parse(source.text().substring(source.lineStart(firstLine))));
        if (builder.tooDeep().isPresent()) {
            diagnostics.error(
                    DiagnosticCode.UNREADABLE,
                    builder.tooDeep().get(),
                    "lists or quotes are nested more than " + NESTING_MAX + " levels deep here",
                    "make the nesting flatter");
            return Optional.empty();
        }
        return Optional.of(new MarkdownDocument(blocks));
    }

    private static boolean holdsLongLine(PlanSource source, Diagnostics diagnostics) {
        for (int number = 1; number <= source.lineCount(); number++) {
            int end = number < source.lineCount()
                    ? source.lineStart(number + 1)
                    : source.text().length();
            if (end - source.lineStart(number) > LINE_CHARS_MAX) {
                diagnostics.error(
                        DiagnosticCode.UNREADABLE,
                        source.position(number, 1),
                        "this line is longer than " + LINE_CHARS_MAX + " characters",
                        "break the line, or check the file");
                return true;
            }
        }
        return false;
    }
}
