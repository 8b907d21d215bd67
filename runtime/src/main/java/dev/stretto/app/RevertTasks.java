package dev.stretto.app;

import dev.stretto.driver.Journal.JournalException;
import dev.stretto.engine.Input;
import dev.stretto.engine.LandingEvent;
import dev.stretto.engine.ProgressEvent;
import dev.stretto.engine.Recorded;
import dev.stretto.journal.SqliteJournal;
import dev.stretto.local.RunHome;
import dev.stretto.local.TickNote;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Has a run undo what it landed, and waits until that is done. */
public final class RevertTasks {

    private static final int WAIT_MILLIS = 20;
    private static final int WAITS_MAX = 3_000;

    private final Steering steering;

    public RevertTasks(Place place, Map<String, String> environment) {
        this.steering = new Steering(place, environment);
    }

    /**
     * What a revert came to.
     *
     * @param tasks the tasks that are reverted, in the order that was done in
     * @param head the head of the run now; empty where nothing had to be changed
     */
    public record Result(List<TaskId> tasks, String head) {

        public Result {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * Hands the wish to the run and waits for its end.
     *
     * @throws UserError if it is refused or cannot be done, with the reason; nothing has changed then
     */
    public Result revert(RunHome home, Input.Request request) throws UserError, InterruptedException {
        String ticks = TickNote.of(home).commit();
        if (!ticks.isEmpty()) {
            throw new UserError("run " + home.run() + " is completed and its ticks are committed as " + ticks
                    + " on top of it; use git revert");
        }
        long before = lastSeq(home);
        steering.request(home, request);
        for (int wait = 0; wait < WAITS_MAX; wait++) {
            List<Recorded> since = since(home, before);
            if (since.stream().anyMatch(RevertTasks::isOver)) {
                return result(home, since);
            }
            Thread.sleep(WAIT_MILLIS);
        }
        throw new UserError("run " + home.run() + " has not reverted anything yet; `stretto status` says why");
    }

    private static boolean isOver(Recorded recorded) {
        return recorded.event() instanceof ProgressEvent.RevertCompleted
                || recorded.event() instanceof ProgressEvent.RevertFailed;
    }

    private static Result result(RunHome home, List<Recorded> since) throws UserError {
        List<TaskId> tasks = new ArrayList<>();
        String head = "";
        for (Recorded recorded : since) {
            switch (recorded.event()) {
                case ProgressEvent.RevertStarted started -> tasks.addAll(started.tasks());
                case LandingEvent.Reverted reverted -> head = reverted.head();
                case ProgressEvent.RevertFailed failed ->
                    throw new UserError("run " + home.run() + ": " + failed.reason());
                default -> {}
            }
        }
        return new Result(tasks, head);
    }

    private static long lastSeq(RunHome home) throws UserError {
        List<Recorded> all = since(home, 0);
        return all.isEmpty() ? 0 : all.getLast().seq();
    }

    private static List<Recorded> since(RunHome home, long seq) throws UserError {
        try (SqliteJournal journal = SqliteJournal.openToRead(home.journal())) {
            return journal.eventsAfter(seq);
        } catch (JournalException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
    }
}
