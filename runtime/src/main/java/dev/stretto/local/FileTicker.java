package dev.stretto.local;

import dev.stretto.engine.Ledger;
import dev.stretto.engine.TaskState;
import dev.stretto.format.ReadOptions;
import dev.stretto.journal.RunFacts;
import dev.stretto.journal.Ticking;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.TaskId;
import dev.stretto.planfile.PlanFileException;
import dev.stretto.planfile.PlanTicks;
import dev.stretto.planfile.PlanTicks.Unknown;
import dev.stretto.planfile.TickReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Marks tasks in the user's own file as they complete, on a thread of its own: reading a large plan takes its time. What completes
 * meanwhile is marked together, and after each reading the thread rests, so that ticking never takes more than a fifth of a core.
 */
final class FileTicker extends Ticker {

    private static final int REST_FACTOR = 4;
    private static final long REST_NANOS_MAX = Duration.ofSeconds(10).toNanos();

    /** What a thread that is to end finds in the queue. */
    private static final Batch END = new Batch(Map.of(), Optional.empty());

    private final RunFacts facts;
    private final ReadOptions options;
    private final BlockingQueue<Batch> queue = new LinkedBlockingQueue<>();
    private final CountDownLatch ending = new CountDownLatch(1);
    private final AtomicBoolean marked = new AtomicBoolean();
    private @Nullable Thread thread;

    /** Tasks to mark in a plan that is read in one way. */
    private record Batch(Map<TaskId, Optional<Duration>> tasks, Optional<PlanFormat> format) {}

    FileTicker(RunHome home, RunFacts facts, Ticking ticking) {
        super(home, ticking.actuals());
        this.facts = facts;
        this.options = new ReadOptions(facts.tag(), facts.optional(), true);
    }

    @Override
    void completed(TaskId task, CompletedTasks all) {
        queue.add(new Batch(all.only(task), all.format()));
        if (thread == null) {
            thread = Threads.start("stretto-ticks", this::work);
        }
    }

    private void work() {
        try {
            for (Batch batch = next(); !batch.equals(END); batch = next()) {
                long start = System.nanoTime();
                mark(batch).write(home());
                long rest = Math.min(REST_NANOS_MAX, REST_FACTOR * (System.nanoTime() - start));
                var _ = ending.await(rest, TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All that waits, as one. */
    private Batch next() throws InterruptedException {
        List<Batch> waiting = new ArrayList<>();
        waiting.add(queue.take());
        queue.drainTo(waiting);
        if (waiting.contains(END)) {
            return END;
        }
        Map<TaskId, Optional<Duration>> tasks = new LinkedHashMap<>();
        waiting.forEach(batch -> tasks.putAll(batch.tasks()));
        return new Batch(tasks, waiting.getLast().format());
    }

    private TickNote mark(Batch batch) {
        try {
            PlanTicks ticks = new PlanTicks(facts.planPath(), Path.of(facts.directory()), batch.format(), options);
            TickReport report = ticks.tick(batch.tasks(), Unknown.IS_LEFT_OUT);
            marked.compareAndSet(false, report.changed());
            return new TickNote(problem(report.marking(), facts.planName()), "");
        } catch (PlanFileException e) {
            return new TickNote(e.getMessage(), "");
        } catch (RuntimeException | Error e) {
            return new TickNote("internal error: " + e, "");
        }
    }

    @Override
    TickNote finish(CompletedTasks all, Ledger ledger) {
        close();
        TickNote undone = unmark(all, ledger);
        if (!undone.equals(TickNote.NONE)) {
            return undone;
        }
        Map<TaskId, Optional<Duration>> tasks = all.all();
        return tasks.isEmpty() ? TickNote.NONE : mark(new Batch(tasks, all.format()));
    }

    /** What was reverted is not done any more; a task that the user marks himself is none that the run leaves out. */
    private TickNote unmark(CompletedTasks all, Ledger ledger) {
        Set<TaskId> reverted = new LinkedHashSet<>(all.reverted());
        reverted.removeIf(task -> ledger.definition().graph().find(task).isEmpty()
                || ledger.record(task).state() != TaskState.SKIPPED);
        if (reverted.isEmpty()) {
            return TickNote.NONE;
        }
        try {
            new PlanTicks(facts.planPath(), Path.of(facts.directory()), all.format(), options).untick(reverted);
            return TickNote.NONE;
        } catch (PlanFileException e) {
            return new TickNote(e.getMessage(), "");
        }
    }

    @Override
    boolean marked() {
        return marked.get();
    }

    @Override
    public void close() {
        ending.countDown();
        queue.add(END);
        if (thread != null) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
