package dev.stretto.engine;

import java.util.List;

/**
 * What a candidate has to pass before the head moves to it.
 *
 * @param commands shell commands, run one after the other on the candidate's files; none for no gate
 * @param slots how many candidates may be built and tried at once, each on top of the one before it, at least 1
 * @param timeoutMillis how long all commands together may take; 0 for no limit
 */
public record LandingGates(List<String> commands, int slots, long timeoutMillis) {

    /** No gate: changes land one after the other as they are. */
    public static final LandingGates NONE = new LandingGates(List.of(), 1, 0);

    public LandingGates {
        if (slots < 1 || timeoutMillis < 0) {
            throw new IllegalArgumentException("landing gates out of range");
        }
        commands = List.copyOf(commands);
    }

    /** Whether there is anything to pass. */
    public boolean any() {
        return !commands.isEmpty();
    }

    /** How many changes may be under way at once; what needs no gate is done as soon as it is its turn. */
    int width() {
        return any() ? slots : 1;
    }
}
