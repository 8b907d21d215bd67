package dev.stretto.format.markdown;

import dev.stretto.format.text.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A table of cells between upright strokes, as GitHub's Markdown has it.
 *
 * @param header the names of its columns
 * @param rows the rows below; one may have fewer or more cells than the header
 */
public record PipeTable(List<TextSpan> header, List<List<TextSpan>> rows) {

    /** The line of dashes below the header. */
    private static final Pattern RULE =
            Pattern.compile("\\s*+\\|?\\s*+:?-++:?\\s*+(?:\\|\\s*+:?-++:?\\s*+)*+\\|?\\s*+");

    public PipeTable {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** The first table of a paragraph, whose lines before it may be text. */
    public static Optional<PipeTable> of(TextSpan span) {
        for (int line = 1; line < span.lineCount(); line++) {
            if (piped(span, line - 1) && piped(span, line) && rule(span, line)) {
                List<List<TextSpan>> rows = new ArrayList<>();
                for (int row = line + 1; row < span.lineCount() && piped(span, row); row++) {
                    rows.add(cells(span, row));
                }
                return Optional.of(new PipeTable(cells(span, line - 1), rows));
            }
        }
        return Optional.empty();
    }

    /** The first column whose name matches, from its start on. */
    public OptionalInt column(Pattern name) {
        for (int at = 0; at < header.size(); at++) {
            if (name.matcher(header.get(at).text()).lookingAt()) {
                return OptionalInt.of(at);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean piped(TextSpan span, int line) {
        return span.text().indexOf('|', span.lineStart(line), span.lineEnd(line)) >= 0;
    }

    private static boolean rule(TextSpan span, int line) {
        return RULE.matcher(span.text())
                .region(span.lineStart(line), span.lineEnd(line))
                .matches();
    }

    private static List<TextSpan> cells(TextSpan span, int line) {
        String text = span.text();
        int end = span.lineEnd(line);
        List<TextSpan> cells = new ArrayList<>();
        int start = span.lineStart(line);
        for (int at = start; at < end; at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.charAt(at) == '|') {
                // What stands before the stroke at the start of a line is no cell.
                if (start > span.lineStart(line) || !text.substring(start, at).isBlank()) {
                    cells.add(cell(span, start, at));
                }
                start = at + 1;
            }
        }
        if (!text.substring(start, end).isBlank()) {
            cells.add(cell(span, start, end));
        }
        return cells;
    }

    private static TextSpan cell(TextSpan span, int from, int to) {
        String raw = span.text().substring(from, to);
        int start = from + raw.length() - raw.stripLeading().length();
        return new TextSpan.Builder()
                .line(raw.strip(), span.position(Math.min(start, to)))
                .build();
    }
}
