package dev.stretto.format;

import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The remarks about one plan, as they are found. */
public final class Diagnostics {

    private static final int QUOTED_CHARS_MAX = 60;

    private final String file;
    private final List<Diagnostic> found = new ArrayList<>();

    /** Remarks about the plan of this name. */
    public Diagnostics(String file) {
        this.file = file;
    }

    /** Something that keeps the plan from running. */
    public void error(DiagnosticCode code, Position position, String message, String hint) {
        found.add(new Diagnostic(Severity.ERROR, code, file, position, message, hint));
    }

    /** Something that is probably not meant. */
    public void warning(DiagnosticCode code, Position position, String message, String hint) {
        found.add(new Diagnostic(Severity.WARNING, code, file, position, message, hint));
    }

    /** Something the reader inferred or left out. */
    public void info(DiagnosticCode code, Position position, String message, String hint) {
        found.add(new Diagnostic(Severity.INFO, code, file, position, message, hint));
    }

    /** All of them in the order of their positions. */
    public List<Diagnostic> sorted() {
        return found.stream().sorted(Comparator.comparing(Diagnostic::position)).toList();
    }

    /** The plan's own words in quotes, shortened where they are long. */
    public static String quote(String words) {
        String line = words.strip().replaceAll("\\s+", " ");
        if (line.length() <= QUOTED_CHARS_MAX) {
            return "“" + line + "”";
        }
        int end = QUOTED_CHARS_MAX;
        if (Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return "“" + line.substring(0, end) + "…”";
    }
}
