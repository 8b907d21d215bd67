package dev.stretto.app;

import dev.stretto.journal.JournalWarmUp;
import dev.stretto.journal.SqliteLibrary;
import dev.stretto.process.ProcessMeans;
import java.nio.file.Path;
import java.util.Map;

/** Has a run's slow beginnings made on other threads, while the main one reads the plan. */
public final class WarmUp {

    private static final String LIBRARIES = "stretto-libraries";

    private WarmUp() {}

    /** Of a command that reads journals: where SQLite's library is kept. */
    public static void library(Map<String, String> environment) {
        SqliteLibrary.keepIn(libraries(environment));
    }

    /** Of a command that will drive a run; returns at once. Whatever fails here fails again where it is needed, and is said there. */
    public static void begin(Map<String, String> environment) {
        Path libraries = libraries(environment);
        Thread.ofPlatform().daemon().name("stretto-warm-up-journal").start(() -> JournalWarmUp.run(libraries));
        Thread.ofPlatform().daemon().name("stretto-warm-up-processes").start(ProcessMeans::here);
    }

    private static Path libraries(Map<String, String> environment) {
        return Grounds.cache(environment).resolveSibling(LIBRARIES);
    }
}
