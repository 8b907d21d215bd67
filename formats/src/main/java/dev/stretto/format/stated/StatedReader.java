package dev.stretto.format.stated;

import dev.stretto.format.Statement;
import dev.stretto.format.markdown.PipeTable;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.PhaseId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what a document states about itself; it is shown the text outside of tasks from top to bottom. */
public final class StatedReader {

    private final Optional<PhaseId> phase;
    private final List<Statement> found = new ArrayList<>();
    private final PathLines paths = new PathLines(found);

    /**
     * A reader.
     *
     * @param phase what the text is about; empty for the whole plan
     */
    public StatedReader(Optional<PhaseId> phase) {
        this.phase = phase;
    }

    /** What was found so far, in the order of the text. */
    public List<Statement> statements() {
        return List.copyOf(found);
    }

    /** Adds what was found elsewhere. */
    public void add(List<Statement> statements) {
        found.addAll(statements);
    }

    /** A heading, which may say what the text below it is. */
    public void heading(String text) {
        paths.heading(text);
    }

    /** A paragraph: its figures and paths, or those of the table it holds. */
    public void prose(TextSpan span) {
        Optional<PipeTable> table = PipeTable.of(span);
        if (table.isPresent()) {
            WaveTable.of(table.get()).ifPresent(found::add);
            new FigureTable(found).read(table.get());
            return;
        }
        for (int line = 0; line < span.lineCount(); line++) {
            paths.line(span, line, phase);
            LineFigures.read(span, line, phase, found);
        }
    }

    /** A drawing or listing, of which only critical paths are taken: other figures in it could be of anything. */
    public void paths(TextSpan span) {
        for (int line = 0; line < span.lineCount(); line++) {
            paths.line(span, line, phase);
        }
    }
}
