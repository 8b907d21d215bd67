package dev.stretto.format.lint;

import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.Statement;
import dev.stretto.format.Statement.Measure;
import dev.stretto.format.stretto.StrettoReader;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Position;
import dev.stretto.plan.Reference;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A small plan with what it states of itself and the files around it, to be linted. */
final class Linted {

    private final Plan plan;
    private final List<Statement> statements = new ArrayList<>();
    private Predicate<String> exists = path -> true;

    private Linted(Plan plan) {
        this.plan = plan;
    }

    static Linted plan(String text) {
        PlanSource source = PlanSource.of("plan.md", text.getBytes(StandardCharsets.UTF_8))
                .source()
                .orElseThrow();
        return new Linted(
                new StrettoReader().read(source, ReadOptions.DEFAULT).plan().orElseThrow());
    }

    Plan plan() {
        return plan;
    }

    /** States times of a phase, or of the plan where the phase is empty; each statement is a line further down. */
    Linted states(String phase, Measure measure, double hours) {
        return states(phase, measure, hours, hours);
    }

    Linted states(String phase, Measure measure, double lowHours, double highHours) {
        statements.add(new Statement.Time(phase(phase), measure, lowHours * 60, highHours * 60, next()));
        return this;
    }

    /** States another time on the line of the last statement. */
    Linted beside(String phase, Measure measure, double hours) {
        Position last = statements.getLast().position();
        statements.add(new Statement.Time(phase(phase), measure, hours * 60, last.right(statements.size())));
        return this;
    }

    Linted reduces(String phase, double percent) {
        statements.add(new Statement.Reduction(phase(phase), percent, next()));
        return this;
    }

    Linted counts(String phase, Statement.Counted counted, int count) {
        statements.add(new Statement.Count(phase(phase), counted, count, next()));
        return this;
    }

    /** A critical path, its ids separated by blanks. */
    Linted path(String phase, String ids) {
        statements.add(new Statement.Path(phase(phase), references(ids), next()));
        return this;
    }

    /** A table of waves, separated by bars. */
    Linted waves(String waves) {
        statements.add(new Statement.Waves(
                Arrays.stream(waves.split("\\|")).map(Linted::references).toList(), next()));
        return this;
    }

    /** The only files there are. */
    Linted files(String... names) {
        return exists(Set.of(names)::contains);
    }

    /** Which files there are; all of them unless said. */
    Linted exists(Predicate<String> those) {
        exists = those;
        return this;
    }

    List<Diagnostic> diagnostics() {
        return PlanLint.check(
                "plan.md", plan, statements, Compiler.compile(plan, "plan.md", CompileOptions.DEFAULT), exists);
    }

    /** {@code warning: message} of all remarks with a code. */
    List<String> remarks(DiagnosticCode code) {
        return diagnostics().stream()
                .filter(diagnostic -> diagnostic.code() == code)
                .map(diagnostic -> diagnostic.severity().name().toLowerCase(Locale.ROOT) + ": " + diagnostic.message())
                .toList();
    }

    private Position next() {
        return new Position(1_001 + statements.size(), 1);
    }

    private static Optional<PhaseId> phase(String id) {
        return id.isEmpty() ? Optional.empty() : Optional.of(new PhaseId(id));
    }

    private static List<Reference> references(String ids) {
        return Arrays.stream(ids.strip().split("\\s+"))
                .map(id -> new Reference(id, new Position(1_000, 1)))
                .toList();
    }
}
