package dev.stretto.app;

import dev.stretto.local.ControlSocket;
import dev.stretto.local.RunHome;
import dev.stretto.process.ProcessBook;
import java.util.Optional;

/** Tells who drives a run. */
public final class Drivers {

    private Drivers() {}

    /** The process that drives a run now, if one does. */
    public static Optional<Long> of(RunHome home) {
        return ControlSocket.answers(home) ? ProcessBook.driver(home.directory()) : Optional.empty();
    }

    /** The same in words. */
    static String named(RunHome home) {
        return of(home).map(pid -> "process " + pid).orElse("another process");
    }
}
