package dev.stretto.format.kiro;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.Statement;
import dev.stretto.format.boxes.BoxDialect;
import dev.stretto.format.boxes.BoxHead;
import dev.stretto.format.boxes.Field;
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

/** Numbers for ids; {@code _Depends: 1.2, 2.3_} for dependencies, while {@code _Requirements: …_} and the like are text. */
final class KiroDialect implements BoxDialect {

    private final StatedDependencies dependencies;
    private final StatedTotals totals = new StatedTotals();

    KiroDialect(Diagnostics diagnostics) {
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
        return level > 1 ? PhaseHeadings.of(heading) : Optional.empty();
    }

    @Override
    public String line(TextSpan span, int from, int to, String id, Notes notes) {
        // Without the underscores "Dependencies: express" speaks of packages.
        boolean taken = Field.of(span, from, to)
                .filter(field -> field.emphasised() && field.kind() == Field.Kind.DEPENDENCIES)
                .filter(field -> dependencies.field(span, field.valueStart(), field.valueEnd(), id, notes))
                .isPresent();
        return taken ? "" : dependencies.line(span, from, to, notes);
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
