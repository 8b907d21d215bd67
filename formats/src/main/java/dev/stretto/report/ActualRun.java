package dev.stretto.report;

import dev.stretto.engine.TaskState;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of a plan in a run.
 *
 * @param run its id
 * @param state its state as people read it
 * @param startedAtMillis when its first attempt started, in milliseconds of the epoch; 0 before that
 * @param untilMillis the time of its latest event
 * @param wallMillis how long it was running, pauses left out
 * @param tasks by node of the graph
 */
public record ActualRun(
        String run, String state, long startedAtMillis, long untilMillis, long wallMillis, List<ActualTask> tasks) {

    /**
     * One task.
     *
     * @param why why it failed, was skipped or waits; empty where there is nothing to say
     * @param attempts the tries, in order
     */
    public record ActualTask(TaskState state, String why, List<Try> attempts) {

        public ActualTask {
            attempts = List.copyOf(attempts);
        }

        /** How long its attempts took together. */
        public long millis() {
            return attempts.stream().mapToLong(Try::millis).sum();
        }
    }

    /**
     * One attempt's time.
     *
     * @param startedAtMillis in milliseconds of the epoch
     * @param endedAtMillis at least that; the time of the run's latest event while it runs
     * @param ended whether it is over
     * @param state what it came to, in the words for the state of a task: {@code failed} for a first one that failed, whatever became
     *     of the task; {@code deferred} for one that succeeded, but did not land
     */
    public record Try(int number, long startedAtMillis, long endedAtMillis, boolean ended, String state) {

        public long millis() {
            return endedAtMillis - startedAtMillis;
        }
    }

    public ActualRun {
        tasks = List.copyOf(tasks);
    }

    /** From the first start to the latest end. */
    long spanMillis() {
        return allTries().mapToLong(Try::endedAtMillis).max().orElse(startedAtMillis) - startedAtMillis;
    }

    /** What all attempts took together. */
    long taskMillis() {
        return allTries().mapToLong(Try::millis).sum();
    }

    private Stream<Try> allTries() {
        return tasks.stream().flatMap(task -> task.attempts().stream());
    }
}
