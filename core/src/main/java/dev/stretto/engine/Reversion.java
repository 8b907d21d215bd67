package dev.stretto.engine;

/**
 * One time that landed tasks are reverted.
 *
 * @param number from 1, never used twice in a run
 */
public record Reversion(int number) implements EffectKey {

    @Override
    public String toString() {
        return "revert " + number;
    }
}
