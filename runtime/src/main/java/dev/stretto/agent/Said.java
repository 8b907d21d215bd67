package dev.stretto.agent;

import java.util.Optional;

/**
 * What one event of an agent's output says.
 *
 * @param text for people; empty where it is nothing to them
 * @param partial whether the text goes on in the next event, without a new line
 * @param ending how the agent says it ended, where it says so
 * @param reason why it did not succeed; empty where it says nothing of that
 * @param costUsd what it has cost, in dollars; 0 where it does not say
 * @param inputTokens what it read; 0 where it does not say
 * @param outputTokens what it wrote; 0 where it does not say
 * @param limit when a usage limit that is reached ends; empty where none is reached
 */
record Said(
        String text,
        boolean partial,
        Ending ending,
        String reason,
        double costUsd,
        long inputTokens,
        long outputTokens,
        Optional<String> limit) {

    /** Nothing to anybody. */
    static final Said NOTHING = text("");

    /** How an agent says it ended. */
    enum Ending {
        /** It goes on. */
        NONE,
        DONE,
        FAILED
    }

    static Said text(String text) {
        return new Said(text, false, Ending.NONE, "", 0, 0, 0, Optional.empty());
    }

    static Said partial(String text) {
        return new Said(text, true, Ending.NONE, "", 0, 0, 0, Optional.empty());
    }

    /** A problem that need not be the end. */
    static Said problem(String reason) {
        return new Said("error: " + reason, false, Ending.NONE, reason, 0, 0, 0, Optional.empty());
    }

    static Said done() {
        return new Said("", false, Ending.DONE, "", 0, 0, 0, Optional.empty());
    }

    static Said failed(String reason) {
        return new Said("error: " + reason, false, Ending.FAILED, reason, 0, 0, 0, Optional.empty());
    }

    static Said limit(String until) {
        return new Said("usage limit reached" + until, false, Ending.NONE, "", 0, 0, 0, Optional.of(until));
    }

    Said costing(double dollars, long input, long output) {
        return new Said(text, partial, ending, reason, dollars, input, output, limit);
    }
}
