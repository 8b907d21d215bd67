package dev.stretto.claim;

/** What a run makes of its tasks' claims. */
public enum Enforcement {
    /** Tasks take locks, and what a task changes outside the writes it states does not land. */
    STRICT,
    /** Tasks take locks, and what a task changes outside the writes it states lands with a note. */
    ADVISORY,
    /** Claims are shown and no more. */
    OFF
}
