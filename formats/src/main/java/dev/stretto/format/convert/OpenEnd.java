package dev.stretto.format.convert;

import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Whether a text ends within a block that goes on, whatever follows: code without its closing fence, or HTML of the kinds 1 to 5 of
 * CommonMark (section 4.6), which only their own ends close. Other HTML ends at a blank line.
 */
final class OpenEnd {

    private static final Parser PARSER = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.NONE)
            .inlineParserFactory(_ -> (_, _) -> {})
            .build();

    private static final String RAW = "(?:script|pre|style|textarea)";

    private static final Pattern OPEN_HTML = Pattern.compile(
            "\\s*(?:(?=<!--)(?!.*-->)"
                    + "|(?=<\\?)(?!.*\\?>)"
                    + "|(?=<!\\[CDATA\\[)(?!.*]]>)"
                    + "|(?=<![a-z])(?!.*>)"
                    + "|(?=<" + RAW + "(?:\\s|>|$))(?!.*</" + RAW + ">))",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private OpenEnd() {}

    /** Whether what is written behind this text would belong to its last block. */
    static boolean in(String text) {
        Node last = PARSER.parse(text).getLastChild();
        return switch (last) {
            case FencedCodeBlock code -> code.getClosingFenceLength() == null;
            case HtmlBlock html -> OPEN_HTML.matcher(html.getLiteral()).lookingAt();
            case null, default -> false;
        };
    }
}
