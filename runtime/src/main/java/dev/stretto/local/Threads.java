package dev.stretto.local;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The one place where threads of a run are made. */
final class Threads {

    private Threads() {}

    /**
     * A thread for each effect, reused. Starting a process blocks in the kernel until its program runs, which would keep one of
     * the few carriers of virtual threads from all others; and there are no more effects at a time than workers, and a few.
     */
    static ExecutorService forEffects() {
        return Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("stretto-effect-", 1).factory());
    }

    /** A virtual thread for whoever calls on the control socket. */
    static ExecutorService forCallers() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("stretto-caller-", 1).factory());
    }
}
