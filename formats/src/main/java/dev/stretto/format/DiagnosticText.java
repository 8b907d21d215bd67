package dev.stretto.format;

import dev.stretto.plan.Diagnostic;
import java.util.Locale;

/** Diagnostics as people read them. What the plan says is shown with its control characters made harmless. */
public final class DiagnosticText {

    /** How many columns of a long source line are shown. */
    private static final int SHOWN_COLUMNS_MAX = 110;

    /** How many of them stand before the column the remark is about. */
    private static final int SHOWN_BEFORE_MAX = 70;

    private DiagnosticText() {}

    /** One line: {@code plan.md:12:3: error: message [code]}. */
    public static String line(Diagnostic diagnostic) {
        return harmless(diagnostic.file()) + ":" + diagnostic.position() + ": "
                + diagnostic.severity().name().toLowerCase(Locale.ROOT) + ": " + harmless(diagnostic.message()) + " ["
                + diagnostic.code().label() + "]";
    }

    /** {@link #line}, and below it the hint. No line end at the end. */
    public static String withHint(Diagnostic diagnostic) {
        return diagnostic.hint().isEmpty()
                ? line(diagnostic)
                : line(diagnostic) + "\n  hint: " + harmless(diagnostic.hint());
    }

    /**
     * {@link #line}, the source line, a caret under the column, and the hint. No line end at the end.
     *
     * @param source the text the diagnostic is about
     */
    public static String withSource(Diagnostic diagnostic, PlanSource source) {
        StringBuilder out = new StringBuilder(line(diagnostic));
        int number = diagnostic.position().line();
        if (number <= source.lineCount()) {
            appendSource(out, source.line(number), diagnostic.position().column() - 1);
        }
        if (!diagnostic.hint().isEmpty()) {
            out.append("\n  hint: ").append(harmless(diagnostic.hint()));
        }
        return out.toString();
    }

    private static void appendSource(StringBuilder out, String line, int column) {
        int caret = Math.min(column, line.length());
        int from = Math.max(0, caret - SHOWN_BEFORE_MAX);
        int to = Math.min(line.length(), from + SHOWN_COLUMNS_MAX);
        from = insidePair(line, from) ? from - 1 : from;
        to = insidePair(line, to) ? to + 1 : to;
        caret = insidePair(line, caret) ? caret - 1 : caret;
        String ahead = from > 0 ? "…" : "";
        out.append("\n  ").append(ahead).append(harmlessSource(line.substring(from, to)));
        out.append(to < line.length() ? "…" : "").append("\n  ");
        out.append(ahead.isEmpty() ? "" : " ");
        appendPadding(out, line.substring(from, caret));
        out.append('^');
    }

    /** As wide as the text itself: a tab for a tab, two blanks for a wide character, none for a combining one. */
    private static void appendPadding(StringBuilder out, String before) {
        before.codePoints().forEach(c -> {
            if (c == '\t') {
                out.append('\t');
            } else {
                out.repeat(' ', DisplayWidth.of(c));
            }
        });
    }

    private static boolean insidePair(String line, int at) {
        return at > 0
                && at < line.length()
                && Character.isLowSurrogate(line.charAt(at))
                && Character.isHighSurrogate(line.charAt(at - 1));
    }

    private static String harmlessSource(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(c != '\t' && DisplayWidth.controls(c) ? '\uFFFD' : c));
        return out.toString();
    }

    private static String harmless(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(DisplayWidth.controls(c) ? ' ' : c));
        return out.toString();
    }
}
