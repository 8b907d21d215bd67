package dev.stretto.format.lint;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.Statement;
import dev.stretto.format.Statement.Measure;
import dev.stretto.format.lint.StatedTimes.Stated;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Position;
import dev.stretto.plan.Reference;
import java.util.List;
import java.util.Optional;

/**
 * Compares the times that a plan states with what its dependencies and upper estimates give. A scope in which an estimate is
 * missing is not compared: what it takes is then nobody's claim. Every message names what it compares with.
 */
final class TimeCheck {

    /** A share in whole percents, of figures that are rounded themselves. */
    private static final double PERCENT_ROUNDED = 1;

    private final Figures figures;
    private final StatedTimes stated;
    private final List<Statement> statements;
    private final Diagnostics diagnostics;

    TimeCheck(Figures figures, List<Statement> statements, Diagnostics diagnostics) {
        this.figures = figures;
        this.stated = new StatedTimes(statements);
        this.statements = statements;
        this.diagnostics = diagnostics;
    }

    void check() {
        for (Stated time : stated.all()) {
            if (figures.estimated(time.scope())) {
                switch (time.measure()) {
                    case SEQUENTIAL -> sequential(time);
                    case CRITICAL_PATH -> criticalPath(time);
                    case PARALLEL -> parallel(time);
                    case SAVED -> saved(time);
                }
            }
        }
        for (Statement statement : statements) {
            if (statement instanceof Statement.Reduction reduction) {
                reduced(reduction);
            }
        }
    }

    private void sequential(Stated time) {
        double sum = figures.sequential(time.scope());
        if (!time.agrees(sum)) {
            differs(
                    Severity.WARNING,
                    time,
                    " states " + time.words()
                            + " for its tasks one after the other, but their upper estimates add up to "
                            + Amounts.words(sum),
                    "computed sum",
                    "state " + Amounts.words(sum) + ", or mend the estimates");
        }
    }

    private void criticalPath(Stated time) {
        double chain = figures.chain(time.scope());
        if (!time.agrees(chain)) {
            differs(
                    Severity.WARNING,
                    time,
                    " states a critical path of " + time.words() + ", but " + longestChain(time.scope())
                            + sumOfTotals(time),
                    "computed longest chain",
                    "state " + Amounts.words(chain) + ", or the dependencies that make it longer");
        }
    }

    /** Less than the longest chain and more than the sum cannot be; in between, there may be too few workers for more. */
    private void parallel(Stated time) {
        double chain = figures.chain(time.scope());
        double sum = figures.sequential(time.scope());
        if (Amounts.below(time.highMinutes(), chain)) {
            differs(
                    Severity.WARNING,
                    time,
                    " states a total of " + time.words() + " side by side, but " + longestChain(time.scope()),
                    "computed longest chain",
                    "no number of workers makes it shorter than " + Amounts.words(chain));
        } else if (Amounts.above(time.lowMinutes(), sum)) {
            differs(
                    Severity.WARNING,
                    time,
                    " states a total of " + time.words() + " side by side, but one after the other its tasks take "
                            + Amounts.words(sum),
                    "computed sum",
                    "state at most " + Amounts.words(sum) + ", or mend the estimates");
        } else if (!time.agrees(chain)) {
            differs(
                    Severity.INFO,
                    time,
                    " states a total of " + time.words() + " side by side, but with room for everything "
                            + longestChain(time.scope()),
                    "computed longest chain",
                    "right where there are too few workers for more; `stretto show` says how many help");
        }
    }

    /** A saving that follows from the figures stated beside it is as right as they are, and they are checked themselves. */
    private void saved(Stated time) {
        Scope scope = time.scope();
        Position place = time.positions().getFirst();
        Baseline baseline = Baseline.near(place, scope, stated, figures);
        double saves = saves(scope, baseline);
        boolean followsFromStated = stated.near(place, scope, Measure.SEQUENTIAL)
                .filter(whole -> time.agrees(Math.max(0, whole.highMinutes() - baseline.minutes())))
                .isPresent();
        if (!time.agrees(saves) && !followsFromStated) {
            differs(
                    Severity.WARNING,
                    time,
                    " states that running side by side saves " + time.words() + ", but it is " + Amounts.words(saves)
                            + ": " + difference(scope, baseline),
                    baseline.words(),
                    "state " + Amounts.words(saves) + ", or mend the figures it is worked out from");
        }
    }

    private void reduced(Statement.Reduction reduction) {
        Scope scope = new Scope(reduction.phase());
        double sum = figures.sequential(scope);
        if (!figures.estimated(scope) || sum == 0) {
            return;
        }
        Baseline baseline = Baseline.near(reduction.position(), scope, stated, figures);
        double percent = saves(scope, baseline) / sum * 100;
        if (Math.abs(percent - reduction.percent()) > PERCENT_ROUNDED) {
            diagnostics.warning(
                    DiagnosticCode.CLAIMED_TOTAL_DIFFERS,
                    reduction.position(),
                    scope + " states that it takes " + Math.round(reduction.percent())
                            + " % less side by side, but it is " + Math.round(percent) + " %: "
                            + difference(scope, baseline) + comparedWith(baseline.words()),
                    "state " + Math.round(percent) + " %, or mend the figures it is worked out from");
        }
    }

    private double saves(Scope scope, Baseline baseline) {
        return Math.max(0, figures.sequential(scope) - baseline.minutes());
    }

    private String difference(Scope scope, Baseline baseline) {
        return Amounts.words(figures.sequential(scope)) + " one after the other by the upper estimates, less "
                + baseline.words();
    }

    private String longestChain(Scope scope) {
        return "its longest chain, " + Ids.chained(figures.chainPath(scope)) + ", takes "
                + Amounts.words(figures.chain(scope)) + " by the upper estimates";
    }

    /** Where a stated path of phases adds up to the stated time by the phases' stated totals, that is where it comes from. */
    private String sumOfTotals(Stated time) {
        if (!time.scope().equals(Scope.PLAN)) {
            return "";
        }
        for (Statement statement : statements) {
            if (statement instanceof Statement.Path path && path.phase().isEmpty()) {
                List<String> ids = path.path().stream().map(Reference::id).toList();
                if (time.agrees(totals(ids))) {
                    return "; " + time.words() + " is the sum of what is stated as the totals of phases "
                            + Ids.listed(ids);
                }
            }
        }
        return "";
    }

    /** What the phases take one after the other by their stated totals; 0 where none of them states one. */
    private double totals(List<String> phases) {
        List<Scope> scopes =
                phases.stream().map(id -> Scope.of(new PhaseId(id))).toList();
        Optional<Stated> any = scopes.stream()
                .flatMap(scope -> stated.first(scope, Measure.PARALLEL).stream())
                .findFirst();
        return any.isEmpty()
                ? 0
                : scopes.stream()
                        .mapToDouble(scope -> Baseline.minutes(scope, stated, figures))
                        .sum();
    }

    private void differs(Severity severity, Stated time, String what, String comparedWith, String hint) {
        diagnostics.add(
                severity,
                DiagnosticCode.CLAIMED_TOTAL_DIFFERS,
                time.positions().getFirst(),
                time.scope() + what + comparedWith(comparedWith) + time.elsewhere(),
                hint);
    }

    private static String comparedWith(String baseline) {
        return " (compared with: " + baseline + ")";
    }
}
