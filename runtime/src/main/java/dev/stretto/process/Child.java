package dev.stretto.process;

/**
 * A process of ours as its parent sees it. One thread waits and reaps; until it has reaped, the id is ours, zombie or
 * not, and the other methods cannot hit a stranger.
 */
interface Child {

    long pid();

    /** Returns when the process has ended, without reaping it. */
    void awaitEnd();

    /** Reaps the ended process. */
    ProcessExit reap();

    /** Whether somebody is left in its process group; to be asked after reaping, since a zombie is in its group. */
    boolean groupRemains();

    /** Sends KILL to its whole process group; to be called before reaping only. */
    void killGroup();
}
