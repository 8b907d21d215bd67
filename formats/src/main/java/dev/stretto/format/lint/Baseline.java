package dev.stretto.format.lint;

import dev.stretto.format.Statement.Measure;
import dev.stretto.format.lint.StatedTimes.Stated;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Position;
import java.util.Optional;

/**
 * How long a scope takes side by side, as a stated saving has to be understood: by what the plan itself states, where it does,
 * else by its dependencies.
 *
 * @param words what it is, for a message
 */
record Baseline(double minutes, String words) {

    /** The baseline of a saving that is stated at a place. */
    static Baseline near(Position place, Scope scope, StatedTimes stated, Figures figures) {
        return of(scope, stated.near(place, scope, Measure.PARALLEL), stated, figures);
    }

    /** How long a scope takes by the first total that is stated of it. */
    static double minutes(Scope scope, StatedTimes stated, Figures figures) {
        return of(scope, stated.first(scope, Measure.PARALLEL), stated, figures).minutes;
    }

    private static Baseline of(Scope scope, Optional<Stated> total, StatedTimes stated, Figures figures) {
        if (total.isPresent()) {
            double minutes = total.get().highMinutes();
            return new Baseline(minutes, "the stated total of " + Amounts.words(minutes));
        }
        if (scope.equals(Scope.PLAN) && phasesStateTotals(stated, figures)) {
            double sum = figures.phases().stream()
                    .map(Scope::of)
                    .mapToDouble(phase -> minutes(phase, stated, figures))
                    .sum();
            return new Baseline(sum, "the stated totals of the phases, " + Amounts.words(sum) + " together");
        }
        double chain = figures.chain(scope);
        return new Baseline(chain, "the computed longest chain of " + Amounts.words(chain));
    }

    private static boolean phasesStateTotals(StatedTimes stated, Figures figures) {
        return figures.phasesHoldAll() && figures.phases().stream().anyMatch(phase -> hasTotal(phase, stated));
    }

    private static boolean hasTotal(PhaseId phase, StatedTimes stated) {
        return stated.first(Scope.of(phase), Measure.PARALLEL).isPresent();
    }
}
