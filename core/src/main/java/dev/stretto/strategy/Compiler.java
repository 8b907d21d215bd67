package dev.stretto.strategy;

import dev.stretto.graph.Knot;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Strategy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compiles a plan to a graph: its stated dependencies as edges, the order of its phases as barriers that bind the tasks which
 * state nothing themselves, and what the strategy of each phase adds: barriers after waves and batches, phases that overlap,
 * limits. What is stated always holds; what is only implied yields where it would close a cycle.
 *
 * <p>Order that the plan does not state of the very task passes by what does not run: a task that is deferred or left out holds
 * up neither its phase nor its neighbours, only those that name it as what they depend on.
 */
public final class Compiler {

    private Compiler() {}

    /**
     * Compiles a plan. References to what does not exist are left out: the reader has reported them.
     *
     * @param file the name the plan was given by, for diagnostics about a plan of one file
     */
    public static Compilation compile(Plan plan, String file, CompileOptions options) {
        Wiring wiring = new Wiring(plan, options);
        Findings findings = new Findings(plan, file);
        Rules rules = rules(wiring, options);
        ImpliedOrder implied = new ImpliedOrder(wiring, rules, options);
        StatedOrder stated = new StatedOrder(wiring, rules);
        int dependencies = stated.add();
        String reason = Stream.of(
                        rules.reason(),
                        rules.all(Strategy.DAG) ? byDependencies(dependencies) : "",
                        implied.explanation())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        List<Knot> knots = wiring.draft().knots();
        List<Diagnostic> errors =
                knots.isEmpty() ? findings.dependent(new Independence(wiring, rules).broken()) : findings.cycles(knots);
        if (!errors.isEmpty()) {
            return new Compilation(Optional.empty(), rules.name(), reason, dependencies, errors);
        }
        stated.addVerifications();
        implied.add();
        options.phasesMax().ifPresent(limit -> new PhaseLimit(wiring, limit).add());
        wiring.addOtherGates();
        List<Diagnostic> dropped = findings.dropped(wiring.draft().dropImpliedOnCycles());
        TaskGraph graph = Rounds.addTo(wiring.draft().build(), wiring, rules, options.batchSize(plan));
        return new Compilation(Optional.of(graph), rules.name(), reason, dependencies, dropped);
    }

    private static String byDependencies(int dependencies) {
        return dependencies == 0
                ? "the plan states no dependencies"
                : "every task starts as soon as what it depends on is done";
    }

    private static Rules rules(Wiring wiring, CompileOptions options) {
        Optional<Strategy> ofPlan = options.ofPlan(wiring.plan());
        Strategy strategy = ofPlan.orElse(options.strategy());
        boolean everywhere = ofPlan.isEmpty() || noPhaseNamesItsOwn(wiring.plan());
        if (strategy == Strategy.AUTO || !everywhere) {
            return AutoChoice.of(wiring, options);
        }
        String reason = Stream.of(ofPlan.isPresent() ? AutoChoice.BY_FRONT_MATTER : "", how(strategy, wiring, options))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        return Rules.of(strategy, reason);
    }

    private static boolean noPhaseNamesItsOwn(Plan plan) {
        return plan.phases().stream().allMatch(phase -> phase.rules().strategy().isEmpty());
    }

    private static String how(Strategy strategy, Wiring wiring, CompileOptions options) {
        return switch (strategy) {
            case AUTO, DAG -> "";
            case WAVES -> "a wave begins when all of the one before it has ended";
            case BATCHED ->
                "batches of " + options.batchSize(wiring.plan())
                        + ", each begun when all of the one before it in its phase has ended";
            case PIPELINE -> "phases overlap, and none waits for the verification of another";
            case INDEPENDENT -> "no task depends on another";
        };
    }
}
