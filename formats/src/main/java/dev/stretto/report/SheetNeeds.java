package dev.stretto.report;

import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What each box of a sheet has to say of what its task waits for, so that all of them together order the tasks as the graph does:
 * a sheet orders phases by sentences, and otherwise lets a task that states nothing wait for all phases before its own.
 */
final class SheetNeeds {

    /**
     * What one box says.
     *
     * @param tasks the tasks it names
     * @param nothing whether it says that it needs nothing, though the sheet's order of phases would have it wait
     */
    record Need(List<Integer> tasks, boolean nothing) {

        Need {
            tasks = List.copyOf(tasks);
        }

        boolean stated() {
            return nothing || !tasks.isEmpty();
        }
    }

    private final Plan plan;
    private final TaskGraph graph;
    private final Map<PhaseId, Integer> ordinals = new LinkedHashMap<>();

    /** The tasks of each phase that others wait for. */
    private final List<BitSet> members = new ArrayList<>();

    /** Those of all phases before each. */
    private final List<BitSet> before = new ArrayList<>();

    /** Those of the phases that each phase states to depend on. */
    private final List<BitSet> stated = new ArrayList<>();

    /** For each task, the phases and barriers that it comes after by way of what it names. */
    private final BitSet[] passed;

    private final Map<Integer, BitSet> expanded = new LinkedHashMap<>();

    private SheetNeeds(Plan plan, TaskGraph graph) {
        this.plan = plan;
        this.graph = graph;
        this.passed = new BitSet[graph.taskCount()];
        plan.phases().forEach(phase -> ordinals.put(phase.id(), ordinals.size()));
        plan.phases().forEach(phase -> members.add(waitedFor(phase.id())));
        BitSet all = new BitSet();
        for (int phase = 0; phase < members.size(); phase++) {
            before.add((BitSet) all.clone());
            all.or(members.get(phase));
            BitSet of = new BitSet();
            dependencies(plan, plan.phases().get(phase)).forEach(on -> of.or(withTasks(on)));
            stated.add(of);
        }
    }

    /** The phases of the plan that a phase states to depend on. */
    static List<Phase> dependencies(Plan plan, Phase phase) {
        Set<String> ids = new LinkedHashSet<>();
        phase.dependencies().orElse(List.of()).stream().map(Reference::id).forEach(ids::add);
        return plan.phases().stream()
                .filter(other -> ids.contains(other.id().value()))
                .toList();
    }

    /** What each task's box says, by node. */
    static List<Need> of(Plan plan, TaskGraph graph) {
        SheetNeeds needs = new SheetNeeds(plan, graph);
        Need[] found = new Need[graph.taskCount()];
        for (int node : graph.topologicalOrder()) {
            if (graph.isTask(node)) {
                found[node] = needs.need(node);
            }
        }
        return List.of(found);
    }

    private BitSet waitedFor(PhaseId phase) {
        BitSet running = new BitSet();
        BitSet all = new BitSet();
        for (int node = 0; node < plan.tasks().size(); node++) {
            Task task = plan.tasks().get(node);
            if (task.phase().filter(phase::equals).isPresent()) {
                all.set(node);
                running.set(node, task.status() != PlanStatus.DEFERRED && task.status() != PlanStatus.SKIPPED);
            }
        }
        return running.isEmpty() ? all : running;
    }

    /** The tasks of a phase; where it has none, those of what it waits for in turn. */
    private BitSet withTasks(Phase phase) {
        BitSet found = new BitSet();
        Set<PhaseId> seen = new LinkedHashSet<>(List.of(phase.id()));
        Deque<Phase> open = new ArrayDeque<>(List.of(phase));
        while (!open.isEmpty()) {
            Phase next = open.remove();
            BitSet tasks = members.size() > ordinal(next.id()) ? members.get(ordinal(next.id())) : waitedFor(next.id());
            found.or(tasks);
            if (tasks.isEmpty()) {
                dependencies(plan, next).stream()
                        .filter(on -> seen.add(on.id()))
                        .forEach(open::add);
            }
        }
        return found;
    }

    private int ordinal(PhaseId phase) {
        return ordinals.getOrDefault(phase, 0);
    }

    private Need need(int node) {
        Optional<Integer> phase = plan.tasks().get(node).phase().map(ordinals::get);
        Set<Integer> direct = new TreeSet<>();
        BitSet rest = new BitSet();
        BitSet passes = new BitSet();
        for (int before : graph.node(node).predecessors()) {
            Optional<Integer> whole = wholePhase(node, before);
            if (graph.isTask(before) && whole.isEmpty()) {
                direct.add(before);
            } else {
                rest.or(expand(before));
                passes.set(key(before, whole));
            }
        }
        phase.ifPresent(own -> rest.andNot(stated.get(own)));
        BitSet inherited = new BitSet();
        direct.forEach(before -> inherited.or(passed[before]));
        boolean open = !passes.isEmpty() && !rest.isEmpty() && !contains(inherited, passes);
        passes.or(inherited);
        passed[node] = passes;
        boolean follows = phase.filter(own -> stated.get(own).isEmpty()).isPresent();
        if (direct.isEmpty()) {
            boolean bound = follows && !before.get(phase.orElseThrow()).isEmpty();
            boolean asPhases = bound && rest.equals(before.get(phase.orElseThrow()));
            if (rest.isEmpty() || asPhases) {
                return new Need(List.of(), bound && !asPhases);
            }
        }
        if (open) {
            direct.addAll(last(rest));
        }
        return new Need(List.copyOf(direct), false);
    }

    private static boolean contains(BitSet all, BitSet some) {
        BitSet missing = (BitSet) some.clone();
        missing.andNot(all);
        return missing.isEmpty();
    }

    /** A phase of one task is done when that is: where the task waits for the phase and does not name that task, the phase. */
    private Optional<Integer> wholePhase(int node, int before) {
        if (!graph.isTask(before)) {
            return Optional.empty();
        }
        Task task = plan.tasks().get(node);
        String id = plan.tasks().get(before).id().value();
        boolean named = task.dependencies().orElse(List.of()).stream()
                .anyMatch(reference -> reference.id().equals(id));
        return plan.tasks()
                .get(before)
                .phase()
                .map(ordinals::get)
                .filter(phase -> !named
                        && members.get(phase).cardinality() == 1
                        && !plan.tasks().get(before).phase().equals(task.phase()));
    }

    /** A number for what a task comes after: barriers first, then phases. */
    private int key(int before, Optional<Integer> phase) {
        return phase.map(ordinal -> graph.size() - graph.taskCount() + ordinal)
                .orElseGet(() -> before - graph.taskCount());
    }

    /** The tasks that a barrier, through other barriers, waits for. */
    private BitSet expand(int node) {
        BitSet known = expanded.get(node);
        if (known != null) {
            return known;
        }
        BitSet found = new BitSet();
        if (graph.isTask(node)) {
            found.set(node);
        } else {
            graph.node(node).predecessors().forEach(before -> found.or(expand(before)));
        }
        expanded.put(node, found);
        return found;
    }

    /** The tasks among these that no other of them waits for directly. */
    private List<Integer> last(BitSet tasks) {
        List<Integer> last = new ArrayList<>();
        for (int task = tasks.nextSetBit(0); task >= 0; task = tasks.nextSetBit(task + 1)) {
            boolean ended = true;
            for (int after : graph.successors(task)) {
                ended &= !tasks.get(after);
            }
            if (ended) {
                last.add(task);
            }
        }
        return last;
    }
}
