package dev.stretto.forecast;

import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import dev.stretto.strategy.PhaseOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A phase that could run beside others: by what the plan states, no task of it depends on a task of theirs or the other way
 * round, also not by way of others.
 *
 * @param others in the order of the document
 * @param minutes the longest chain inside the phase
 * @param othersMinutes the longest chains inside each of the others, one after the other
 * @param inPlace whether the compiled plan lets it run beside them; else the order of the document, or a strategy, keeps them apart
 */
public record BesidePhases(PhaseId phase, List<PhaseId> others, double minutes, double othersMinutes, boolean inPlace) {

    /** Plans of more phases are not looked at: there would be a list of tens of thousands of pairs that nobody reads. */
    public static final int PHASES_MAX = 256;

    private static final int NO_PHASE = -1;

    /** No task before the barrier has been met yet. */
    private static final int UNKNOWN = -2;

    public BesidePhases {
        others = List.copyOf(others);
    }

    /** What it saves to run the phase beside the others, against running it before or after them. */
    public double savedMinutes() {
        return Math.min(minutes, othersMinutes);
    }

    /**
     * The phases that could run beside others; each two that could are in one entry, of the one with more of such others.
     *
     * @param minutes by node
     */
    static List<BesidePhases> of(Plan plan, TaskGraph graph, double[] minutes) {
        Members members = Members.of(plan);
        if (members.used.cardinality() < 2 || plan.phases().size() > PHASES_MAX) {
            return List.of();
        }
        CompileOptions stated = new CompileOptions(PhaseOrder.NONE, CompileOptions.THRESHOLD_PERCENT_DEFAULT);
        TaskGraph loose = Compiler.compile(plan, "", stated).graph().orElse(graph);
        return entries(
                plan,
                members,
                apart(members, dependencies(loose, members)),
                apart(members, dependencies(graph, members)),
                spans(graph, members, minutes));
    }

    /** Which phase each task is in, by number; and which phases have tasks. */
    private static final class Members {

        private final int[] phase;
        private final BitSet used;

        private Members(int[] phase, BitSet used) {
            this.phase = phase;
            this.used = used;
        }

        static Members of(Plan plan) {
            Map<PhaseId, Integer> numbers = new LinkedHashMap<>();
            plan.phases().forEach(phase -> numbers.putIfAbsent(phase.id(), numbers.size()));
            int[] phase = new int[plan.tasks().size()];
            BitSet used = new BitSet();
            for (int task = 0; task < phase.length; task++) {
                phase[task] = plan.tasks().get(task).phase().map(numbers::get).orElse(NO_PHASE);
                if (phase[task] >= 0) {
                    used.set(phase[task]);
                }
            }
            return new Members(phase, used);
        }
    }

    /** The phases that each phase depends on, itself included, found for {@value Long#SIZE} of them at a time. */
    private static List<BitSet> dependencies(TaskGraph graph, Members members) {
        int phases = members.used.length();
        List<BitSet> dependencies =
                IntStream.range(0, phases).mapToObj(_ -> new BitSet(phases)).toList();
        for (int base = 0; base < phases; base += Long.SIZE) {
            long[] before = new long[graph.size()];
            for (int node : graph.topologicalOrder()) {
                int own = node < members.phase.length ? members.phase[node] : -1;
                if (own >= base && own < base + Long.SIZE) {
                    before[node] |= 1L << (own - base);
                }
                for (int next : graph.successors(node)) {
                    before[next] |= before[node];
                }
                if (own >= 0) {
                    mark(dependencies.get(own), base, before[node]);
                }
            }
        }
        return dependencies;
    }

    private static void mark(BitSet set, int base, long bits) {
        for (long left = bits; left != 0; left &= left - 1) {
            set.set(base + Long.numberOfTrailingZeros(left));
        }
    }

    /** By phase, those with tasks that depend on it in neither direction. */
    private static List<BitSet> apart(Members members, List<BitSet> dependencies) {
        List<BitSet> apart = new ArrayList<>();
        for (int phase = 0; phase < dependencies.size(); phase++) {
            BitSet free = new BitSet();
            if (members.used.get(phase)) {
                free.or(members.used);
                free.andNot(dependencies.get(phase));
                for (int other = 0; other < dependencies.size(); other++) {
                    if (dependencies.get(other).get(phase)) {
                        free.clear(other);
                    }
                }
            }
            apart.add(free);
        }
        return apart;
    }

    /** The longest chain inside each phase; a barrier belongs to the phase that all before it belong to. */
    private static double[] spans(TaskGraph graph, Members members, double[] minutes) {
        double[] spans = new double[members.used.length()];
        double[] start = new double[graph.size()];
        int[] owner = Arrays.copyOf(members.phase, graph.size());
        Arrays.fill(owner, members.phase.length, owner.length, UNKNOWN);
        for (int node : graph.topologicalOrder()) {
            double finish = start[node] + (node < minutes.length ? minutes[node] : 0);
            if (owner[node] >= 0) {
                spans[owner[node]] = Math.max(spans[owner[node]], finish);
            }
            for (int next : graph.successors(node)) {
                if (graph.isTask(next)) {
                    if (members.phase[next] == owner[node] && owner[node] >= 0) {
                        start[next] = Math.max(start[next], finish);
                    }
                } else {
                    owner[next] = merged(owner[next], owner[node]);
                    start[next] = Math.max(start[next], finish);
                }
            }
        }
        return spans;
    }

    private static int merged(int soFar, int phase) {
        return soFar == UNKNOWN || soFar == phase ? phase : NO_PHASE;
    }

    private static List<BesidePhases> entries(
            Plan plan, Members members, List<BitSet> could, List<BitSet> does, double[] spans) {
        List<Integer> mostFirst = IntStream.range(0, could.size())
                .filter(members.used::get)
                .boxed()
                .sorted(Comparator.comparingInt(phase -> -could.get(phase).cardinality()))
                .toList();
        BitSet told = new BitSet();
        List<BesidePhases> entries = new ArrayList<>();
        for (int phase : mostFirst) {
            BitSet others = (BitSet) could.get(phase).clone();
            others.andNot(told);
            told.set(phase);
            if (!others.isEmpty()) {
                BitSet kept = (BitSet) others.clone();
                kept.andNot(does.get(phase));
                entries.add(new BesidePhases(
                        plan.phases().get(phase).id(),
                        others.stream()
                                .mapToObj(other -> plan.phases().get(other).id())
                                .toList(),
                        spans[phase],
                        others.stream().mapToDouble(other -> spans[other]).sum(),
                        kept.isEmpty()));
            }
        }
        return List.copyOf(entries);
    }
}
