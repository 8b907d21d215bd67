package dev.stretto.local;

import dev.stretto.git.ObjectId;
import dev.stretto.git.Remotes.Pushed;
import java.time.Duration;
import java.util.function.Function;

/**
 * Pushes what has landed, beside the run: landings never wait for it, and those that come while it is busy go with the next push.
 * What does not work is tried again with growing pauses, what was refused when more has landed.
 *
 * <p>One thread pushes. All fields are guarded by this object's lock, which is not held during a push; whoever changes what that
 * thread waits for notifies.
 */
final class Pusher implements AutoCloseable {

    private static final int LAST_TRIES = 3;
    private static final Duration END_MAX = Duration.ofSeconds(5);

    private final RunHome home;
    private final Function<ObjectId, Pushed> push;
    private final Duration pauseMin;
    private final Duration pauseMax;
    private final Thread thread;
    private String wanted = "";
    private String refused = "";
    private PushNote note;
    private int failures;
    private long notBeforeNanos;
    private boolean last;
    private int lastTries;
    private boolean closed;

    /**
     * @param push pushes a commit
     * @param pauseMin the pause after a push that did not work; it doubles up to {@code pauseMax}
     */
    Pusher(RunHome home, Function<ObjectId, Pushed> push, Duration pauseMin, Duration pauseMax) {
        this.home = home;
        this.push = push;
        this.pauseMin = pauseMin;
        this.pauseMax = pauseMax;
        this.note = PushNote.of(home);
        this.notBeforeNanos = System.nanoTime();
        this.thread = Threads.start("stretto-push", this::work);
    }

    /** The head is at this commit now. Any thread. */
    synchronized void wants(String commit) {
        wanted = commit;
        notifyAll();
    }

    /**
     * Pushes a last time, if need be.
     *
     * @param patience how long that may take
     * @return whether this driver has pushed anything now
     */
    synchronized boolean finish(String commit, Duration patience) throws InterruptedException {
        boolean due = !commit.equals(note.pushed());
        wanted = commit;
        last = true;
        lastTries = 0;
        notBeforeNanos = System.nanoTime();
        refused = "";
        notifyAll();
        long end = System.nanoTime() + patience.toNanos();
        while (!commit.equals(note.pushed()) && refused.isEmpty() && lastTries < LAST_TRIES) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                note(new PushNote(note.pushed(), note.problem().isEmpty() ? "it takes too long" : note.problem()));
                break;
            }
            wait(left);
        }
        return due && commit.equals(note.pushed());
    }

    /** How it went so far. */
    synchronized PushNote note() {
        return note;
    }

    private void note(PushNote now) {
        note = now;
        now.write(home);
    }

    private void work() {
        try {
            while (true) {
                String commit = next();
                if (commit.isEmpty()) {
                    return;
                }
                settle(commit, push.apply(new ObjectId(commit)));
            }
        } catch (InterruptedException e) {
            // The driver leaves; the next one pushes what is left.
        }
    }

    /** Waits for something to push and the time to do so; empty when there is no more to do. */
    private synchronized String next() throws InterruptedException {
        while (!closed) {
            boolean givenUp = wanted.equals(refused) || lastTries >= LAST_TRIES;
            boolean due = !wanted.isEmpty() && !wanted.equals(note.pushed()) && !givenUp;
            long pause = Duration.ofNanos(notBeforeNanos - System.nanoTime()).toMillis();
            if (due && pause <= 0) {
                return wanted;
            }
            wait(due ? pause : 0);
        }
        return "";
    }

    private synchronized void settle(String commit, Pushed result) {
        lastTries += last ? 1 : 0;
        switch (result) {
            case Pushed.Done _ -> {
                failures = 0;
                note(new PushNote(commit, ""));
            }
            case Pushed.Refused(String why) -> {
                refused = commit;
                note(new PushNote(note.pushed(), why));
            }
            case Pushed.Failed(String why) -> {
                long pause = Math.min(pauseMax.toNanos(), pauseMin.toNanos() << Math.min(failures++, 20));
                notBeforeNanos = System.nanoTime() + (last ? pauseMin.toNanos() : pause);
                note(new PushNote(note.pushed(), why));
            }
        }
        notifyAll();
    }

    /** Ends what is still being pushed. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        thread.interrupt();
        try {
            thread.join(END_MAX); // so that no git outlives us
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
