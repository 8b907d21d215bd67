package dev.stretto.simulator;

import dev.stretto.graph.Node.BarrierKind;
import dev.stretto.graph.Node.BarrierNode;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Chain;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Strategy;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import dev.stretto.strategy.Compilation;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import dev.stretto.strategy.PhaseOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What each task of a plan waits for, read from the plan itself and not from the graph it was compiled to: the second opinion
 * that the engine is checked against. Only which implied orders were dropped,
 * and which tasks make a wave or batch, is taken from the compiler.
 */
final class PlanOrder {

    /**
     * So many of these tasks must be done.
     *
     * @param direct whether it names a task, so that it holds at any moment, and not a barrier that stays open
     * @param ended whether it is enough that they have ended, or failed in their batch
     */
    record Requirement(int need, List<TaskId> of, boolean direct, boolean ended) {

        boolean isMetBy(Set<TaskId> done) {
            return of.stream().filter(done::contains).count() >= need;
        }

        boolean isImpossibleWithout(Set<TaskId> lost) {
            return !ended && of.stream().filter(task -> !lost.contains(task)).count() < need;
        }
    }

    private final Plan plan;
    private final CompileOptions options;
    private final TaskGraph graph;
    private final Strategy strategy;
    private final Set<String> dropped;
    private final Map<TaskId, List<Requirement>> requirements = new LinkedHashMap<>();
    private final Map<TaskId, Set<TaskId>> softBefore = new LinkedHashMap<>();

    PlanOrder(Plan plan, CompileOptions options) {
        this.plan = plan;
        this.options = options;
        Compilation compiled = Compiler.compile(plan, "plan.md", options);
        this.graph = compiled.graph().orElseThrow();
        this.strategy = Strategy.valueOf(compiled.strategy().toUpperCase(Locale.ROOT));
        this.dropped = compiled.diagnostics().stream()
                .filter(diagnostic -> diagnostic.code() == DiagnosticCode.ORDER_DROPPED)
                .map(Diagnostic::message)
                .collect(Collectors.toSet());
        for (Task task : plan.tasks()) {
            List<Requirement> all = new ArrayList<>(stated(task));
            task.phase().map(this::phase).ifPresent(in -> all.addAll(statedBy(in)));
            boolean bound = task.dependencies().isEmpty() && failing(task.id()).isEmpty();
            if (bound
                    && strategy != Strategy.INDEPENDENT
                    && options.phaseOrder() != PhaseOrder.NONE
                    && plan.rule() != OrderRule.AT_ONCE) {
                all.addAll(phasesBefore(task));
                all.addAll(writtenBefore(task));
            }
            // What a task for failures waits to fail it does not also wait to complete, nor a phase that is nothing
            // else.
            all.removeIf(requirement -> (requirement.direct || requirement.of.size() == 1)
                    && failing(task.id()).contains(requirement.of.getFirst()));
            all.addAll(roundBefore(task));
            requirements.put(task.id(), all);
        }
    }

    /** The wave or batch before a task's own; which tasks are in it is taken from the compiler. */
    private List<Requirement> roundBefore(Task task) {
        return graph.node(graph.indexOf(task.id())).predecessors().stream()
                .filter(node -> graph.node(node) instanceof BarrierNode barrier
                        && (barrier.kind() == BarrierKind.WAVE || barrier.kind() == BarrierKind.BATCH))
                .map(node -> graph.node(node).predecessors().stream()
                        .map(graph::task)
                        .toList())
                .map(tasks -> new Requirement(tasks.size(), tasks, false, true))
                .toList();
    }

    private List<Requirement> stated(Task task) {
        List<Requirement> stated = new ArrayList<>();
        task.dependencies().orElse(List.of()).forEach(on -> stated.add(only(new TaskId(on.id()), true)));
        for (Chain chain : plan.chains()) {
            int at = chain.tasks().indexOf(task.id());
            if (at > 0) {
                stated.addAll(lastOf(
                        chain.tasks().subList(0, at).stream().map(this::task).toList(), _ -> false, false));
            }
        }
        return stated;
    }

    private static Requirement only(TaskId task, boolean direct) {
        return new Requirement(1, List.of(task), direct, false);
    }

    /**
     * The last of some tasks that is not parallel, the parallel ones after it unless the task itself is one, and beyond tasks
     * that are completed already what is open before those.
     */
    private List<Requirement> lastOf(List<Task> before, Predicate<Task> parallel, boolean itself) {
        List<Requirement> last = new ArrayList<>();
        boolean beyond = false;
        for (Task each : before.reversed()) {
            boolean beside = itself && !beyond && parallel.test(each);
            boolean settled = beyond && each.status() == PlanStatus.COMPLETED;
            if (runs(each) && !beside && !settled) {
                last.add(only(each.id(), !beyond));
            }
            if (runs(each) && !parallel.test(each)) {
                if (each.status() != PlanStatus.COMPLETED) {
                    break;
                }
                beyond = true;
            }
        }
        return last;
    }

    private List<Requirement> writtenBefore(Task task) {
        if (plan.rule() != OrderRule.DOCUMENT_ORDER) {
            return List.of();
        }
        List<Task> before = plan.tasks().subList(0, plan.tasks().indexOf(task)).stream()
                .filter(each -> each.phase().equals(task.phase()))
                .toList();
        boolean someDropped = dropped.stream().anyMatch(says(task, "the task written before it"));
        return lastOf(before, each -> each.order().parallel(), task.order().parallel()).stream()
                .filter(requirement -> !someDropped || isInTheGraph(requirement.of.getFirst(), task))
                .toList();
    }

    private boolean isInTheGraph(TaskId before, Task task) {
        return graph.node(graph.indexOf(task.id())).predecessors().stream()
                .anyMatch(node -> graph.isTask(node)
                        ? graph.task(node).equals(before)
                        : graph.node(node) instanceof BarrierNode barrier
                                && barrier.name().startsWith("what is written before")
                                && barrier.predecessors().contains(graph.indexOf(before)));
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

    private List<Requirement> phasesBefore(Task task) {
        Optional<Phase> phase = task.phase().map(this::phase);
        boolean bound = phase.filter(in -> in.dependencies().isEmpty()).isPresent()
                && dropped.stream().noneMatch(says(task, "the phases before its own"));
        boolean overlapping = strategy == Strategy.BATCHED || strategy == Strategy.PIPELINE;
        int percent = overlapping || options.phaseOrder() == PhaseOrder.THRESHOLD ? options.thresholdPercent() : 100;
        return bound
                ? plan.phases().subList(0, plan.phases().indexOf(phase.orElseThrow())).stream()
                        .filter(earlier -> tasks(earlier.id()).stream().anyMatch(this::runs))
                        .map(earlier -> share(earlier.id(), percent))
                        .toList()
                : List.of();
    }

    private static Predicate<String> says(Task task, String what) {
        return message -> message.startsWith("task " + task.id() + " does not wait for " + what);
    }

    private Requirement share(PhaseId phase, int percent) {
        List<Task> all = tasks(phase);
        List<Task> running = all.stream().filter(this::runs).toList();
        List<TaskId> tasks =
                (running.isEmpty() ? all : running).stream().map(Task::id).toList();
        return new Requirement((int) Math.ceil(tasks.size() * percent / 100.0), tasks, false, false);
    }

    private List<Task> tasks(PhaseId phase) {
        return plan.tasks().stream()
                .filter(task -> task.phase().equals(Optional.of(phase)))
                .toList();
    }

    private boolean runs(Task task) {
        return task.status() != PlanStatus.DEFERRED && task.status() != PlanStatus.SKIPPED
                || options.included().contains(task.id());
    }

    private Phase phase(PhaseId id) {
        return plan.phases().stream()
                .filter(phase -> phase.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Task task(TaskId id) {
        return plan.tasks().stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    List<Requirement> of(TaskId task) {
        return requirements.getOrDefault(task, List.of());
    }

    /** The tasks of which one must have failed. */
    List<TaskId> failing(TaskId task) {
        return ids(task(task).order().onFailureOf());
    }

    /** All that should start before a task, and does not say the same of that one. */
    Set<TaskId> softBefore(TaskId task) {
        Set<TaskId> before = new LinkedHashSet<>(closure(task));
        before.removeIf(other -> closure(other).contains(task));
        return before;
    }

    private Set<TaskId> closure(TaskId task) {
        return softBefore.computeIfAbsent(task, _ -> {
            Set<TaskId> found = new LinkedHashSet<>();
            Deque<TaskId> open = new ArrayDeque<>(List.of(task));
            while (!open.isEmpty()) {
                ids(task(open.remove()).order().softAfter()).stream()
                        .filter(found::add)
                        .forEach(open::add);
            }
            return found;
        });
    }

    private static List<TaskId> ids(List<Reference> references) {
        return references.stream().map(reference -> new TaskId(reference.id())).toList();
    }
}
