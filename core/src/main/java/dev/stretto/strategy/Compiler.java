package dev.stretto.strategy;

import dev.stretto.graph.Knot;
import dev.stretto.plan.Plan;
import java.util.List;
import java.util.Optional;

/**
 * Compiles a plan by the strategy {@code dag}: its stated dependencies as edges, and the order of its phases as barriers that
 * bind the tasks which state nothing themselves. What is stated always holds; what is only implied yields where it would close
 * a cycle.
 *
 * <p>Order that the plan does not state of the very task passes by what does not run: a task that is deferred or left out holds
 * up neither its phase nor its neighbours, only those that name it as what they depend on.
 */
public final class Compiler {

    private static final String STRATEGY = "dag";

    private Compiler() {}

    /**
     * Compiles a plan. References to what does not exist are left out: the reader has reported them.
     *
     * @param file the name the plan was given by, for diagnostics about a plan of one file
     */
    public static Compilation compile(Plan plan, String file, CompileOptions options) {
        Wiring wiring = new Wiring(plan, options);
        Findings findings = new Findings(plan, file);
        ImpliedOrder implied = new ImpliedOrder(wiring, options);
        int dependencies = new StatedOrder(wiring).add();
        String reason = (dependencies == 0
                        ? "the plan states no dependencies; "
                        : "every task starts as soon as what it depends on is done; ")
                + implied.explanation();
        List<Knot> knots = wiring.draft().knots();
        if (!knots.isEmpty()) {
            return new Compilation(Optional.empty(), STRATEGY, reason, dependencies, findings.cycles(knots));
        }
        implied.add();
        var dropped = findings.dropped(wiring.draft().dropImpliedOnCycles());
        return new Compilation(Optional.of(wiring.draft().build()), STRATEGY, reason, dependencies, dropped);
    }
}
