package dev.stretto.local;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.Input;
import dev.stretto.engine.Outcome;
import dev.stretto.git.CommitDetails;
import dev.stretto.git.ObjectId;
import dev.stretto.journal.RunFacts;
import dev.stretto.landing.MergeResult;
import dev.stretto.landing.Settlement;
import dev.stretto.workspace.Collected;
import dev.stretto.workspace.Workspace;
import dev.stretto.workspace.WorkspaceException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Has a command of the user's settle a conflict: in a workspace at the head, in which git has merged the attempt's commit as far
 * as it goes, with its marks in the files. The command belongs to the attempt: its log, its marker, its limits. The thread that
 * merges waits for it; the run goes on meanwhile.
 *
 * <p>{@link #settle} is called by the threads that merge, all else by the engine's owner, in the order of what it decides.
 */
final class ConflictCommand {

    /** How long it may take where nothing limits attempts. */
    private static final Duration TIME_MAX = Duration.ofMinutes(10);

    /** What fits into one variable of the environment, and more than anybody reads. */
    private static final int NAMES_CHARS_MAX = 60_000;

    /** Leaves the workspace as a user finds it who merges by hand; fails where that gives no conflict. */
    private static final String MERGE = "GIT_LFS_SKIP_SMUDGE=1 git -c core.hooksPath=/dev/null -c merge.renames=true"
            + " -c merge.directoryRenames=false -c rerere.enabled=false -c submodule.recurse=false"
            + " merge --no-ff --no-commit \"$STRETTO_THEIRS\"; [ -n \"$(git ls-files --unmerged)\" ]";

    private final RunFacts facts;
    private final Attempts attempts;
    /** What holds the workspace of an attempt: one merge of it at a time. */
    private final Map<Attempt, Lock> working = new ConcurrentHashMap<>();

    /** What an attempt was last asked to be merged with. Earlier wishes are void: that will not land. */
    private final Map<Attempt, ObjectId> wanted = new ConcurrentHashMap<>();

    private volatile boolean ending;
    private volatile boolean cancelled;

    ConflictCommand(RunFacts facts, Attempts attempts) {
        this.facts = facts;
        this.attempts = attempts;
    }

    /** What there is to settle. */
    record Work(
            Attempt attempt, ObjectId head, ObjectId commit, MergeResult.Conflict conflict, CommitDetails details) {}

    /** It came to nothing because it was ended, or did not start since all is to end. */
    static final class Ended extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** Ends what runs and starts nothing more, until told otherwise. */
    void endAll(boolean forGood) {
        cancelled = forGood;
        ending = true;
        working.keySet().forEach(attempts::end);
    }

    /** Commands may run again. */
    void goOn() {
        cancelled = false;
        ending = false;
    }

    /** Whether all was ended for good. */
    boolean cancelled() {
        return cancelled;
    }

    /** Takes note that an attempt is to be merged with this; what settles a conflict with anything else is ended. */
    void want(Attempt attempt, ObjectId head) {
        if (!head.equals(wanted.put(attempt, head))) {
            attempts.end(attempt);
        }
    }

    /**
     * Tries to settle a conflict.
     *
     * @return what came of it; empty where the user has no command for it
     */
    Optional<Settlement> settle(Work work, Ground.Isolated ground) throws IOException, Ended {
        if (facts.onConflict().isEmpty()) {
            return Optional.empty();
        }
        Lock lock = working.computeIfAbsent(work.attempt(), _ -> new ReentrantLock());
        lock.lock();
        try {
            giveBack(work.attempt(), ground); // of a driver that was killed
            return Optional.of(run(facts.onConflict().get(), work, ground));
        } finally {
            giveBack(work.attempt(), ground);
            lock.unlock();
        }
    }

    private Settlement run(String command, Work work, Ground.Isolated ground) throws IOException, Ended {
        CompletableFuture<Input> gone = new CompletableFuture<>();
        attempts.announce(work.attempt(), gone::complete);
        try {
            // What was told before the attempt was announced.
            if (ending || !work.head().equals(wanted.get(work.attempt()))) {
                attempts.end(work.attempt());
            }
            attempts.resolve(work.attempt(), work.head().hex(), limit(), List.of(MERGE, command), environment(work));
            Input end = gone.get();
            if (!(end instanceof Input.Exited exited)) {
                return new Settlement.Open("it could not be run: " + end);
            }
            if (exited.outcome() == Outcome.INTERRUPTED && ending) {
                throw new Ended();
            }
            return exited.outcome() == Outcome.SUCCEEDED
                    ? look(work, ground)
                    : new Settlement.Open("it failed: " + exited.message());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Ended();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Duration limit() {
        return facts.timeoutMillis() > 0 ? Duration.ofMillis(facts.timeoutMillis()) : TIME_MAX;
    }

    private static Map<String, String> environment(Work work) {
        String names = String.join("\n", work.conflict().files());
        return Map.of(
                "STRETTO_BASE", work.conflict().base().hex(),
                "STRETTO_OURS", work.head().hex(),
                "STRETTO_THEIRS", work.commit().hex(),
                "STRETTO_CONFLICTS", names.substring(0, Math.min(names.length(), NAMES_CHARS_MAX)));
    }

    private Settlement look(Work work, Ground.Isolated ground) {
        Workspace workspace = ground.workspaces().find(work.attempt()).orElseThrow();
        attempts.endLeftovers(work.attempt());
        List<String> unmerged = workspace.unmerged();
        Optional<Collected> made;
        try {
            made = workspace.collect(work.details());
        } catch (WorkspaceException e) {
            if (e.getCause() != null) {
                throw e;
            }
            return new Settlement.Open("it deleted its workspace");
        }
        return made.isEmpty()
                ? new Settlement.Open("it left nothing of the task's change")
                : ground.landing()
                        .settle(
                                work.head(),
                                work.commit(),
                                work.conflict(),
                                new Settlement.Try(made.get().tree(), unmerged));
    }

    private void giveBack(Attempt attempt, Ground.Isolated ground) {
        attempts.endLeftovers(attempt);
        ground.workspaces().find(attempt).ifPresent(Workspace::release);
    }
}
