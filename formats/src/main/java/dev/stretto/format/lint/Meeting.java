package dev.stretto.format.lint;

import dev.stretto.graph.Waits;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Those of some tasks that could run at once with another of them.
 *
 * @param tasks in plan order
 * @param complete whether all were compared; else there may be more
 */
record Meeting(List<Integer> tasks, boolean complete) {

    /** Of more tasks only the first are compared. */
    private static final int TASKS_COMPARED_MAX = 300;

    Meeting {
        tasks = List.copyOf(tasks);
    }

    /** Any two of the tasks. */
    static Meeting among(List<Integer> tasks, Waits waits) {
        List<Integer> compared = new ArrayList<>(bounded(tasks));
        compared.sort(Comparator.comparingInt(waits::level));
        BitSet meeting = new BitSet();
        boolean complete = compared.size() == tasks.size();
        List<BitSet> earlier = new ArrayList<>();
        for (int later = 0; later < compared.size(); later++) {
            BitSet before = new BitSet();
            for (int at = later - 1; at >= 0; at--) {
                if (before.get(at) || (meeting.get(at) && meeting.get(later))) {
                    continue;
                }
                switch (waits.waits(compared.get(later), compared.get(at))) {
                    case YES -> {
                        before.or(earlier.get(at));
                        before.set(at);
                    }
                    case NO -> {
                        meeting.set(at);
                        meeting.set(later);
                    }
                    case UNKNOWN -> complete = false;
                }
            }
            earlier.add(before);
        }
        return new Meeting(meeting.stream().mapToObj(compared::get).sorted().toList(), complete);
    }

    /** One of the first tasks and one of the others. */
    static Meeting between(List<Integer> some, List<Integer> others, Waits waits) {
        List<Integer> left = bounded(some);
        List<Integer> right = bounded(others);
        BitSet meeting = new BitSet();
        boolean complete = left.size() == some.size() && right.size() == others.size();
        for (int one : left) {
            for (int other : right) {
                if (one == other || (meeting.get(one) && meeting.get(other))) {
                    continue;
                }
                int later = waits.level(one) > waits.level(other) ? one : other;
                switch (waits.waits(later, later == one ? other : one)) {
                    case YES -> {}
                    case NO -> {
                        meeting.set(one);
                        meeting.set(other);
                    }
                    case UNKNOWN -> complete = false;
                }
            }
        }
        return new Meeting(meeting.stream().boxed().toList(), complete);
    }

    private static List<Integer> bounded(List<Integer> tasks) {
        return tasks.subList(0, Math.min(tasks.size(), TASKS_COMPARED_MAX));
    }
}
