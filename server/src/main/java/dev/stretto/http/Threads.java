package dev.stretto.http;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The one place where threads of the server are made: a virtual one for each thing that is done at a time. */
final class Threads {

    private Threads() {}

    static ExecutorService virtual() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("stretto-serve-", 1).factory());
    }
}
