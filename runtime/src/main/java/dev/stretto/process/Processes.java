package dev.stretto.process;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Starts processes, watches their limits, and reports the end of each exactly once. Safe for use by several threads.
 *
 * <p>Each process gets a session of its own, default signals, and no descriptor but its three, so it outlives this JVM:
 * all threads here are daemons, and a driver that exits without {@link #close} leaves everything running.
 *
 * <p>Where a process was ended by us, its end is reported when nothing of its tree is left. Where it ended by itself,
 * what it left behind in its process group is ended first; what left the group too is not looked for (that costs some
 * milliseconds) but by {@link ProcessTree#end}, before the workspace goes.
 *
 * <p>Why each end is reported once: one waiter a process, on a thread of its own, is the only one that reaps and
 * reports, on its only path out. Ending a process never reports anything: it makes the process end, which wakes the
 * waiter, which then waits for the tree. Until it has reaped, the process is at least a zombie and its id, and with it
 * the ids of its group and session, belong to nobody else.
 */
public final class Processes implements AutoCloseable {

    /** More than {@link ProcessTree} takes after the grace period, so that only a hanging kernel makes us give up. */
    private static final Duration CLOSE_MAX = Duration.ofSeconds(10);

    private final Duration grace;
    private final LongConsumer spawned;
    private final Set<RunningProcess> running = ConcurrentHashMap.newKeySet();
    private final Watcher watcher = new Watcher(running, this::end);

    /** Waiters block in the C library, which would pin virtual threads: one platform thread a running process. */
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("stretto-process-", 1).factory());

    /** Linking to the C library takes a tenth of a second, in which the driver has other things to do. */
    private final CompletableFuture<Spawner> spawner;

    /** Its parties are the processes whose end is not reported yet, and whoever closes. */
    private final Phaser awaited = new Phaser(1);

    /** Starting takes the read lock, closing the write lock: so closing sees every process that was started. */
    private final ReadWriteLock door = new ReentrantReadWriteLock();

    private boolean closed;

    /** Gives a tree {@link ProcessTree#GRACE} between TERM and KILL. */
    public Processes() {
        this(ProcessTree.GRACE);
    }

    /** Gives a tree {@code grace} between TERM and KILL; zero kills at once. */
    public Processes(Duration grace) {
        this(Spawner::best, grace);
    }

    /**
     * As {@link #Processes()}.
     *
     * @param spawned is told of each process how long it took to start, in nanoseconds; any thread
     */
    public Processes(LongConsumer spawned) {
        this(Spawner::best, ProcessTree.GRACE, spawned);
    }

    Processes(Supplier<Spawner> spawner, Duration grace) {
        this(spawner, grace, _ -> {});
    }

    private Processes(Supplier<Spawner> spawner, Duration grace, LongConsumer spawned) {
        this.grace = grace;
        this.spawned = spawned;
        this.spawner = CompletableFuture.supplyAsync(spawner, threads);
    }

    /**
     * Starts a process. Blocks until its program runs, about half a millisecond, the first time until the C library is
     * linked. Several threads that start processes share nothing.
     *
     * @param whenEnded called exactly once, on a thread of ours, possibly before this method returns: also where the
     *     process could not start
     * @return empty if it could not start
     * @throws IllegalStateException after {@link #close}; {@code whenEnded} is not called then
     */
    public Optional<RunningProcess> start(ProcessSpec spec, Consumer<ProcessExit> whenEnded) {
        Optional<RunningProcess> started = launch(spec, whenEnded);
        started.ifPresent(process -> submitOrRun(() -> await(process)));
        return started;
    }

    /**
     * As {@link #start}, but whoever calls this has to call {@link #await} right after.
     */
    public Optional<RunningProcess> launch(ProcessSpec spec, Consumer<ProcessExit> whenEnded) {
        door.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("no process is started after closing");
            }
            long logBytesBefore = spec.log().toFile().length();
            Spawner best = spawner.join();
            long before = System.nanoTime();
            Child child = best.spawn(spec);
            spawned.accept(System.nanoTime() - before);
            // Its waiter does not exist yet, so it can at worst be a zombie, which still has a start time.
            ProcessIdentity identity = ProcFs.stat(child.pid())
                    .map(ProcFs.Stat::identity)
                    .orElseGet(() -> new ProcessIdentity(child.pid(), -1, ProcFs.bootId()));
            RunningProcess process = new RunningProcess(spec, identity, child, whenEnded, logBytesBefore);
            watch(process);
            return Optional.of(process);
        } catch (CouldNotStart e) {
            submitOrRun(() -> whenEnded.accept(e.exit()));
            return Optional.empty();
        } finally {
            door.readLock().unlock();
        }
    }

    /**
     * Watches over a process that an earlier driver has started, as if it had been started here.
     *
     * @param identity it, known for sure
     * @param logBytesBefore how long its log was when it began
     * @param status how it ended, asked once it has; empty where nobody knows
     * @param whenEnded called exactly once, on a thread of ours, possibly before this method returns
     * @throws IllegalStateException after {@link #close}; {@code whenEnded} is not called then
     */
    public RunningProcess adopt(
            ProcessSpec spec,
            ProcessIdentity identity,
            long logBytesBefore,
            Supplier<Optional<ProcessExit>> status,
            Consumer<ProcessExit> whenEnded) {
        RunningProcess process =
                new RunningProcess(spec, identity, new AdoptedChild(identity, status), whenEnded, logBytesBefore);
        door.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("no process is adopted after closing");
            }
            watch(process);
        } finally {
            door.readLock().unlock();
        }
        submitOrRun(() -> await(process));
        return process;
    }

    private void watch(RunningProcess process) {
        awaited.register();
        running.add(process);
        watcher.wake();
    }

    /**
     * Ends a process and everything it started: TERM, and KILL after the grace period. Returns at once; the end is
     * reported when nothing is left. Does nothing if it has ended or is being ended.
     */
    public void end(RunningProcess process) {
        end(process, new ProcessExit.EndedOnRequest());
    }

    /**
     * Ends all processes and returns when all ends are reported. Must not be called by a {@code whenEnded}.
     *
     * @throws IllegalStateException if some process hangs in the kernel and cannot be ended
     */
    @Override
    public void close() {
        door.writeLock().lock();
        try {
            closed = true;
        } finally {
            door.writeLock().unlock();
        }
        running.forEach(this::end);
        watcher.close();
        // What was submitted still runs. An end that is claimed from now on finds the door shut and runs at its caller.
        threads.shutdown();
        long millisMax = grace.plus(CLOSE_MAX).toMillis();
        try {
            if (!awaitReports(millisMax) || !threads.awaitTermination(millisMax, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(running.size() + " processes could not be ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean awaitReports(long millisMax) throws InterruptedException {
        try {
            awaited.awaitAdvanceInterruptibly(awaited.arrive(), millisMax, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private void end(RunningProcess process, ProcessExit why) {
        if (process.claimEnd(why)) {
            submitOrRun(() -> {
                try {
                    ProcessTree.end(process.tree(), grace);
                } finally {
                    // Whatever kept us from seeing it, its waiter waits for this one.
                    process.child().killGroup();
                    process.treeIsGone();
                }
            });
        }
    }

    /** Waits on this thread for the end of a process that was launched, and reports it; once for each. */
    public void await(RunningProcess process) {
        ProcessExit exit;
        try {
            exit = awaitEnd(process);
        } catch (RuntimeException | Error e) {
            exit = new ProcessExit.Lost(e.toString());
        }
        running.remove(process);
        try {
            process.report(exit);
        } finally {
            awaited.arriveAndDeregister();
        }
    }

    private ProcessExit awaitEnd(RunningProcess process) {
        Child child = process.child();
        child.awaitEnd();
        Optional<ProcessExit> endedBy = process.mainEnded();
        if (endedBy.isPresent()) {
            process.awaitTreeGone();
            child.reap();
            return endedBy.get();
        }
        ProcessExit exit = child.reap();
        if (child.groupRemains()) {
            ProcessTree.end(process.treeWithoutMain(), grace);
        }
        return process.outputIsOverLimit()
                ? new ProcessExit.OutputLimitExceeded(process.spec().outputBytesMax())
                : exit;
    }

    /** Without a thread for it, slow is better than never. */
    private void submitOrRun(Runnable work) {
        if (!submit(work)) {
            work.run();
        }
    }

    private boolean submit(Runnable work) {
        try {
            threads.execute(work);
            return true;
        } catch (OutOfMemoryError | RejectedExecutionException noThread) {
            return false;
        }
    }
}
