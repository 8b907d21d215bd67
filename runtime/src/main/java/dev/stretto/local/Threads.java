package dev.stretto.local;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The one place where threads of a run are made. */
final class Threads {

    private Threads() {}

    /** A virtual thread for each effect: they mostly wait for git, for processes or for locks. */
    static ExecutorService forEffects() {
        return named("stretto-effect-");
    }

    /** A virtual thread for whoever calls on the control socket. */
    static ExecutorService forCallers() {
        return named("stretto-caller-");
    }

    private static ExecutorService named(String prefix) {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(prefix, 1).factory());
    }
}
