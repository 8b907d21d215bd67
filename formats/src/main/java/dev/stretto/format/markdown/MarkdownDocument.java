package dev.stretto.format.markdown;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanSource;
import dev.stretto.plan.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

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

    /** So many lines are parsed at once, at least. */
    private static final int PART_LINES = 10_000;

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
        return parse(source, firstLine, PART_LINES, diagnostics);
    }

    /** As {@link #parse(PlanSource, int, Diagnostics)}, so many lines at once, at least. */
    static Optional<MarkdownDocument> parse(PlanSource source, int firstLine, int partLines, Diagnostics diagnostics) {
        if (firstLine > source.lineCount()) {
            return Optional.of(new MarkdownDocument(List.of()));
        }
        if (holdsLongLine(source, diagnostics)) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        for (int from = firstLine; from <= source.lineCount(); ) {
            Part part = part(source, from, partLines);
            BlockBuilder builder = new BlockBuilder(source, from);
            blocks.addAll(builder.children(part.tree()));
            if (builder.tooDeep().isPresent()) {
                diagnostics.error(
                        DiagnosticCode.UNREADABLE,
                        builder.tooDeep().get(),
                        "lists or quotes are nested more than " + NESTING_MAX + " levels deep here",
                        "make the nesting flatter");
                return Optional.empty();
            }
            from = part.nextLine();
        }
        return Optional.of(new MarkdownDocument(blocks));
    }

    /**
     * Some lines of a document, parsed: a tree takes many times the room of its text.
     *
     * @param nextLine the line behind it
     */
    private record Part(Node tree, int nextLine) {}

    /** From a line to a heading far enough behind it before which everything is closed, or to the end. */
    private static Part part(PlanSource source, int from, int partLines) {
        int lines = partLines;
        while (true) {
            int to = heading(source, (int) Math.min((long) from + lines, source.lineCount() + 1L));
            int end = to <= source.lineCount()
                    ? source.lineStart(to)
                    : source.text().length();
            Node tree = PARSER.parse(source.text().substring(source.lineStart(from), end));
            if (to > source.lineCount() || !staysOpen(tree.getLastChild())) {
                return new Part(tree, to);
            }
            // Twice as many each time, so that all attempts together are no more than twice the last.
            lines = 2 * (to - from);
        }
    }

    /** The first line from one on that starts a phase or more, as far as one line tells; the number behind the last where none does. */
    private static int heading(PlanSource source, int from) {
        String text = source.text();
        for (int line = from; line <= source.lineCount(); line++) {
            if (text.startsWith("# ", source.lineStart(line)) || text.startsWith("## ", source.lineStart(line))) {
                return line;
            }
        }
        return source.lineCount() + 1;
    }

    /** Whether a block may go on in spite of a heading: code without its closing fence, and HTML, which a tag may end anywhere. */
    private static boolean staysOpen(@Nullable Node last) {
        return switch (last) {
            case FencedCodeBlock fence -> fence.getClosingFenceLength() == null;
            case HtmlBlock _ -> true;
            case null, default -> false;
        };
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
