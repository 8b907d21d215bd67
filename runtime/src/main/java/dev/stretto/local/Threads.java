package dev.stretto.local;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The one place where threads of a run are made. */
final class Threads {

    private Threads() {}

    /** A virtual thread for each effect: they mostly wait for git, for processes or for locks. */
    static ExecutorService forEffects() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("stretto-effect-", 1).factory());
    }
}
