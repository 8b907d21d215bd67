package dev.stretto.format.openspec;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.Statement;
import dev.stretto.format.boxes.BoxDialect;
import dev.stretto.format.boxes.BoxHead;
import dev.stretto.format.boxes.NumberedHead;
import dev.stretto.format.boxes.PhaseHeadings;
import dev.stretto.format.boxes.StatedDependencies;
import dev.stretto.format.boxes.StatedTotals;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.PhaseId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers for ids, of headings too: {@code ## 1. Title} is a phase, {@code ### 1.1 Title} in it a group. */
final class OpenSpecDialect implements BoxDialect {

    private static final Pattern NUMBERED =
            Pattern.compile("[^\\p{L}\\p{N}]{0,4}([0-9]{1,3}(?:\\.[0-9]{1,3}){0,9})[.):：、]?\\s{1,4}[*_]{0,2}(?=\\S)");

    private static final int PHASE_LEVEL = 2;

    private final StatedDependencies dependencies;
    private final StatedTotals totals = new StatedTotals();

    OpenSpecDialect(Diagnostics diagnostics) {
        this.dependencies = new StatedDependencies(diagnostics);
    }

    @Override
    public void ids(Set<String> ids) {
        dependencies.ids(ids);
    }

    @Override
    public Optional<BoxHead> head(TextSpan span, int from) {
        return NumberedHead.of(span, from);
    }

    @Override
    public Optional<HeadingId> phase(int level, TextSpan heading) {
        if (level < PHASE_LEVEL) {
            return Optional.empty();
        }
        return PhaseHeadings.of(heading)
                .or(() -> numbered(heading)
                        .filter(found -> level == PHASE_LEVEL || found.id().indexOf('.') < 0));
    }

    @Override
    public Optional<HeadingId> group(TextSpan heading) {
        return numbered(heading);
    }

    private static Optional<HeadingId> numbered(TextSpan heading) {
        Matcher number = NUMBERED.matcher(heading.text());
        return number.lookingAt()
                ? Optional.of(new HeadingId(
                        number.group(1), heading.text().substring(number.end()).strip()))
                : Optional.empty();
    }

    @Override
    public String line(TextSpan span, int from, int to, String id, Notes notes) {
        return dependencies.line(span, from, to, notes);
    }

    /** OpenSpec counts every line that looks like a box, wherever it stands. */
    @Override
    public boolean readsFences() {
        return true;
    }

    @Override
    public boolean numbersBoxes() {
        return true;
    }

    @Override
    public void text(TextSpan span, Optional<PhaseId> phase) {
        totals.read(span);
    }

    @Override
    public void done() {
        dependencies.report();
    }

    @Override
    public List<Statement> statements() {
        return totals.found();
    }
}
