package dev.stretto.report;

import dev.stretto.forecast.Analysis;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that a report is made of.
 *
 * @param strategy how the plan was compiled, and why so
 * @param planned the times it would take with the workers the report counts with
 * @param run what became of it; empty for a plan alone
 */
public record Report(
        Plan plan, TaskGraph graph, String strategy, Analysis analysis, PlannedTimes planned, Optional<ActualRun> run) {

    /** Tasks that stand together: those of a phase, or those that stand in none. */
    record Section(Optional<Phase> phase, List<Integer> tasks) {

        /** Its name for people. */
        String name() {
            return phase.map(found -> "Phase " + found.id()).orElse("In no phase");
        }
    }

    /** Every phase in the plan's order, and before or behind them the tasks of none, as the plan has them. */
    List<Section> sections() {
        Map<PhaseId, List<Integer>> members = new LinkedHashMap<>();
        plan.phases().forEach(phase -> members.put(phase.id(), new ArrayList<>()));
        List<Integer> loose = new ArrayList<>();
        for (int node = 0; node < plan.tasks().size(); node++) {
            task(node)
                    .phase()
                    .flatMap(phase -> Optional.ofNullable(members.get(phase)))
                    .orElse(loose)
                    .add(node);
        }
        List<Section> sections = new ArrayList<>();
        plan.phases().forEach(phase -> sections.add(new Section(Optional.of(phase), phaseTasks(members, phase.id()))));
        if (!loose.isEmpty()) {
            sections.add(loose.getFirst() == 0 ? 0 : sections.size(), new Section(Optional.empty(), loose));
        }
        return sections;
    }

    private static List<Integer> phaseTasks(Map<PhaseId, List<Integer>> members, PhaseId phase) {
        return members.getOrDefault(phase, List.of());
    }

    Task task(int node) {
        return plan.tasks().get(node);
    }

    double minutes(int node) {
        return analysis.minutes().get(node);
    }

    Set<Integer> critical() {
        return new LinkedHashSet<>(analysis.schedule().criticalPath());
    }

    boolean estimated() {
        return plan.tasks().stream().anyMatch(task -> task.estimate().isPresent());
    }

    /** How many tasks state no estimate. */
    long missingEstimates() {
        return plan.tasks().stream().filter(task -> task.estimate().isEmpty()).count();
    }

    /** Where a task stands: in the run, else by the plan's own mark; one lower-case word. */
    String state(int node) {
        return run.map(found -> found.tasks().get(node).state().name().toLowerCase(Locale.ROOT))
                .orElseGet(() -> switch (task(node).status()) {
                    case PENDING, IN_PROGRESS -> "pending";
                    case COMPLETED -> "completed";
                    case FAILED -> "failed";
                    case DEFERRED -> "deferred";
                    case SKIPPED -> "skipped";
                });
    }

    /** The mark that a sheet would give a task now. */
    PlanStatus mark(int node) {
        return run.map(found -> switch (found.tasks().get(node).state()) {
                    case PENDING, READY, CANCELLED, SKIPPED -> PlanStatus.PENDING;
                    case RUNNING, LANDING -> PlanStatus.IN_PROGRESS;
                    case COMPLETED -> PlanStatus.COMPLETED;
                    case FAILED -> PlanStatus.FAILED;
                })
                .orElse(task(node).status());
    }
}
