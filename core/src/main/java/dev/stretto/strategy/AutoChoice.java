package dev.stretto.strategy;

import dev.stretto.plan.Estimate;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Strategy;
import dev.stretto.plan.Task;
import dev.stretto.plan.Verify;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Chooses a strategy for each phase by the decision flowchart of the founding document on patterns of parallel execution. This
 * reading of it, the first that holds:
 *
 * <ol>
 *   <li>the phase names its own, or else the plan's front matter names one;
 *   <li>it says when it may open early ({@code pipeline-start}), or the phase written before it is verified in the background:
 *       {@code pipeline};
 *   <li>the plan states dependencies: {@code dag}; {@code pipeline} where the phase before it is long, a working day of stated
 *       work or more, and has a verification, and every task of this one says itself what it waits for, so that nothing else is
 *       overlapped than the author's words allow;
 *   <li>the order in which tasks are written is their order: {@code dag};
 *   <li>its tasks work on files of their own, as far as known, and all say on which: {@code independent}, inside the phase; the
 *       phases still follow each other;
 *   <li>there is nothing but an order of several phases: {@code batched};
 *   <li>nothing speaks for another: {@code dag}.
 * </ol>
 */
final class AutoChoice {

    private static final double LONG_MINUTES = 8 * 60;

    /** So many phases are named for one reason. */
    private static final int NAMED_MAX = 8;

    /** What speaks for the strategy of the front matter. */
    static final String BY_FRONT_MATTER = "because the plan's front matter says so";

    private final Wiring wiring;
    private final Plan plan;
    /** The strategy of phases that name none. */
    private final Optional<Branch> ofPlan;

    private final boolean statesDependencies;
    private final boolean severalInOrder;

    private record Branch(Strategy strategy, String why) {}

    private AutoChoice(Wiring wiring, CompileOptions options) {
        this.wiring = wiring;
        this.plan = wiring.plan();
        this.ofPlan = options.ofPlan(plan)
                .filter(strategy -> strategy != Strategy.AUTO)
                .map(strategy -> new Branch(strategy, "the plan's front matter says so"));
        this.statesDependencies = statesDependencies(plan);
        this.severalInOrder = plan.rule() == OrderRule.PHASE_ORDER
                && options.phaseOrder() != PhaseOrder.NONE
                && plan.phases().stream()
                                .filter(phase -> !wiring.members(phase.id()).isEmpty())
                                .limit(2)
                                .count()
                        == 2;
    }

    static Rules of(Wiring wiring, CompileOptions options) {
        return new AutoChoice(wiring, options).choose();
    }

    private static boolean statesDependencies(Plan plan) {
        return !plan.chains().isEmpty()
                || plan.tasks().stream().anyMatch(AutoChoice::statesDependencies)
                || plan.phases().stream()
                        .anyMatch(
                                phase -> !phase.dependencies().orElse(List.of()).isEmpty());
    }

    private static boolean statesDependencies(Task task) {
        return !task.dependencies().orElse(List.of()).isEmpty()
                || !task.order().onFailureOf().isEmpty();
    }

    private Rules choose() {
        List<Task> outside = plan.tasks().stream()
                .filter(task -> task.phase().flatMap(wiring::phase).isEmpty())
                .toList();
        Branch rest = ofPlan.orElseGet(() -> whole(outside));
        Map<PhaseId, Strategy> phases = new LinkedHashMap<>();
        Map<Branch, List<String>> parts = new LinkedHashMap<>();
        Optional<Phase> before = Optional.empty();
        for (Phase phase : plan.phases()) {
            Branch branch = branch(phase, before);
            phases.put(phase.id(), branch.strategy());
            if (!wiring.members(phase.id()).isEmpty()) {
                parts.computeIfAbsent(branch, _ -> new ArrayList<>())
                        .add(phase.id().value());
            }
            before = Optional.of(phase);
        }
        if (!outside.isEmpty() || parts.isEmpty()) {
            parts.computeIfAbsent(rest, _ -> new ArrayList<>());
        }
        Set<Strategy> used = EnumSet.noneOf(Strategy.class);
        parts.keySet().forEach(branch -> used.add(branch.strategy()));
        return new Rules(rest.strategy(), phases, used, true, reason(parts));
    }

    private static String reason(Map<Branch, List<String>> parts) {
        if (parts.size() == 1) {
            return "because " + parts.keySet().iterator().next().why();
        }
        return parts.entrySet().stream()
                .map(part -> named(part.getValue()) + said(part.getKey()))
                .collect(Collectors.joining("; "));
    }

    private static String said(Branch branch) {
        return branch.strategy().label() + ", because " + branch.why();
    }

    private static String named(List<String> phases) {
        if (phases.isEmpty()) {
            return "outside the phases ";
        }
        String more = phases.size() > NAMED_MAX ? " and " + (phases.size() - NAMED_MAX) + " more" : "";
        return (phases.size() == 1 ? "phase " : "phases ")
                + phases.stream().limit(NAMED_MAX).collect(Collectors.joining(", ")) + more + " ";
    }

    private Branch branch(Phase phase, Optional<Phase> before) {
        Optional<Strategy> own = phase.rules().strategy().filter(strategy -> strategy != Strategy.AUTO);
        if (own.isPresent()) {
            return new Branch(own.orElseThrow(), "the plan says so");
        }
        if (ofPlan.isPresent() && phase.rules().strategy().isEmpty()) {
            return ofPlan.orElseThrow();
        }
        if (phase.rules().pipelineStart().isPresent()) {
            return new Branch(Strategy.PIPELINE, "the plan says when a phase may open early");
        }
        Optional<Verify> verify = before.flatMap(earlier -> earlier.rules().verify());
        if (verify.filter(Verify::background).isPresent()) {
            return new Branch(Strategy.PIPELINE, "the phase before is verified in the background");
        }
        if (statesDependencies && verify.isPresent() && isLong(before.orElseThrow()) && statesAll(phase)) {
            return new Branch(
                    Strategy.PIPELINE, "dependencies form a graph and the phase before is long and then verified");
        }
        return whole(wiring.members(phase.id()).stream().map(wiring::task).toList());
    }

    /** By what the tasks of a phase are like, or those outside of all. */
    private Branch whole(List<Task> tasks) {
        if (statesDependencies) {
            return new Branch(Strategy.DAG, "dependencies are stated");
        }
        if (plan.rule() == OrderRule.DOCUMENT_ORDER) {
            return new Branch(Strategy.DAG, "tasks run in the order in which they are written");
        }
        if (!tasks.isEmpty() && SharedFiles.disjoint(tasks)) {
            return new Branch(
                    Strategy.INDEPENDENT, "no dependencies are stated and no two tasks work on the same files");
        }
        return severalInOrder
                ? new Branch(
                        Strategy.BATCHED,
                        "there is only an order of phases, no dependencies, and tasks may work on the same files")
                : new Branch(Strategy.DAG, "nothing speaks for another");
    }

    private boolean isLong(Phase phase) {
        return wiring.members(phase.id()).stream()
                        .flatMap(task -> wiring.task(task).estimate().stream())
                        .mapToDouble(estimate -> estimate.minutes(Estimate.Choice.HIGH))
                        .sum()
                >= LONG_MINUTES;
    }

    private boolean statesAll(Phase phase) {
        return phase.dependencies().isEmpty()
                && wiring.members(phase.id()).stream().allMatch(wiring::statesItself);
    }
}
