package dev.stretto.process;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A process that another driver has started and that outlived it. It is not our child: whoever took it over reaps it, and how
 * it ended is known by what it noted itself.
 *
 * @param status how it ended, asked once it has
 */
record AdoptedChild(ProcessIdentity identity, Supplier<Optional<ProcessExit>> status) implements Child {

    private static final long POLL_MILLIS = 50;

    @Override
    public long pid() {
        return identity.pid();
    }

    @Override
    public void awaitEnd() {
        if (NativeSpawner.isAvailable() && PidFd.awaitEnd(identity)) {
            return;
        }
        while (identity.isRunning()) {
            Uninterruptible.sleepMillis(POLL_MILLIS);
        }
    }

    @Override
    public ProcessExit reap() {
        return status.get()
                .orElseGet(() -> new ProcessExit.Lost("it was ended from outside while it had no driver of its own"));
    }

    /** Its number may be another's by now, so this is for those who look closer. */
    @Override
    public boolean groupRemains() {
        return true;
    }

    @Override
    public void killGroup() {
        ProcessHandle.of(pid()).filter(_ -> identity.isRunning()).ifPresent(ProcessHandle::destroyForcibly);
    }
}
