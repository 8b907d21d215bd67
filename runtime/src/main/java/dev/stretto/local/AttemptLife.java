package dev.stretto.local;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.GateTry;
import dev.stretto.engine.Input;
import dev.stretto.engine.Outcome;
import dev.stretto.engine.Trial;
import dev.stretto.process.ProcessExit;
import dev.stretto.process.ProcessSpec;
import dev.stretto.process.Processes;
import dev.stretto.process.RunningProcess;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The processes of an attempt, one after the other: its command, then its gate; or the one of a try at a barrier's gate. Told once when the last of them is gone.
 *
 * <p>Its lock orders the start of each process, the end of each and a wish to end the attempt, so that the wish is met whether
 * it comes before, between or during the processes; the end is told outside the lock.
 */
final class AttemptLife {

    /**
     * One process of an attempt.
     *
     * @param name what it is called where it fails; empty for the task's own command
     */
    record Step(String name, ProcessSpec spec) {}

    private final Trial trial;
    private final Processes processes;
    private final Consumer<Input> whenGone;
    private final Deque<Step> steps = new ArrayDeque<>();
    private Optional<RunningProcess> running = Optional.empty();
    private boolean ending;

    AttemptLife(Trial trial, Processes processes, Consumer<Input> whenGone) {
        this.trial = trial;
        this.processes = processes;
        this.whenGone = whenGone;
    }

    /**
     * Starts the first process, unless the attempt is to end.
     *
     * @throws RuntimeException if it cannot be tried; nothing is told then
     */
    void begin(List<Step> all) {
        synchronized (this) {
            steps.addAll(all);
        }
        next();
    }

    private void next() {
        synchronized (this) {
            if (!ending) {
                Step step = steps.remove();
                running = processes.start(step.spec(), exit -> ended(step, exit));
                return;
            }
        }
        interrupted();
    }

    synchronized void end() {
        ending = true;
        running.ifPresent(processes::end);
    }

    synchronized boolean isEnding() {
        return ending;
    }

    /** Tells that the attempt was ended before it had begun. */
    void interrupted() {
        tell(Outcome.INTERRUPTED, Optional.empty(), "interrupted");
    }

    private void ended(Step step, ProcessExit exit) {
        boolean passed = exit instanceof ProcessExit.Exited(int code) && code == 0;
        boolean last;
        synchronized (this) {
            running = Optional.empty();
            last = steps.isEmpty();
        }
        if (!passed || last) {
            tell(step, exit);
            return;
        }
        try {
            next();
        } catch (RuntimeException | Error e) {
            whenGone.accept(new Input.EffectFailed(trial, "cannot start the gate of " + trial + ": " + e));
        }
    }

    private void tell(Step step, ProcessExit exit) {
        switch (exit) {
            case ProcessExit.Exited(int code) when code == 0 -> tell(Outcome.SUCCEEDED, Optional.of(code), "");
            case ProcessExit.Exited(int code) -> tell(Outcome.FAILED, Optional.of(code), why(step, exit));
            case ProcessExit.Signalled _ -> tell(Outcome.KILLED, Optional.empty(), why(step, exit));
            case ProcessExit.TimedOut _ -> tell(Outcome.TIMED_OUT, Optional.empty(), why(step, exit));
            case ProcessExit.OutputLimitExceeded _ -> tell(Outcome.OUTPUT_LIMIT, Optional.empty(), why(step, exit));
            case ProcessExit.EndedOnRequest _ -> interrupted();
            case ProcessExit.NotStarted _ -> tell(Outcome.NOT_STARTED, Optional.empty(), why(step, exit));
            case ProcessExit.Lost _ -> tell(Outcome.LOST, Optional.empty(), why(step, exit));
        }
    }

    /** What happened, and the last thing the process said about it. */
    private static String why(Step step, ProcessExit exit) {
        String said = LogTail.lastLine(step.spec().log());
        return step.name() + exit.description() + (said.isEmpty() ? "" : ": " + said);
    }

    private void tell(Outcome outcome, Optional<Integer> exitCode, String message) {
        whenGone.accept(
                switch (trial) {
                    case Attempt attempt -> new Input.Exited(attempt, outcome, exitCode, message);
                    case GateTry gate -> new Input.Checked(gate, outcome, exitCode, message, "");
                });
    }
}
