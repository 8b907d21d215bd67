package dev.stretto.bench.workspaces;

import dev.stretto.bench.support.Figures;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one task cost besides its command, in milliseconds.
 *
 * @param create until its command could start
 * @param collect from its end until its change was a commit
 * @param land merging that onto a head that has moved, and moving the head
 * @param remove giving the workspace up
 */
record Steps(double create, double collect, double land, double remove) {

    double whole() {
        return create + collect + land + remove;
    }

    /** Each figure's median; the whole is the median of wholes, not a sum of medians. */
    static double median(List<Steps> rounds, ToDoubleFunction<Steps> figure) {
        return Figures.median(rounds.stream().map(figure::applyAsDouble).toList());
    }
}
