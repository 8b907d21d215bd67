package dev.stretto.engine;

/**
 * One try to pass the gate of a barrier.
 *
 * @param barrier the barrier's name
 * @param number from 1, never used twice in a run
 */
public record GateTry(String barrier, int number) implements Trial {

    public GateTry {
        if (number < 1) {
            throw new IllegalArgumentException("tries are counted from 1");
        }
    }

    @Override
    public String toString() {
        return "the gate of " + barrier + "#" + number;
    }
}
