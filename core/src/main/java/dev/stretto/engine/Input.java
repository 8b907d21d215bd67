package dev.stretto.engine;

import dev.stretto.plan.TaskId;
import java.util.List;
import java.util.Optional;

/** A fact from outside, or a wish of the user's: all that ever makes the engine move. */
public sealed interface Input {

    /** Accept a plan: the first input of a run, or an edited plan, refused while anything of the run is under way. */
    record Accept(RunDefinition definition, String head) implements Input {}

    /** Time has passed. */
    record Tick() implements Input {}

    /** An attempt's process is gone. */
    record Exited(Attempt attempt, Outcome outcome, Optional<Integer> exitCode, String message) implements Input {}

    /**
     * An attempt's change was collected.
     *
     * @param commit the change as a commit; empty where there is none
     * @param files what it changes
     * @param salvage the ref that keeps it because it is not to be landed; empty for none
     * @param dropped files of the plan that the attempt changed and the commit does not
     */
    record Collected(Attempt attempt, String commit, List<String> files, String salvage, List<String> dropped)
            implements Input {

        public Collected {
            files = List.copyOf(files);
            dropped = List.copyOf(dropped);
        }

        /** With nothing dropped. */
        public Collected(Attempt attempt, String commit, List<String> files, String salvage) {
            this(attempt, commit, files, salvage, List.of());
        }
    }

    /**
     * An attempt left nothing that could be collected.
     *
     * @param outcome what that makes of the attempt: failed where it broke its workspace itself, lost where that went otherwise
     */
    record Uncollectable(Attempt attempt, Outcome outcome, String message) implements Input {}

    /** A change merged with the head, or a candidate, without moving it. */
    record Merged(Attempt attempt, String onto, String candidate) implements Input {}

    /**
     * A change did not merge with the head, or with a candidate.
     *
     * @param salvage the ref that keeps it; empty for none
     */
    record Conflicted(Attempt attempt, String onto, List<String> files, String salvage) implements Input {

        public Conflicted {
            files = List.copyOf(files);
        }
    }

    /** The head was moved to this commit. */
    record HeadMoved(Attempt attempt, String head) implements Input {}

    /**
     * The head was to be moved, but somebody has put commits on top of it meanwhile, and those are the head now.
     *
     * @param key the effect that met them
     * @param from the head before
     */
    record BranchMoved(EffectKey key, String from, String head) implements Input {}

    /**
     * The command of a gate is over.
     *
     * @param message why it did not pass, for people; empty where it did
     * @param salvage the ref that keeps what it changed; empty for nothing
     */
    record Checked(GateTry attempt, Outcome outcome, Optional<Integer> exitCode, String message, String salvage)
            implements Input {}

    /**
     * The landing gates are over.
     *
     * @param message why they did not pass, for people; empty where they did
     * @param output the end of what they wrote; empty where they passed
     * @param salvage the ref that keeps the change that did not pass; empty for none
     */
    record Gated(
            LandingTry gate, Outcome outcome, Optional<Integer> exitCode, String message, String output, String salvage)
            implements Input {}

    /**
     * Commits were undone on the head.
     *
     * @param commits what undoes each, in the order they were undone; the last one is the head
     */
    record Reverted(Reversion reversion, List<String> commits) implements Input {

        public Reverted {
            commits = List.copyOf(commits);
        }
    }

    /** Commits cannot be undone, and nothing has changed. */
    record NotReverted(Reversion reversion, String message) implements Input {}

    /**
     * An effect could not be performed, through no fault of the task: the run pauses, and does it again when it goes on. Never
     * for {@link Effect.End}, which is repeated until the processes are gone.
     */
    record EffectFailed(EffectKey key, String message) implements Input {}

    /** The driver that ran this run died: nothing starts until the user resumes it. */
    record DriverLost() implements Input {}

    /** A wish of the user's, which can be refused. */
    sealed interface Request extends Input {}

    record Pause() implements Request {}

    record Resume() implements Request {}

    /** End what runs, uncounted, and pause. */
    record Interrupt() implements Request {}

    /** End the run and what runs; asked again, end again what has not ended yet. */
    record Cancel() implements Request {}

    /**
     * Reopen these tasks and what was skipped because of them; none named: all that failed or were cancelled. What went on
     * without a task that had been skipped, or after it had failed, stays as it is. Named, a task also runs that the plan
     * defers or leaves out. A barrier can be named like a task: its gate, which has failed, is tried again.
     */
    record Retry(List<TaskId> tasks) implements Request {

        public Retry {
            tasks = List.copyOf(tasks);
        }
    }

    /** Take these tasks as done without running them. */
    record Skip(List<TaskId> tasks) implements Request {

        public Skip {
            tasks = List.copyOf(tasks);
        }
    }

    /** Undo what these tasks landed, and what landed since and depends on them. */
    record Revert(List<TaskId> tasks) implements Request {

        public Revert {
            tasks = List.copyOf(tasks);
        }
    }

    /** Undo all that was done after a checkpoint. */
    record RevertTo(int checkpoint) implements Request {}

    /** A running attempt's wish for more than the plan gives its task, or the end of that. */
    sealed interface ClaimRequest extends Request {}

    /**
     * Take all of this, or nothing.
     *
     * @param attempt whose wish it is; empty for whichever is running
     * @param id a name for it, never used twice in a run
     * @param paths what the repository has at the paths that it names
     * @param waitMillis how long it may wait until all of it is free; 0 for not at all
     */
    record MakeClaim(
            TaskId task,
            Optional<Integer> attempt,
            String id,
            List<Claim> claims,
            List<KnownPath> paths,
            long waitMillis)
            implements ClaimRequest {

        public MakeClaim {
            claims = List.copyOf(claims);
            paths = List.copyOf(paths);
        }
    }

    /**
     * Give back what was claimed.
     *
     * @param claims as they were made; none for all that the attempt has claimed
     */
    record Release(TaskId task, Optional<Integer> attempt, List<Claim> claims) implements ClaimRequest {

        public Release {
            claims = List.copyOf(claims);
        }
    }

    /** Nobody waits for the answer to this claim any more; where it was granted meanwhile, it stays so. */
    record Withdraw(String id) implements ClaimRequest {}
}
