package dev.stretto.engine;

import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.TreeSet;

/** What is next for the nodes of a graph that wait: each is in one of these at most. */
final class Outlook {

    private final NavigableSet<Integer> due = new TreeSet<>();
    private final NavigableSet<Integer> dueGates = new TreeSet<>();
    private final NavigableSet<Integer> doomed = new TreeSet<>();
    private final NavigableSet<Integer> unneeded = new TreeSet<>();

    void due(int node) {
        due.add(node);
    }

    void dueGate(int barrier) {
        dueGates.add(barrier);
    }

    void doomed(int task) {
        doomed.add(task);
    }

    void unneeded(int task) {
        unneeded.add(task);
    }

    void none(int node) {
        due.remove(node);
        dueGates.remove(node);
        doomed.remove(node);
        unneeded.remove(node);
    }

    /** The first node that may go, barriers with a gate apart. */
    OptionalInt firstDue() {
        return first(due);
    }

    /** The first barrier whose gate is to be tried. */
    OptionalInt firstDueGate() {
        return first(dueGates);
    }

    /** The first task that cannot go any more. */
    OptionalInt firstDoomed() {
        return first(doomed);
    }

    /** The first task that is there for failures which will not come. */
    OptionalInt firstUnneeded() {
        return first(unneeded);
    }

    private static OptionalInt first(NavigableSet<Integer> nodes) {
        return nodes.isEmpty() ? OptionalInt.empty() : OptionalInt.of(nodes.first());
    }
}
