package dev.stretto.local;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.GateTry;
import dev.stretto.engine.Input;
import dev.stretto.engine.LandingTry;
import dev.stretto.engine.Outcome;
import dev.stretto.engine.Trial;
import dev.stretto.process.ProcessExit;
import dev.stretto.process.ProcessSpec;
import dev.stretto.process.Processes;
import dev.stretto.process.RunningProcess;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The processes of an attempt, one after the other, all within its timeout: the setup of its workspace, its command, its gate; or
 * those of a try at a gate. Told once when the last of them is gone.
 *
 * <p>Its lock orders the start of each process, the end of each and a wish to end the attempt, so that the wish is met whether
 * it comes before, between or during the processes; the end is told outside the lock.
 */
final class AttemptLife {

    /**
     * One process of an attempt.
     *
     * @param name what it is called where it fails; empty for the task's own command
     * @param spec its timeout is that of the whole attempt
     * @param passed told before the next one starts
     */
    record Step(String name, ProcessSpec spec, Runnable passed) {

        Step(String name, ProcessSpec spec) {
            this(name, spec, () -> {});
        }

        /** With what is left of the timeout after a while. */
        private ProcessSpec spec(Duration after) {
            return spec.timeout()
                    .map(whole -> spec.withTimeout(whole.compareTo(after) > 0 ? whole.minus(after) : LEAST))
                    .orElse(spec);
        }
    }

    /** What a process gets that begins too late: it is ended at once, like any that takes too long. */
    private static final Duration LEAST = Duration.ofNanos(1);

    /** What a shell says of a command that is not there, and of one that may not be run. */
    private static final int NOT_FOUND = 127;

    private static final int NOT_EXECUTABLE = 126;

    private final Trial trial;
    private final Processes processes;
    private final Consumer<Input> whenGone;
    private final Deque<Step> steps = new ArrayDeque<>();
    private Optional<RunningProcess> running = Optional.empty();
    private boolean ending;
    private long begunNanos;

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
            begunNanos = System.nanoTime();
        }
        next();
    }

    private void next() {
        synchronized (this) {
            if (!ending) {
                Step step = steps.remove();
                Duration after = Duration.ofNanos(System.nanoTime() - begunNanos);
                running = processes.start(step.spec(after), exit -> ended(step, exit));
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
            step.passed().run();
            next();
        } catch (RuntimeException | Error e) {
            whenGone.accept(new Input.EffectFailed(trial, "cannot go on with " + trial + ": " + e));
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
        String happened = exit instanceof ProcessExit.TimedOut
                ? new ProcessExit.TimedOut(step.spec().timeout().orElseThrow()).description()
                : exit.description();
        return step.name()
                + happened
                + (said.isEmpty() ? "" : ": " + said)
                + (step.name().isEmpty() ? "" : hint(exit));
    }

    /** What to do where the shell could not run what comes beside the task's own command. */
    private static String hint(ProcessExit exit) {
        return switch (exit) {
            case ProcessExit.Exited(int code) when code == NOT_FOUND -> "; see that it is there and on the PATH";
            case ProcessExit.Exited(int code) when code == NOT_EXECUTABLE -> "; see that it may be run";
            default -> "";
        };
    }

    private void tell(Outcome outcome, Optional<Integer> exitCode, String message) {
        whenGone.accept(
                switch (trial) {
                    case Attempt attempt -> new Input.Exited(attempt, outcome, exitCode, message);
                    case GateTry gate -> new Input.Checked(gate, outcome, exitCode, message, "");
                    case LandingTry gate -> new Input.Gated(gate, outcome, exitCode, message, "", "");
                });
    }
}
