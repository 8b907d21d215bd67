package dev.stretto.plan;

import java.util.Locale;

/** The rule by which a plan, or one phase of it, is compiled to a graph of tasks and barriers. */
public enum Strategy {
    /** Every task as soon as what it depends on is done. */
    DAG,
    /** One topological level after the other. */
    WAVES,
    /** Groups of limited size, one after the other. */
    BATCHED,
    /** As {@link #DAG}, but a phase opens while the one before it is still going on. */
    PIPELINE,
    /** Everything at once. */
    INDEPENDENT,
    /** One of the others, by what the plan is like. */
    AUTO;

    /** What people write. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
