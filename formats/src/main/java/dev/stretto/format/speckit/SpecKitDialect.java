package dev.stretto.format.speckit;

import static dev.stretto.format.Diagnostics.quote;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.Statement;
import dev.stretto.format.boxes.BoxDialect;
import dev.stretto.format.boxes.BoxHead;
import dev.stretto.format.boxes.Field;
import dev.stretto.format.boxes.PhaseHeadings;
import dev.stretto.format.boxes.StatedDependencies;
import dev.stretto.format.boxes.StatedTotals;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.draft.SectionDraft;
import dev.stretto.format.draft.SectionDraft.ChainDraft;
import dev.stretto.format.text.Durations;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Position;
import dev.stretto.plan.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ids such as {@code T012}, {@code [P]} for what may run beside its neighbours, dependencies in brackets, fields and prose. */
final class SpecKitDialect implements BoxDialect {

    private final Diagnostics diagnostics;
    private final StatedDependencies dependencies;
    private final StatedTotals totals = new StatedTotals();
    private final OrderSection orderSection;
    private int placeholders;
    private @Nullable Position firstPlaceholder;

    SpecKitDialect(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.dependencies = new StatedDependencies(diagnostics);
        this.orderSection = new OrderSection(diagnostics);
    }

    @Override
    public void ids(Set<String> ids) {
        dependencies.ids(ids);
        orderSection.ids(ids);
    }

    @Override
    public Optional<BoxHead> head(TextSpan span, int from) {
        return SpecKitIds.ofBox(span, from);
    }

    @Override
    public Optional<BoxHead> taskHeading(int level, TextSpan heading) {
        return level > 1 ? SpecKitIds.ofHeading(heading) : Optional.empty();
    }

    @Override
    public Optional<HeadingId> phase(int level, TextSpan heading) {
        return level > 1 ? PhaseHeadings.of(heading) : Optional.empty();
    }

    @Override
    public boolean placeholder(TextSpan span, int from) {
        if (!SpecKitIds.placeholder(span, from)) {
            return false;
        }
        placeholders++;
        firstPlaceholder = firstPlaceholder == null ? span.position(0) : firstPlaceholder;
        return true;
    }

    @Override
    public String generatedId(String prefix, int number) {
        return String.format(Locale.ROOT, "T%03d", number);
    }

    @Override
    public String line(TextSpan span, int from, int to, String id, Notes notes) {
        Optional<Field> field = Field.of(span, from, to);
        if (field.isPresent() && taken(span, field.get(), id, notes)) {
            return "";
        }
        return SpecKitIds.withoutParallel(dependencies.line(span, from, to, notes));
    }

    /** Whether a field says something that is used here. */
    private boolean taken(TextSpan span, Field field, String id, Notes notes) {
        String value = span.text().substring(field.valueStart(), field.valueEnd());
        Position at = span.position(field.valueStart());
        return switch (field.kind()) {
            case DEPENDENCIES -> {
                boolean named = dependencies.field(span, field.valueStart(), field.valueEnd(), id, notes);
                if (!named && field.emphasised()) {
                    diagnostics.info(
                            DiagnosticCode.IGNORED_ANNOTATION,
                            at,
                            quote(value) + " names no task of this plan",
                            "name ids such as " + id + ", or write “none”");
                }
                yield named;
            }
            case ESTIMATE -> field.emphasised() && estimate(value, at, notes);
            case PRIORITY -> field.emphasised() && priority(value, notes);
        };
    }

    /** What stands in brackets behind a time explains it. */
    private boolean estimate(String value, Position at, Notes notes) {
        int bracket = value.indexOf('(');
        Optional<Estimate> estimate = Durations.estimate(bracket > 0 ? value.substring(0, bracket) : value);
        if (estimate.isEmpty()) {
            diagnostics.warning(
                    DiagnosticCode.BAD_ESTIMATE,
                    at,
                    quote(value) + " is no estimate, so the task counts as having none",
                    "write a time with its unit: 30m, 1.5-2h, 1d");
            return false;
        }
        notes.estimate = estimate.get();
        return true;
    }

    private static boolean priority(String value, Notes notes) {
        Optional<Priority> priority =
                switch (value.strip().split("[\\s(（]", 2)[0].toLowerCase(Locale.ROOT)) {
                    case "critical", "p0" -> Optional.of(Priority.CRITICAL);
                    case "high", "p1", "高", "높음", "alta" -> Optional.of(Priority.HIGH);
                    case "medium", "p2", "中", "중간", "보통", "média", "media" -> Optional.of(Priority.MEDIUM);
                    case "low", "p3", "低", "낮음", "baixa", "baja" -> Optional.of(Priority.LOW);
                    default -> Optional.empty();
                };
        priority.ifPresent(found -> notes.priority = found);
        return priority.isPresent();
    }

    @Override
    public void heading(int level, TextSpan heading) {
        orderSection.heading(level, heading);
    }

    @Override
    public void text(TextSpan span, Optional<PhaseId> phase) {
        totals.read(span);
        orderSection.text(span);
    }

    @Override
    public void fence(TextSpan raw) {
        orderSection.fence(raw);
    }

    @Override
    public void done() {
        dependencies.report();
        if (firstPlaceholder != null) {
            diagnostics.info(
                    DiagnosticCode.IGNORED_ANNOTATION,
                    firstPlaceholder,
                    placeholders + " placeholders of the template, of which this is the first, are no tasks",
                    "give them ids, or delete them");
        }
    }

    @Override
    public List<ChainDraft> chains(List<SectionDraft> sections) {
        List<ChainDraft> chains = new ArrayList<>(orderSection.chains(sections));
        chains.addAll(SameFile.chains(sections, orderSection.ordered(), diagnostics));
        return chains;
    }

    @Override
    public List<Statement> statements() {
        return totals.found();
    }
}
