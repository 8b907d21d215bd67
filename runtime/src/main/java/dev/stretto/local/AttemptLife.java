package dev.stretto.local;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.GateTry;
import dev.stretto.engine.Input;
import dev.stretto.engine.LandingTry;
import dev.stretto.engine.Outcome;
import dev.stretto.engine.Trial;
import dev.stretto.process.ProcessBook;
import dev.stretto.process.ProcessExit;
import dev.stretto.process.ProcessIdentity;
import dev.stretto.process.ProcessSpec;
import dev.stretto.process.ProcessTree;
import dev.stretto.process.Processes;
import dev.stretto.process.RunningProcess;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
     * @param reading what its output says about how it went
     */
    record Step(String name, ProcessSpec spec, Runnable passed, Reading reading) {

        Step(String name, ProcessSpec spec) {
            this(name, spec, () -> {});
        }

        Step(String name, ProcessSpec spec, Runnable passed) {
            this(name, spec, passed, _ -> Optional.empty());
        }

        /** With what is left of the timeout after a while. */
        private ProcessSpec spec(Duration after) {
            return spec.timeout()
                    .map(whole -> spec.withTimeout(whole.compareTo(after) > 0 ? whole.minus(after) : LEAST))
                    .orElse(spec);
        }
    }

    /** Reads the output of a process that has ended. */
    interface Reading {
        /**
         * Why it did not succeed; empty where its output does not say so.
         *
         * @param well whether it exited with 0
         */
        Optional<String> problem(boolean well);
    }

    /** What a process gets that begins too late: it is ended at once, like any that takes too long. */
    private static final Duration LEAST = Duration.ofNanos(1);

    /** What a shell says of a command that is not there, and of one that may not be run. */
    private static final int NOT_FOUND = 127;

    private static final int NOT_EXECUTABLE = 126;

    private final Trial trial;
    private final Processes processes;
    private final ProcessBook book;
    private final Consumer<Input> whenGone;
    private final Deque<Step> steps = new ArrayDeque<>();
    private Optional<RunningProcess> running = Optional.empty();
    private String runningKey = "";
    private boolean ending;
    private long begunNanos;

    AttemptLife(Trial trial, Processes processes, ProcessBook book, Consumer<Input> whenGone) {
        this.trial = trial;
        this.processes = processes;
        this.book = book;
        this.whenGone = whenGone;
    }

    /** What a process of a try is called in the run's book. */
    static String key(Trial trial, Step step) {
        return prefix(trial) + URLEncoder.encode(step.name(), StandardCharsets.UTF_8);
    }

    /** Whether something is called so that is a process of this try. */
    static boolean isOf(Trial trial, String key) {
        return key.startsWith(prefix(trial));
    }

    /** The slash is none of the name's, which are encoded. */
    private static String prefix(Trial trial) {
        return URLEncoder.encode(trial.toString(), StandardCharsets.UTF_8) + "/";
    }

    /**
     * Starts the first process, unless the attempt is to end; returns when the last has ended.
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
        Optional<RunningProcess> launched = Optional.empty();
        boolean tooLate;
        synchronized (this) {
            tooLate = ending;
            if (!tooLate) {
                Step step = steps.remove();
                Duration after = Duration.ofNanos(System.nanoTime() - begunNanos);
                runningKey = key(trial, step);
                launched =
                        processes.launch(book.noting(runningKey, step.spec(after)), exit -> ended(step, byShell(exit)));
                running = launched;
            }
        }
        launched.ifPresent(processes::await);
        if (tooLate) {
            interrupted();
        }
    }

    /** The shell that notes a process's end tells of a signal by its status. */
    private static ProcessExit byShell(ProcessExit exit) {
        return exit instanceof ProcessExit.Exited(int status) ? ProcessBook.exit(status) : exit;
    }

    /**
     * Goes on with a life that an earlier driver began: watches over the process that still runs of it, or takes the end of
     * the latest one from the book.
     *
     * @param all as for {@link #begin}; what has passed before may be missing
     * @param since how long ago it was begun
     */
    void takeUp(List<Step> all, Duration since) throws IOException {
        Map<String, ProcessBook.Note> notes = book.read();
        int latest = all.size() - 1;
        while (latest >= 0 && !notes.containsKey(key(trial, all.get(latest)))) {
            latest--;
        }
        if (latest < 0) {
            tell(Outcome.LOST, Optional.empty(), "its driver ended before it began");
            return;
        }
        Step step = all.get(latest);
        String key = key(trial, step);
        ProcessBook.Note note = Objects.requireNonNull(notes.get(key));
        Optional<ProcessIdentity> alive =
                ProcessTree.carrier(note.pid(), step.spec().marker());
        synchronized (this) {
            steps.addAll(all.subList(latest + 1, all.size()));
            begunNanos = System.nanoTime() - since.toNanos();
            if (alive.isPresent()) {
                runningKey = key;
                running = Optional.of(processes.adopt(
                        step.spec(since),
                        alive.get(),
                        note.logBytesBefore(),
                        () -> noted(key),
                        exit -> ended(step, exit)));
                if (ending) {
                    end();
                }
                return;
            }
        }
        // Read again: it may have ended since.
        ended(step, noted(key).orElse(new ProcessExit.Lost("its driver ended, and then it did, unseen")));
    }

    private Optional<ProcessExit> noted(String key) {
        try {
            return Optional.ofNullable(book.read().get(key))
                    .filter(note -> !note.withdrawn())
                    .flatMap(ProcessBook.Note::exit);
        } catch (IOException e) {
            return Optional.of(new ProcessExit.Lost("how it ended cannot be read: " + e.getMessage()));
        }
    }

    synchronized void end() {
        ending = true;
        running.ifPresent(process -> {
            book.withdraw(runningKey);
            processes.end(process);
        });
    }

    synchronized boolean isEnding() {
        return ending;
    }

    /** Tells that the attempt was ended before it had begun. */
    void interrupted() {
        tell(Outcome.INTERRUPTED, Optional.empty(), "interrupted");
    }

    private static Optional<String> problem(Step step, boolean well) {
        try {
            return step.reading().problem(well);
        } catch (RuntimeException e) {
            return Optional.of("what it wrote makes no sense: " + e);
        }
    }

    private void ended(Step step, ProcessExit exit) {
        boolean well = exit instanceof ProcessExit.Exited(int code) && code == 0;
        Optional<String> problem = problem(step, well);
        boolean passed = well && problem.isEmpty();
        boolean last;
        synchronized (this) {
            running = Optional.empty();
            last = steps.isEmpty();
        }
        if (!passed || last) {
            tell(step, exit, problem);
            return;
        }
        try {
            step.passed().run();
            next();
        } catch (RuntimeException | Error e) {
            whenGone.accept(new Input.EffectFailed(trial, "cannot go on with " + trial + ": " + e));
        }
    }

    private void tell(Step step, ProcessExit exit, Optional<String> problem) {
        switch (exit) {
            case ProcessExit.Exited(int code)
            when code == 0 ->
                tell(
                        problem.isEmpty() ? Outcome.SUCCEEDED : Outcome.FAILED,
                        Optional.of(code),
                        problem.map(text -> step.name() + text).orElse(""));
            case ProcessExit.Exited(int code) -> tell(Outcome.FAILED, Optional.of(code), why(step, exit, problem));
            case ProcessExit.Signalled _ -> tell(Outcome.KILLED, Optional.empty(), why(step, exit, problem));
            case ProcessExit.TimedOut _ -> tell(Outcome.TIMED_OUT, Optional.empty(), why(step, exit, problem));
            case ProcessExit.OutputLimitExceeded _ ->
                tell(Outcome.OUTPUT_LIMIT, Optional.empty(), why(step, exit, problem));
            case ProcessExit.EndedOnRequest _ -> interrupted();
            case ProcessExit.NotStarted _ -> tell(Outcome.NOT_STARTED, Optional.empty(), why(step, exit, problem));
            case ProcessExit.Lost _ -> tell(Outcome.LOST, Optional.empty(), why(step, exit, problem));
        }
    }

    /** What happened, and what the process said about it, or just the last thing it said. */
    private static String why(Step step, ProcessExit exit, Optional<String> problem) {
        String said = problem.orElseGet(() -> LogTail.lastLine(step.spec().log()));
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
