package dev.stretto.bench.growth;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What each task of a grown plan waits for: up to two of those not long before it, the same in every format and every size. */
final class Before {

    /** How many tasks a phase has. */
    static final int PHASE_TASKS = 25;

    static final int REACH = 60;

    /** Any number that shares no factor with the reach spreads them. */
    private static final int STRIDE = 37;

    private Before() {}

    /** The tasks before this one, counted from 0. */
    static IntStream of(int task) {
        int far = task - 2 - task * STRIDE % REACH;
        return IntStream.of(far, task - 1).filter(before -> before >= 0 && task % 5 != 0);
    }

    /** The same as a list of ids. */
    static String list(int task, IntFunction<String> id) {
        return of(task).mapToObj(id).collect(Collectors.joining(", "));
    }

    /** The same, or a word for none. */
    static String list(int task, IntFunction<String> id, String none) {
        String list = list(task, id);
        return list.isEmpty() ? none : list;
    }

    /** The number of a task in its phase, such as {@code 3.14}. */
    static String dotted(int task) {
        return phase(task) + "." + (task % PHASE_TASKS + 1);
    }

    /** The phase of a task, from 1. */
    static int phase(int task) {
        return task / PHASE_TASKS + 1;
    }

    /** Whether a task is the first of its phase. */
    static boolean opens(int task) {
        return task % PHASE_TASKS == 0;
    }
}
