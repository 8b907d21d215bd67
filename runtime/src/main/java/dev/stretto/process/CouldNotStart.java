package dev.stretto.process;

/** Carries the reason out of a spawner. */
final class CouldNotStart extends Exception {

    private final transient ProcessExit.NotStarted exit;

    CouldNotStart(ProcessExit.NotStarted exit) {
        super(exit.message());
        this.exit = exit;
    }

    CouldNotStart(ProcessExit.Reason reason, String message) {
        this(new ProcessExit.NotStarted(reason, message));
    }

    ProcessExit.NotStarted exit() {
        return exit;
    }
}
