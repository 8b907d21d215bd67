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
        return daemons("stretto-effect-");
    }

    /**
     * A thread for whoever calls on the control socket. No virtual one: the poller that those need to wait for a socket makes
     * every exit of the program wait a third of a second.
     */
    static ExecutorService forCallers() {
        return daemons("stretto-caller-");
    }

    /** Starts a thread for something that goes on beside the run. */
    static Thread start(String name, Runnable work) {
        return Thread.ofPlatform().daemon().name(name).start(work);
    }

    private static ExecutorService daemons(String prefix) {
        return Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name(prefix, 1).factory());
    }
}
