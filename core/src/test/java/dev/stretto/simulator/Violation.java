package dev.stretto.simulator;

/** Something that must always hold did not. */
public final class Violation extends AssertionError {

    private static final long serialVersionUID = 1;

    /**
     * @param invariant its name
     * @param detail what was seen instead
     */
    public Violation(String invariant, String detail) {
        super("\"" + invariant + "\" does not hold: " + detail);
    }

    static void unless(boolean holds, String invariant, Object detail) {
        if (!holds) {
            throw new Violation(invariant, String.valueOf(detail));
        }
    }
}
