package dev.stretto.format.lint;

import dev.stretto.format.Statement.Measure;
import dev.stretto.format.lint.StatedTimes.Stated;
import dev.stretto.plan.PhaseId;
import java.util.Optional;

/**
 * How long a scope takes side by side, as a stated saving has to be understood: by what the plan itself states, where it does,
 * else by its dependencies.
 *
 * @param words what it is, for a message
 */
record Baseline(double minutes, String words) {

    static Baseline of(Scope scope, StatedTimes stated, Figures figures) {
        Optional<Stated> total = stated.first(scope, Measure.PARALLEL);
        if (total.isPresent()) {
            double minutes = total.get().highMinutes();
            return new Baseline(minutes, "the stated total of " + Amounts.words(minutes));
        }
        if (scope.equals(Scope.PLAN) && phasesStateTotals(stated, figures)) {
            double sum = figures.phases().stream()
                    .map(Scope::of)
                    .mapToDouble(phase -> of(phase, stated, figures).minutes())
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
