package dev.stretto.format.frontmatter;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.Edit;
import dev.stretto.format.PlanSource;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands between two lines of {@code ---} at the start of a text.
 *
 * <p>It is cut into its top-level keys line by line, and each value is read as YAML only when it is asked for. So what no
 * reader wants does no harm, be it no YAML at all ({@code assignee: @ann}), and nothing in it can grow: aliases are not
 * followed.
 */
public final class FrontMatter {

    private static final int LINES_MAX = 1000;

    private static final Pattern KEY = Pattern.compile(
            "(?:(?<plain>[\\p{L}_][\\p{L}\\p{N}_ .-]{0,99}+)|\"(?<double>[^\"]{1,100}+)\"|'(?<single>[^']{1,100}+)')"
                    + "[ \\t]*+:(?=[ \\t]|$)");

    private static final String CONTINUES = " \t#-]}";

    private final PlanSource source;
    private final List<FrontMatterEntry> entries;
    private final List<Position> strays;
    private final int closingLine;

    private FrontMatter(PlanSource source, List<FrontMatterEntry> entries, List<Position> strays, int closingLine) {
        this.source = source;
        this.entries = List.copyOf(entries);
        this.strays = List.copyOf(strays);
        this.closingLine = closingLine;
    }

    /** Finds it, if there is any; one that is never closed is none, which is a warning. */
    public static FrontMatter of(PlanSource source, Diagnostics diagnostics) {
        FrontMatter found = of(source);
        if (!found.present() && opens(source)) {
            diagnostics.warning(
                    DiagnosticCode.BAD_VALUE,
                    source.position(1, 1),
                    "this opens front matter that is never closed, so it is taken for a line across the page",
                    "close it with a line of ---, or drop this line");
        }
        return found;
    }

    /** As {@link #of(PlanSource, Diagnostics)}, for a first look. */
    public static FrontMatter of(PlanSource source) {
        return opens(source) ? cut(source, 2, closingLine(source)) : cut(source, 1, 0);
    }

    /** A whole file of it, such as a tool's settings; nothing can be set in it. */
    public static FrontMatter ofYaml(PlanSource source) {
        FrontMatter cut = cut(source, 1, Math.min(source.lineCount(), LINES_MAX) + 1);
        return new FrontMatter(source, cut.entries, cut.strays, 0);
    }

    private static FrontMatter cut(PlanSource source, int first, int closing) {
        List<FrontMatterEntry> entries = new ArrayList<>();
        List<Position> strays = new ArrayList<>();
        for (int line = first; line < closing; line++) {
            String text = source.line(line);
            Matcher key = KEY.matcher(text);
            if (key.lookingAt()) {
                int end = entryEnd(source, line + 1, closing);
                entries.add(new FrontMatterEntry(
                        source,
                        name(key),
                        source.lineStart(line),
                        source.lineStart(line) + key.end(),
                        end > source.lineCount() ? source.text().length() : source.lineStart(end)));
                line = end - 1;
            } else if (!text.isBlank() && text.charAt(0) != '#') {
                strays.add(source.position(line, 1));
            }
        }
        return new FrontMatter(source, entries, strays, closing);
    }

    private static boolean opens(PlanSource source) {
        return source.line(1).stripTrailing().equals("---");
    }

    private static int closingLine(PlanSource source) {
        int last = Math.min(source.lineCount(), LINES_MAX);
        for (int line = 2; line <= last; line++) {
            String text = source.line(line).stripTrailing();
            if (text.equals("---") || text.equals("...")) {
                return line;
            }
        }
        return 0;
    }

    /** The line behind a value that may go on over several. */
    private static int entryEnd(PlanSource source, int from, int closing) {
        int line = from;
        while (line < closing) {
            String text = source.line(line);
            if (!text.isBlank() && CONTINUES.indexOf(text.charAt(0)) < 0) {
                break;
            }
            line++;
        }
        return line;
    }

    private static String name(Matcher key) {
        for (String style : List.of("plain", "double", "single")) {
            if (key.group(style) != null) {
                return key.group(style).strip();
            }
        }
        throw new IllegalStateException("a key of no style");
    }

    /** Whether the text has any. */
    public boolean present() {
        return closingLine > 0;
    }

    /** The line behind it, at which the Markdown starts; 1 where there is none. */
    public int firstLine() {
        return closingLine + 1;
    }

    /** Every key in the order of the text, repeated ones too. */
    public List<FrontMatterEntry> entries() {
        return entries;
    }

    /** The first entry of a key. */
    public Optional<FrontMatterEntry> entry(String key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    /** Where lines stand that belong to no key. */
    public List<Position> strays() {
        return strays;
    }

    /**
     * The change after which a key has another value; its quotes stay as they are, and a key that is not there is added at
     * the end.
     *
     * @return empty where there is no front matter, or the value is no text on one line
     */
    public Optional<Edit> set(String key, String value) {
        if (!present()) {
            return Optional.empty();
        }
        Optional<FrontMatterEntry> entry = entry(key);
        return entry.isPresent()
                ? entry.get().set(value)
                : Optional.of(new Edit(source.position(closingLine, 1), 0, key + ": " + Plain.of(value) + lineEnd()));
    }

    /** The line end that the first line has. */
    private String lineEnd() {
        return source.text().substring(source.line(1).length(), source.lineStart(2));
    }
}
