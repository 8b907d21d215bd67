package dev.stretto.strategy;

import dev.stretto.plan.Phase;
import dev.stretto.strategy.PhaseSequence.Opening;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * The nodes that tell that the phases before a place are as far as asked: a barrier for each place, made of the one before it,
 * and where some phases are left out, barriers over blocks of 1, 2, 4, 8 … phases, so that no phase needs many edges.
 */
final class PhasesBefore {

    private final Wiring wiring;
    private final Opening opening;
    private final List<Phase> phases;

    /** For every place so far, what tells of all phases up to it. */
    private final List<Integer> upTo = new ArrayList<>();

    private final Map<Block, Integer> blocks = new LinkedHashMap<>();

    private record Block(int from, int size) {}

    /**
     * @param phases all that hold up others, in order; more may be added at its end later
     */
    PhasesBefore(Wiring wiring, Opening opening, List<Phase> phases) {
        this.wiring = wiring;
        this.opening = opening;
        this.phases = phases;
    }

    /** The nodes for the first so many phases without some of them. */
    List<Integer> without(SortedSet<Integer> leftOut, int count) {
        List<Integer> nodes = new ArrayList<>();
        int whole = leftOut.isEmpty() ? count : leftOut.first();
        if (whole > 0) {
            nodes.add(upTo(whole));
        }
        int from = whole + 1;
        for (int out : leftOut.tailSet(from)) {
            cover(from, out, nodes);
            from = out + 1;
        }
        cover(from, count, nodes);
        return nodes;
    }

    private int upTo(int count) {
        while (upTo.size() < count) {
            Phase last = phases.get(upTo.size());
            List<Integer> all = new ArrayList<>(own(last));
            if (!upTo.isEmpty()) {
                all.addFirst(upTo.getLast());
            }
            upTo.add(wiring.joined("phases up to " + last.id(), all));
        }
        return upTo.get(count - 1);
    }

    private List<Integer> own(Phase phase) {
        List<Integer> own = new ArrayList<>(List.of(wiring.completed(phase.id(), opening.percent())));
        if (opening.verified()) {
            wiring.holdingVerification(phase.id()).ifPresent(own::add);
        }
        return own;
    }

    private void cover(int from, int to, List<Integer> nodes) {
        for (int at = from; at < to; ) {
            int size = Math.min(Integer.lowestOneBit(at), Integer.highestOneBit(to - at));
            nodes.add(block(at, size));
            at += size;
        }
    }

    private int block(int from, int size) {
        Integer known = blocks.get(new Block(from, size));
        if (known != null) {
            return known;
        }
        List<Integer> parts =
                size == 1 ? own(phases.get(from)) : List.of(block(from, size / 2), block(from + size / 2, size / 2));
        String name = "phases " + phases.get(from).id() + " to "
                + phases.get(from + size - 1).id();
        int node = wiring.joined(size == 1 ? "all of phase " + phases.get(from).id() : name, parts);
        blocks.put(new Block(from, size), node);
        return node;
    }
}
