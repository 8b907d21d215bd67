package dev.stretto.process;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A process that {@link Processes} has started and has not yet reported as ended.
 *
 * <p>Two parties want to decide how it ended: its waiter, when the process ends by itself, and whoever ends it. Both go
 * through {@link #claimEnd} and {@link #mainEnded}, which exclude each other; the first one wins and the other knows.
 */
public final class RunningProcess {

    private final ProcessSpec spec;
    private final ProcessIdentity identity;
    private final Child child;
    private final Consumer<ProcessExit> whenEnded;
    private final long startNanos = System.nanoTime();
    private final long logBytesBefore;
    private final CountDownLatch treeGone = new CountDownLatch(1);

    /** Why it is being ended by us; guarded by this. */
    private @Nullable ProcessExit endedBy;

    /** Whether its waiter has seen it end by itself; guarded by this. */
    private boolean endedByItself;

    RunningProcess(
            ProcessSpec spec,
            ProcessIdentity identity,
            Child child,
            Consumer<ProcessExit> whenEnded,
            long logBytesBefore) {
        this.spec = spec;
        this.identity = identity;
        this.child = child;
        this.whenEnded = whenEnded;
        this.logBytesBefore = logBytesBefore;
    }

    /** The process id, also the id of its session and its process group. */
    public long pid() {
        return identity.pid();
    }

    /** What tells it from every other process, now and after a restart of the driver. */
    public ProcessIdentity identity() {
        return identity;
    }

    /** What it was started from. */
    public ProcessSpec spec() {
        return spec;
    }

    Child child() {
        return child;
    }

    /** All of it, for as long as the main process is not reaped. */
    ProcessTree.Target tree() {
        return ProcessTree.Target.of(spec, identity, child::killGroup);
    }

    /** What the main process has left behind; its number may be another group's by now. */
    ProcessTree.Target treeWithoutMain() {
        return ProcessTree.Target.of(spec, identity, () -> {});
    }

    /** True for the one caller that now has to end the tree, and to call {@link #treeIsGone} afterwards. */
    synchronized boolean claimEnd(ProcessExit why) {
        if (endedBy != null || endedByItself) {
            return false;
        }
        endedBy = why;
        return true;
    }

    /** Called by the waiter: who ended it, or empty if it ended by itself, which nobody can change from then on. */
    synchronized Optional<ProcessExit> mainEnded() {
        endedByItself = endedBy == null;
        return Optional.ofNullable(endedBy);
    }

    void treeIsGone() {
        treeGone.countDown();
    }

    void awaitTreeGone() {
        Uninterruptible.await(treeGone);
    }

    boolean timeoutIsOver() {
        return spec.timeout().isPresent()
                && System.nanoTime() - startNanos >= spec.timeout().get().toNanos();
    }

    boolean outputIsOverLimit() {
        return spec.log().toFile().length() - logBytesBefore > spec.outputBytesMax();
    }

    void report(ProcessExit exit) {
        whenEnded.accept(exit);
    }
}
