package dev.stretto.plan;

import java.util.Locale;

/** What follows when a phase's verification fails. */
public enum OnVerifyFailure {
    /** No new task starts of the phases that went on meanwhile, until it passes or the user decides. */
    HOLD,
    /** What depends on the phase fails. */
    FAIL,
    /** What landed since the phase began is reverted, and so what depends on it fails. */
    REVERT;

    /** What people write. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
