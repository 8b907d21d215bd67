package dev.stretto.format;

import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The remarks about one plan, as they are found. */
public final class Diagnostics {

    private static final int QUOTED_CHARS_MAX = 60;

    /** Nobody reads more of one kind, and a plan of a million tasks must not make a million remarks. */
    private static final int OF_ONE_CODE_MAX = 1_000;

    private final String file;
    private final List<Diagnostic> found = new ArrayList<>();
    private final Map<DiagnosticCode, Integer> counts = new EnumMap<>(DiagnosticCode.class);
    private final Map<DiagnosticCode, Severity> worst = new EnumMap<>(DiagnosticCode.class);
    private final Map<DiagnosticCode, Position> last = new EnumMap<>(DiagnosticCode.class);

    /** Remarks about the plan of this name. */
    public Diagnostics(String file) {
        this.file = file;
    }

    /** Something that keeps the plan from running. */
    public void error(DiagnosticCode code, Position position, String message, String hint) {
        add(Severity.ERROR, code, position, message, hint);
    }

    /** Something that is probably not meant. */
    public void warning(DiagnosticCode code, Position position, String message, String hint) {
        add(Severity.WARNING, code, position, message, hint);
    }

    /** Something the reader inferred or left out. */
    public void info(DiagnosticCode code, Position position, String message, String hint) {
        add(Severity.INFO, code, position, message, hint);
    }

    /** A remark of this severity. */
    public void add(Severity severity, DiagnosticCode code, Position position, String message, String hint) {
        if (counts.merge(code, 1, Integer::sum) <= OF_ONE_CODE_MAX) {
            found.add(new Diagnostic(severity, code, file, position, message, hint));
            worst.merge(code, severity, (a, b) -> a.compareTo(b) <= 0 ? a : b);
        } else {
            beyond(severity, code, position);
        }
    }

    /** Of a remark that is made too often only the number is kept, and its severity: an error stays one. */
    private void beyond(Severity severity, DiagnosticCode code, Position position) {
        if (severity.compareTo(worst.getOrDefault(code, Severity.INFO)) < 0) {
            worst.put(code, severity);
        }
        last.put(code, position);
    }

    /** All of them in the order of their positions. */
    public List<Diagnostic> sorted() {
        List<Diagnostic> all = new ArrayList<>(found);
        last.forEach((code, position) -> all.add(new Diagnostic(
                worst.getOrDefault(code, Severity.INFO),
                code,
                file,
                position,
                "and " + (counts.getOrDefault(code, 0) - OF_ONE_CODE_MAX)
                        + " more of this kind, of which this is the last",
                "mend those that are named, then check again")));
        all.sort(Comparator.comparing(Diagnostic::position));
        return List.copyOf(all);
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
