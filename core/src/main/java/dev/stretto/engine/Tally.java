package dev.stretto.engine;

import java.util.EnumMap;
import java.util.Map;

/** How many tasks of a run stand where. */
final class Tally {

    private final Map<TaskState, Integer> inState = new EnumMap<>(TaskState.class);
    private int unsuccessful;
    private int busySlots;

    /** Another plan begins; attempts go on. */
    void clear() {
        inState.clear();
        unsuccessful = 0;
    }

    void add(TaskRecord task) {
        inState.merge(task.state, 1, Integer::sum);
    }

    void remove(TaskRecord task) {
        inState.merge(task.state, -1, Integer::sum);
    }

    /** A task makes the run a failed one, or does so no more. */
    void judged(boolean before, boolean now) {
        unsuccessful += (now ? 1 : 0) - (before ? 1 : 0);
    }

    void slotTaken() {
        busySlots++;
    }

    void slotFreed() {
        busySlots--;
    }

    /** How many tasks are in a state. */
    int count(TaskState state) {
        return inState.getOrDefault(state, 0);
    }

    /** How many tasks have not ended. */
    int open() {
        int open = 0;
        for (Map.Entry<TaskState, Integer> each : inState.entrySet()) {
            open += each.getKey().ended() ? 0 : each.getValue();
        }
        return open;
    }

    /** How many tasks are running or landing. */
    int underWay() {
        return count(TaskState.RUNNING) + count(TaskState.LANDING);
    }

    /** How many tasks ended in a way that makes the run a failed one. */
    int unsuccessful() {
        return unsuccessful;
    }

    /** How many attempts hold a slot. */
    int busySlots() {
        return busySlots;
    }
}
