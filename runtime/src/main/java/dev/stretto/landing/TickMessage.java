package dev.stretto.landing;

/** The message of the commit that marks the tasks of a run as completed in its plan. */
public final class TickMessage {

    private TickMessage() {}

    /**
     * The message.
     *
     * @param plan the plan's path in the repository
     * @param tasks how many tasks it marks
     */
    public static String of(String plan, int tasks, String run) {
        return TaskMessage.oneLine("Tick " + tasks + (tasks == 1 ? " task of " : " tasks of ") + plan) + "\n\n"
                + TaskMessage.RUN + ": " + TaskMessage.oneLine(run) + "\n";
    }
}
