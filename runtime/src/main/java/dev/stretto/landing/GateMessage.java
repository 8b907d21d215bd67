package dev.stretto.landing;

/** The message of the commit that keeps what a barrier's gate changed, which is never landed. */
public final class GateMessage {

    private GateMessage() {}

    /**
     * The message.
     *
     * @param barrier the barrier's name
     * @param number the number of the try
     */
    public static String of(String barrier, int number, String run) {
        return TaskMessage.oneLine("Changed by the gate of " + barrier) + "\n\n" + TaskMessage.RUN + ": "
                + TaskMessage.oneLine(run) + "\n" + TaskMessage.ATTEMPT + ": " + number + "\n";
    }
}
