package dev.stretto.engine;

/** Where a node of a graph stands for those that wait for it. */
enum Mark {
    /** Waits for its predecessors. */
    WAITING,
    /** A task that became ready, or is beyond that; a barrier whose gate is being tried. */
    GONE,
    /** A barrier whose gate failed, which those after it wait for nevertheless. */
    HELD,
    /** A task that completed, or a barrier that opened. */
    DONE,
    /** A task that ended otherwise, or a barrier that cannot open or whose gate failed. */
    LOST
}
