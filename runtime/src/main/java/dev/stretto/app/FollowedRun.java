package dev.stretto.app;

import dev.stretto.driver.Journal.JournalException;
import dev.stretto.engine.Recorded;
import dev.stretto.journal.EventLine;
import dev.stretto.journal.RunFacts;
import dev.stretto.journal.SqliteJournal;
import dev.stretto.local.ControlSocket;
import dev.stretto.local.PushNote;
import dev.stretto.local.RunHome;
import dev.stretto.local.TickNote;
import dev.stretto.view.AttemptTimes;
import dev.stretto.view.RunFigures;
import dev.stretto.view.RunView;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A run that is followed while it goes on, by any number of readers: its journal is read once for all of them, whoever asks
 * first. Its driver knows nothing of them.
 *
 * <p>The latest lines are kept, at most {@value #RECENT_MAX}: a reader who keeps up is served from memory, one who is further
 * behind reads the journal at his own pace, with a connection of his own. So no reader waits for another.
 *
 * <p>Safe for use by many threads: all that is remembered is guarded by the one lock, which nobody holds while he waits.
 */
public final class FollowedRun implements AutoCloseable {

    private static final int RECENT_MAX = 4_096;
    private static final int PAGE_MAX = 512;
    private static final long POLL_MILLIS = 40;
    private static final long POLL_MILLIS_AT_REST = 200;

    private final RunHome home;
    private final RunFacts facts;
    private final Executor threads;
    private final SqliteJournal journal;
    private final RunView view = new RunView();
    private final AttemptTimes attempts = new AttemptTimes();
    private final RunFigures figures = new RunFigures();
    private final Deque<EventLine> recent = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private long last;
    private int readers;
    private boolean tailing;
    private boolean closed;

    /**
     * Opens the journal of a run; nothing is read yet.
     *
     * @param threads runs what follows the journal while somebody waits for events
     * @throws UserError if the journal cannot be read
     */
    FollowedRun(RunHome home, Executor threads) throws UserError {
        this.home = home;
        this.threads = threads;
        try {
            this.journal = SqliteJournal.openToRead(home.journal());
            this.facts = journal.facts();
        } catch (JournalException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
    }

    /** Where its files are. */
    public RunHome home() {
        return home;
    }

    /**
     * A run as it stands, for a look at it.
     *
     * @param lookup what `status` knows
     * @param attempts when every attempt ran
     * @param figures how long the parts of the run took
     * @param seq the latest event it is made of
     */
    public record Now(RunLookup lookup, AttemptTimes attempts, RunFigures figures, long seq) {}

    /** What somebody wants to know of a run. */
    @FunctionalInterface
    public interface Look<T> {
        /**
         * Looks; must not keep what it is given, which changes afterwards.
         *
         * @throws UserError if that is not to be had
         */
        T at(Now now) throws UserError;
    }

    /**
     * Looks at the run as it stands.
     *
     * @throws UserError if the journal cannot be read, the run has not begun, or the look itself fails
     */
    public <T> T read(Look<T> look) throws UserError {
        boolean driven = ControlSocket.answers(home);
        lock.lock();
        try {
            catchUp();
            if (last == 0) {
                throw new UserError("run " + home.run() + " has not begun; where its driver died, `stretto resume "
                        + home.run() + "` starts it");
            }
            RunLookup lookup = new RunLookup(home, facts, view, driven, TickNote.of(home), PushNote.of(home));
            return look.at(new Now(lookup, attempts, figures, last));
        } catch (JournalException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        } finally {
            lock.unlock();
        }
    }

    /**
     * The run as it stood after an event, folded anew.
     *
     * @param seq the event's place
     * @throws UserError if the journal cannot be read, or has no such event yet
     */
    public Now at(long seq) throws UserError {
        RunView then = new RunView();
        AttemptTimes times = new AttemptTimes();
        RunFigures took = new RunFigures();
        try (SqliteJournal own = SqliteJournal.openToRead(home.journal())) {
            List<Recorded> past = own.eventsUpTo(seq);
            if (past.isEmpty() || past.getLast().seq() != seq) {
                throw new UserError("run " + home.run() + " has no event " + seq
                        + (past.isEmpty()
                                ? "; the first is 1"
                                : " yet; the latest is " + past.getLast().seq()));
            }
            past.forEach(recorded -> {
                then.accept(recorded);
                times.accept(recorded);
                took.accept(recorded);
            });
        } catch (JournalException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
        return new Now(new RunLookup(home, facts, then, false, TickNote.NONE, PushNote.NONE), times, took, seq);
    }

    /** The lines that follow a place, as many as one is to handle at a time; none where there is nothing new. */
    public List<EventLine> after(long seq) {
        lock.lock();
        try {
            catchUp();
            if (seq >= last) {
                return List.of();
            }
            if (!recent.isEmpty() && recent.getFirst().seq() <= seq + 1) {
                return recent.stream()
                        .skip(seq + 1 - recent.getFirst().seq())
                        .limit(PAGE_MAX)
                        .toList();
            }
        } finally {
            lock.unlock();
        }
        try (SqliteJournal own = SqliteJournal.openToRead(home.journal())) {
            return own.linesAfter(home.run(), seq, PAGE_MAX);
        }
    }

    /** Counts the caller among those for whom the journal is followed, until he leaves. */
    public void enter() {
        lock.lock();
        try {
            readers++;
            startTailing();
        } finally {
            lock.unlock();
        }
    }

    private void startTailing() {
        if (!tailing && !closed) {
            tailing = true;
            threads.execute(this::tail);
        }
    }

    /** See {@link #enter}. */
    public void leave() {
        lock.lock();
        try {
            readers--;
        } finally {
            lock.unlock();
        }
    }

    /** Waits, for one who has entered, until there is an event after a place, or some time has passed, or reading fails. */
    public void await(long seq, long millis) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lockInterruptibly();
        try {
            startTailing(); // where it has failed meanwhile
            while (last <= seq && left > 0 && tailing && !closed) {
                left = more.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether nobody follows it, so that it may be closed. */
    boolean idle() {
        lock.lock();
        try {
            return readers == 0 && !tailing;
        } finally {
            lock.unlock();
        }
    }

    /** Follows the journal for whoever waits; one that fails lets them go, and they meet the failure when they read next. */
    private void tail() {
        boolean orderly = false;
        try {
            for (long pause = round(); pause > 0; pause = round()) {
                Thread.sleep(pause);
            }
            orderly = true;
        } catch (JournalException e) {
            // Told above.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!orderly) {
                stopTailing();
            }
        }
    }

    private void stopTailing() {
        lock.lock();
        try {
            tailing = false;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Reads once; returns how many milliseconds to rest, or 0 where nobody waits any more. */
    private long round() {
        lock.lock();
        try {
            if (readers == 0 || closed) {
                tailing = false; // under the same lock, so that whoever enters next starts another
                return 0;
            }
            catchUp();
            return view.ledger().state().ended() ? POLL_MILLIS_AT_REST : POLL_MILLIS;
        } finally {
            lock.unlock();
        }
    }

    /** Reads what is new; by whoever holds the lock. */
    private void catchUp() {
        if (closed) {
            throw new JournalException("run " + home.run() + " is followed no more", new IllegalStateException());
        }
        List<Recorded> fresh = journal.eventsAfter(last);
        if (fresh.isEmpty()) {
            return;
        }
        long from = Math.max(last, fresh.getLast().seq() - RECENT_MAX);
        for (EventLine line :
                journal.linesAfter(home.run(), from, (int) (fresh.getLast().seq() - from))) {
            recent.addLast(line);
        }
        while (recent.size() > RECENT_MAX) {
            recent.removeFirst();
        }
        fresh.forEach(recorded -> {
            view.accept(recorded);
            attempts.accept(recorded);
            figures.accept(recorded);
        });
        last = fresh.getLast().seq();
        more.signalAll();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            more.signalAll();
            journal.close();
        } finally {
            lock.unlock();
        }
    }
}
