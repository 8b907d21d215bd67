package dev.stretto.report;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of reports; {@link #label()} is what people write. */
public enum ReportKind {
    /** Markdown with batches as boxes, which is read again as a batch sheet. */
    QUICK_REFERENCE("quick-reference"),
    /** A flowchart for Markdown that renders Mermaid. */
    MERMAID("mermaid"),
    /** A graph for Graphviz. */
    DOT("dot"),
    /** A picture of who is busy when. */
    GANTT_SVG("gantt-svg"),
    /** JSON in the trace event format, for Perfetto. */
    CHROME_TRACE("chrome-trace"),
    /** XML as continuous integration servers read it. */
    JUNIT("junit"),
    /** One page that loads nothing. */
    HTML("html");

    private final String label;

    ReportKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The kind of a name; empty where there is none. */
    public static Optional<ReportKind> of(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
    }
}
