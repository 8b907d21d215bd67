package dev.stretto.landing;

import dev.stretto.plan.TaskId;

/** The message of the commit that undoes what a task landed. */
public final class RevertMessage {

    private static final String REVERTED = "Stretto-Reverted";

    private RevertMessage() {}

    /**
     * The message.
     *
     * @param attempt the attempt whose change is undone
     * @param commit the commit that is undone
     */
    public static String of(TaskId task, int attempt, String commit, String run) {
        return "Revert " + TaskMessage.oneLine(task.value()) + "\n\nThis reverts commit " + commit + ".\n\n" + REVERTED
                + ": " + TaskMessage.oneLine(task.value()) + "\n"
                + TaskMessage.RUN + ": " + TaskMessage.oneLine(run) + "\n"
                + TaskMessage.ATTEMPT + ": " + attempt + "\n";
    }
}
