package dev.stretto.simulator;

import dev.stretto.plan.Chain;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import dev.stretto.strategy.PhaseOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What each task of a plan waits for, read from the plan itself and not from the graph it was compiled to: the second opinion
 * that the engine is checked against. Only which implied orders were dropped is taken from the compiler.
 */
final class PlanOrder {

    /** So many of these tasks must be done. */
    record Requirement(int need, List<TaskId> of) {

        boolean isMetBy(Set<TaskId> done) {
            return of.stream().filter(done::contains).count() >= need;
        }

        boolean isImpossibleWithout(Set<TaskId> lost) {
            return of.stream().filter(task -> !lost.contains(task)).count() < need;
        }

        /** Whether it names a task, and not a share of a phase. */
        boolean isDirect() {
            return of.size() == 1;
        }
    }

    private final Plan plan;
    private final Map<TaskId, List<Requirement>> requirements = new LinkedHashMap<>();

    PlanOrder(Plan plan, CompileOptions options) {
        this.plan = plan;
        Set<Integer> droppedLines = Compiler.compile(plan, "plan.md", options).diagnostics().stream()
                .filter(diagnostic -> diagnostic.code() == DiagnosticCode.ORDER_DROPPED)
                .map(diagnostic -> diagnostic.position().line())
                .collect(Collectors.toSet());
        for (Task task : plan.tasks()) {
            List<Requirement> all = new ArrayList<>(stated(task));
            Optional<Phase> phase = task.phase().map(this::phase);
            phase.ifPresent(in -> all.addAll(statedBy(in)));
            boolean bound = task.dependencies().isEmpty()
                    && phase.filter(in -> in.dependencies().isEmpty()).isPresent()
                    && !droppedLines.contains(task.position().line());
            if (bound) {
                all.addAll(implied(phase.get(), options));
            }
            requirements.put(task.id(), all);
        }
    }

    private List<Requirement> stated(Task task) {
        List<Requirement> stated = new ArrayList<>();
        task.dependencies().orElse(List.of()).forEach(on -> stated.add(only(new TaskId(on.id()))));
        for (Chain chain : plan.chains()) {
            int at = chain.tasks().indexOf(task.id());
            if (at > 0) {
                stated.add(only(chain.tasks().get(at - 1)));
            }
        }
        return stated;
    }

    private static Requirement only(TaskId task) {
        return new Requirement(1, List.of(task));
    }

    /** A phase without tasks stands for what it waits for itself. */
    private List<Requirement> statedBy(Phase phase) {
        List<Requirement> stated = new ArrayList<>();
        phase.dependencies().orElse(List.of()).forEach(on -> {
            Requirement whole = share(new PhaseId(on.id()), 100);
            stated.addAll(whole.of().isEmpty() ? statedBy(phase(new PhaseId(on.id()))) : List.of(whole));
        });
        return stated;
    }

    private List<Requirement> implied(Phase phase, CompileOptions options) {
        int percent = options.phaseOrder() == PhaseOrder.THRESHOLD ? options.thresholdPercent() : 100;
        return options.phaseOrder() == PhaseOrder.NONE
                ? List.of()
                : plan.phases().subList(0, plan.phases().indexOf(phase)).stream()
                        .map(earlier -> share(earlier.id(), percent))
                        .toList();
    }

    private Requirement share(PhaseId phase, int percent) {
        List<TaskId> tasks = plan.tasks().stream()
                .filter(task -> task.phase().equals(Optional.of(phase)))
                .map(Task::id)
                .toList();
        return new Requirement((int) Math.ceil(tasks.size() * percent / 100.0), tasks);
    }

    private Phase phase(PhaseId id) {
        return plan.phases().stream()
                .filter(phase -> phase.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    List<Requirement> of(TaskId task) {
        return requirements.getOrDefault(task, List.of());
    }
}
