package dev.stretto.cli;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Listens for signals while a run is in the foreground; closing restores what was before. */
final class Signals {

    private Signals() {}

    /** A signal being listened for. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /** Ctrl-C and TERM: the first is told, the second ends this process at once; `resume` then ends what it left. */
    static Listening onInterrupt(Runnable action) {
        Listening interrupt = once("INT", action);
        Listening terminate = once("TERM", action);
        return () -> {
            interrupt.close();
            terminate.close();
        };
    }

    /** The terminal was closed: the run goes on without it. */
    static Listening onHangup(Runnable action) {
        return listen(new Signal("HUP"), _ -> action.run());
    }

    private static Listening once(String name, Runnable action) {
        Signal signal = new Signal(name);
        return listen(signal, _ -> {
            Signal.handle(signal, _ -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED));
            action.run();
        });
    }

    private static Listening listen(Signal signal, SignalHandler handler) {
        SignalHandler before = Signal.handle(signal, handler);
        return () -> Signal.handle(signal, before);
    }
}
