package dev.stretto.strategy;

import dev.stretto.graph.GraphDraft;
import dev.stretto.graph.GraphDraft.Edge;
import dev.stretto.graph.Node.Condition;
import dev.stretto.plan.Chain;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Position;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compiles a plan by the strategy {@code dag}: its stated dependencies as edges, and the order of its phases as barriers that
 * bind the tasks which state nothing themselves. What is stated always holds; what is only implied yields where it would close
 * a cycle.
 */
public final class Compiler {

    private static final String STRATEGY = "dag";
    private static final int WHOLE_PERCENT = 100;

    private final Plan plan;
    private final String file;
    private final CompileOptions options;
    private final GraphDraft draft;
    private final Map<TaskId, Integer> nodes = new LinkedHashMap<>();
    private final Map<PhaseId, List<Integer>> members = new LinkedHashMap<>();
    private final Map<PhaseId, Integer> completedBarriers = new LinkedHashMap<>();
    private final Set<List<String>> dependencies = new LinkedHashSet<>();

    private Compiler(Plan plan, String file, CompileOptions options) {
        this.plan = plan;
        this.file = file;
        this.options = options;
        this.draft = new GraphDraft(plan.tasks().stream().map(Task::id).toList());
        plan.phases().forEach(phase -> members.put(phase.id(), new ArrayList<>()));
        for (Task task : plan.tasks()) {
            int node = nodes.size();
            nodes.put(task.id(), node);
            task.phase()
                    .flatMap(phase -> Optional.ofNullable(members.get(phase)))
                    .ifPresent(list -> list.add(node));
        }
    }

    /**
     * Compiles a plan. References to what does not exist are left out: the reader has reported them.
     *
     * @param file the name the plan was given by, for diagnostics
     */
    public static Compilation compile(Plan plan, String file, CompileOptions options) {
        return new Compiler(plan, file, options).run();
    }

    private Compilation run() {
        plan.tasks().forEach(this::stated);
        plan.chains().forEach(this::chain);
        plan.phases().forEach(this::statedByPhase);
        List<Diagnostic> diagnostics = new ArrayList<>();
        draft.cycles().forEach(cycle -> diagnostics.add(cycleFound(cycle)));
        if (!diagnostics.isEmpty()) {
            return new Compilation(Optional.empty(), STRATEGY, reason(), dependencies.size(), diagnostics);
        }
        imply();
        draft.dropImpliedOnCycles().stream()
                .map(Edge::to)
                .distinct()
                .forEach(node -> diagnostics.add(orderDropped(plan.tasks().get(node))));
        return new Compilation(Optional.of(draft.build()), STRATEGY, reason(), dependencies.size(), diagnostics);
    }

    private String reason() {
        return dependencies.isEmpty()
                ? "the plan states no dependencies; " + order()
                : "every task starts as soon as what it depends on is done; " + order();
    }

    /** What the order of the document means for tasks that state nothing. */
    private String order() {
        if (options.phaseOrder() == PhaseOrder.NONE) {
            return "the order of phases is ignored";
        }
        return switch (plan.rule()) {
            case AT_ONCE -> "a task that states no dependency starts at once";
            case DOCUMENT_ORDER -> "a task that states no dependency waits for the one written before it";
            case PHASE_ORDER ->
                options.phaseOrder() == PhaseOrder.FULL
                        ? "a phase opens when the phases before it are complete"
                        : "a phase opens when " + options.thresholdPercent() + " % of each phase before it is complete";
        };
    }

    private void stated(Task task) {
        for (Reference reference : task.dependencies().orElse(List.of())) {
            Integer from = nodes.get(new TaskId(reference.id()));
            if (from != null) {
                dependencies.add(List.of(task.id().value(), reference.id()));
                draft.addEdge(new Edge(from, node(task.id()), reference.position(), false));
            }
        }
    }

    private void chain(Chain chain) {
        for (int link = 1; link < chain.tasks().size(); link++) {
            int from = node(chain.tasks().get(link - 1));
            int to = node(chain.tasks().get(link));
            draft.addEdge(new Edge(from, to, chain.position(), false));
        }
    }

    /** What a phase states binds every task of it. */
    private void statedByPhase(Phase phase) {
        for (Reference reference : phase.dependencies().orElse(List.of())) {
            PhaseId on = new PhaseId(reference.id());
            if (members.containsKey(on)) {
                dependencies.add(List.of(phase.id().value(), reference.id()));
                withTasks(on).forEach(each -> bind(members(phase.id()), completed(each), reference.position(), false));
            }
        }
    }

    /** The phase itself; where it has no tasks, what it waits for in turn. */
    private Set<PhaseId> withTasks(PhaseId on) {
        Set<PhaseId> seen = new LinkedHashSet<>(List.of(on));
        Deque<PhaseId> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            PhaseId phase = open.remove();
            if (members(phase).isEmpty()) {
                plan.phases().stream()
                        .filter(candidate -> candidate.id().equals(phase))
                        .flatMap(empty -> empty.dependencies().orElse(List.of()).stream())
                        .map(reference -> new PhaseId(reference.id()))
                        .filter(before -> members.containsKey(before) && seen.add(before))
                        .forEach(open::add);
            }
        }
        seen.removeIf(phase -> members(phase).isEmpty());
        return seen;
    }

    private void bind(List<Integer> tasks, int barrier, Position where, boolean implied) {
        tasks.forEach(task -> draft.addEdge(new Edge(barrier, task, where, implied)));
    }

    /** The node that tells that a phase has completed: its only task, or a barrier over its tasks. */
    private int completed(PhaseId phase) {
        List<Integer> tasks = members(phase);
        return tasks.size() == 1
                ? tasks.getFirst()
                : completedBarriers.computeIfAbsent(phase, _ -> barrier("phase " + phase, tasks, WHOLE_PERCENT));
    }

    private int barrier(String name, List<Integer> predecessors, int percent) {
        int barrier = draft.addBarrier(name, percent, Condition.COMPLETED);
        predecessors.forEach(task -> draft.addEdge(new Edge(task, barrier, Position.START, false)));
        return barrier;
    }

    private void imply() {
        if (options.phaseOrder() == PhaseOrder.NONE || plan.rule() == OrderRule.AT_ONCE) {
            return;
        }
        if (plan.rule() == OrderRule.DOCUMENT_ORDER) {
            implyDocumentOrder();
            return;
        }
        OptionalInt before = OptionalInt.empty();
        List<Phase> earlier = new ArrayList<>();
        for (Phase phase : plan.phases()) {
            if (phase.dependencies().isEmpty() && !bound(phase).isEmpty()) {
                for (Phase each : earlier) {
                    before = OptionalInt.of(upTo(each, before));
                }
                earlier.clear();
                before.ifPresent(barrier -> bind(bound(phase), barrier, phase.position(), true));
            }
            if (!members(phase.id()).isEmpty()) {
                earlier.add(phase);
            }
        }
    }

    private void implyDocumentOrder() {
        for (int task = 1; task < plan.tasks().size(); task++) {
            if (plan.tasks().get(task).dependencies().isEmpty()) {
                draft.addEdge(new Edge(task - 1, task, plan.tasks().get(task).position(), true));
            }
        }
    }

    /** The tasks of a phase that state nothing themselves, and so follow the order of the document. */
    private List<Integer> bound(Phase phase) {
        return members(phase.id()).stream()
                .filter(task -> plan.tasks().get(task).dependencies().isEmpty())
                .toList();
    }

    /** The barrier that opens when this phase and all before it are done as far as the phase order asks. */
    private int upTo(Phase phase, OptionalInt before) {
        int percent = options.phaseOrder() == PhaseOrder.THRESHOLD ? options.thresholdPercent() : WHOLE_PERCENT;
        int own = percent == WHOLE_PERCENT
                ? completed(phase.id())
                : barrier(percent + " % of phase " + phase.id(), members(phase.id()), percent);
        return before.isEmpty()
                ? own
                : barrier("phases up to " + phase.id(), List.of(before.getAsInt(), own), WHOLE_PERCENT);
    }

    private Diagnostic cycleFound(List<Edge> cycle) {
        List<Edge> waits = new ArrayList<>(cycle.reversed());
        waits.removeIf(edge -> edge.to() >= plan.tasks().size());
        int first = waits.indexOf(Collections.min(waits, Comparator.comparingInt(Edge::to)));
        Collections.rotate(waits, -first);
        String circle =
                waits.stream().map(edge -> id(edge) + " → ").collect(Collectors.joining()) + id(waits.getFirst());
        String lines = waits.stream()
                .map(edge -> id(edge) + " at " + edge.where().lineInWords())
                .collect(Collectors.joining(", "));
        return new Diagnostic(
                Severity.ERROR,
                DiagnosticCode.CYCLE,
                file,
                waits.getFirst().where(),
                "each of these waits for the next, so none can start: " + circle + " (" + lines + ")",
                "remove one of these dependencies");
    }

    /** The task that waits by an edge. */
    private TaskId id(Edge edge) {
        return plan.tasks().get(edge.to()).id();
    }

    private Diagnostic orderDropped(Task task) {
        return new Diagnostic(
                Severity.WARNING,
                DiagnosticCode.ORDER_DROPPED,
                file,
                task.position(),
                plan.rule() == OrderRule.DOCUMENT_ORDER
                        ? "task " + task.id() + " does not wait for the task written before it: that one waits for it"
                        : "task " + task.id()
                                + " does not wait for the phases before its own: one of them waits for it",
                "state what " + task.id() + " depends on, or (depends: none)");
    }

    private int node(TaskId task) {
        Integer node = nodes.get(task);
        if (node == null) {
            throw new IllegalArgumentException("the plan has no task " + task);
        }
        return node;
    }

    private List<Integer> members(PhaseId phase) {
        List<Integer> tasks = members.get(phase);
        if (tasks == null) {
            throw new IllegalArgumentException("the plan has no phase " + phase);
        }
        return tasks;
    }
}
