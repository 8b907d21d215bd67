package dev.stretto.strategy;

/** How the order in which a plan's phases are written binds tasks that state no dependency. */
public enum PhaseOrder {
    /** A phase opens when every earlier phase has completed. */
    FULL,
    /** A phase opens when a share of each earlier phase has completed. */
    THRESHOLD,
    /** Not at all: only stated dependencies bind. */
    NONE
}
