package dev.stretto.format.wfformat;

import dev.stretto.plan.ClaimSpec;
import java.util.Arrays;
import java.util.List;

/**
 * A task as far as the text has told of it, kept small: an instance may hold a million. Offsets are the text's.
 *
 * <p>What a task is and how long it took stand in different parts of the text, and it may be named before both.
 */
final class WfTask {

    /** What it is called wherever it is named. */
    final String id;

    /** Its place among the described tasks; -1 until it is described. */
    int number = -1;

    /** Where its description starts. */
    int at;

    String name = "";
    Links parents = Links.NONE;
    Links children = Links.NONE;
    List<ClaimSpec> claims = List.of();

    /** How long it ran, in seconds; NaN where that is not told. */
    double seconds = Double.NaN;

    WfTask(String id) {
        this.id = id;
    }

    boolean described() {
        return number >= 0;
    }

    /** Other tasks that a task names, in the order of the text. */
    static final class Links {

        static final Links NONE = new Links(new WfTask[0], new int[0]);

        private final WfTask[] tasks;
        private final int[] offsets;

        /**
         * Links to as many tasks as there are offsets.
         *
         * @param tasks some of them may never be described
         * @param offsets where each is named
         */
        Links(WfTask[] tasks, int[] offsets) {
            this.tasks = tasks;
            this.offsets = offsets;
        }

        int count() {
            return tasks.length;
        }

        WfTask task(int link) {
            return tasks[link];
        }

        int offset(int link) {
            return offsets[link];
        }

        /** Puts the task that is meant in the place of one that is only named. */
        void replace(int link, WfTask meant) {
            tasks[link] = meant;
        }

        /** The numbers of those that are described, ascending. */
        int[] numbers() {
            return Arrays.stream(tasks)
                    .filter(WfTask::described)
                    .mapToInt(task -> task.number)
                    .sorted()
                    .toArray();
        }
    }
}
