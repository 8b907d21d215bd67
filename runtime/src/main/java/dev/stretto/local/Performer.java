package dev.stretto.local;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.Effect;
import dev.stretto.engine.EffectKey;
import dev.stretto.engine.GateTry;
import dev.stretto.engine.Input;
import dev.stretto.engine.Ledger;
import dev.stretto.engine.Outcome;
import dev.stretto.engine.RunState;
import dev.stretto.engine.TaskRecord;
import dev.stretto.git.CommitDetails;
import dev.stretto.git.GitException;
import dev.stretto.git.ObjectId;
import dev.stretto.graph.Node;
import dev.stretto.graph.Node.BarrierNode;
import dev.stretto.journal.RunFacts;
import dev.stretto.landing.Advance;
import dev.stretto.landing.BranchState;
import dev.stretto.landing.BranchText;
import dev.stretto.landing.LandingTarget;
import dev.stretto.landing.RevertMessage;
import dev.stretto.landing.RevertResult;
import dev.stretto.landing.TaskMessage;
import dev.stretto.plan.Command;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import dev.stretto.workspace.Workspace;
import dev.stretto.workspace.WorkspaceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Performs effects, each on a thread of its own, and answers every one but {@link Effect.End} with exactly one input.
 *
 * <p>{@link #perform} is called by the engine's owner and reads the ledger before it hands the work on; nothing else here
 * touches the engine.
 */
final class Performer implements AutoCloseable {

    private static final String REMEDY = "; mend that, then `stretto resume`";
    private static final int CLOSE_SECONDS_MAX = 60;
    private static final int MESSAGE_CHARS_MAX = 1_000;

    private final RunFacts facts;
    private final Ground ground;
    private final Ledger ledger;
    private final Attempts attempts;
    private final Returns returns;
    private final ExecutorService threads;
    private final Consumer<Input> answer;
    private final GateChecks gates;
    private final CandidateChecks candidates;
    private final Collecting collecting;
    private final Merging merging;

    Performer(
            RunFacts facts,
            Ground ground,
            Ledger ledger,
            Attempts attempts,
            Returns returns,
            ExecutorService threads,
            Consumer<Input> answer) {
        this.facts = facts;
        this.ground = ground;
        this.ledger = ledger;
        this.attempts = attempts;
        this.returns = returns;
        this.threads = threads;
        this.answer = answer;
        this.gates = new GateChecks(facts, ground, attempts, this::execute, answer);
        this.candidates = new CandidateChecks(this::isolated, attempts, this::execute, answer);
        this.collecting = new Collecting(new PlanFiles(facts));
        this.merging = new Merging(attempts.home(), new ConflictCommand(facts, attempts));
    }

    /** Something to be done that can fail for reasons outside. */
    interface Work {
        void run() throws IOException;
    }

    /** Ends what settles conflicts, and lets nothing more do so until {@link #mergesGoOn}. */
    void endMerges(boolean cancelled) {
        merging.command().endAll(cancelled);
    }

    void mergesGoOn() {
        merging.command().goOn();
    }

    void perform(Effect effect) {
        switch (effect) {
            case Effect.OfAttempt ofAttempt -> perform(ofAttempt);
            case Effect.End(var trial) -> threads.execute(() -> attempts.end(trial));
            case Effect.Check check -> gates.check(check, command(check.key()));
            case Effect.Gate gate ->
                candidates.check(gate, ledger.definition().options().gates());
            case Effect.Revert revert -> execute(revert.key(), () -> answer.accept(revert(revert)));
        }
    }

    private void perform(Effect.OfAttempt effect) {
        Attempt attempt = effect.attempt();
        switch (effect) {
            case Effect.Start start -> {
                AttemptStart all = read(attempt, start.base());
                attempts.announce(attempt, answer);
                execute(attempt, () -> attempts.start(all));
            }
            case Effect.Collect collect -> {
                String title = task(attempt).title();
                execute(attempt, () -> answer.accept(collect(collect, own -> details(attempt, title, own))));
            }
            case Effect.Merge merge -> {
                Merging.Known known = new Merging.Known(
                        ledger.definition().plan(), details(attempt), ledger.state() == RunState.CANCELLED);
                merging.command().want(attempt, new ObjectId(merge.head()));
                execute(attempt, () -> answer.accept(merging.merge(merge, known, isolated())));
            }
            case Effect.MoveHead move -> execute(attempt, () -> answer.accept(move(move)));
        }
    }

    /**
     * Those of these attempts that go on after their driver's death.
     *
     * @throws IOException if that cannot be told
     */
    List<Attempts.Survivor> survivors(List<Attempt> orphans) throws IOException {
        List<Attempts.Survivor> survivors = new ArrayList<>();
        for (Attempt orphan : orphans) {
            attempts.survivor(read(orphan, "")).ifPresent(survivors::add);
        }
        return survivors;
    }

    /** Goes on with an attempt as if it had been started here. */
    void goOn(Attempts.Survivor survivor, Duration since) {
        attempts.announce(survivor.attempt(), answer);
        execute(survivor.attempt(), () -> attempts.goOn(survivor, since));
    }

    private Command command(GateTry gate) {
        return ledger.definition().graph().nodes().stream()
                .filter(node ->
                        node instanceof BarrierNode barrier && barrier.name().equals(gate.barrier()))
                .flatMap(node -> ((BarrierNode) node).gate().stream())
                .map(Node.Gate::command)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no gate at " + gate.barrier()));
    }

    /** Whatever goes wrong is an answer too: a driver that waits for one would wait for ever. */
    private void execute(EffectKey key, Work work) {
        threads.execute(() -> {
            try {
                work.run();
            } catch (GitException | WorkspaceException e) {
                fail(key, String.valueOf(e.getMessage()));
            } catch (UncheckedIOException e) {
                fail(key, e.getMessage() + ": " + words(Objects.requireNonNull(e.getCause())) + REMEDY);
            } catch (IOException e) {
                fail(key, words(e) + REMEDY);
            } catch (RuntimeException | Error e) {
                fail(key, "internal error: " + e);
            }
        });
    }

    /** What the file system says; of some errors it says nothing but where. */
    private static String words(IOException e) {
        return switch (e) {
            case NoSuchFileException gone -> gone.getFile() + " is not there";
            case AccessDeniedException denied -> denied.getFile() + " may not be read or written";
            default -> String.valueOf(e.getMessage());
        };
    }

    private void fail(EffectKey key, String message) {
        String line = key + ": " + message.strip().replaceAll("\\s*\\R\\s*", "; ");
        boolean fits = line.codePointCount(0, line.length()) <= MESSAGE_CHARS_MAX;
        answer.accept(new Input.EffectFailed(
                key, fits ? line : line.substring(0, line.offsetByCodePoints(0, MESSAGE_CHARS_MAX - 1)) + "…"));
    }

    private AttemptStart read(Attempt attempt, String base) {
        TaskRecord record = ledger.record(attempt.task());
        Task task = task(attempt);
        return new AttemptStart(
                attempt, base, ledger.definition().plan(), task, record.message(), record.output(), landed(task));
    }

    private Map<String, String> landed(Task task) {
        Map<String, String> landed = new LinkedHashMap<>();
        for (Reference before : task.dependencies().orElse(List.of())) {
            OptionalInt node = ledger.definition().graph().find(new TaskId(before.id()));
            if (node.isPresent()) {
                landed.put(before.id(), ledger.tasks().get(node.getAsInt()).commit());
            }
        }
        return landed;
    }

    private Task task(Attempt attempt) {
        return ledger.definition().task(ledger.definition().graph().indexOf(attempt.task()));
    }

    /** The same for the same attempt whenever it is asked, so that a repeated commit is the same object. */
    CommitDetails details(Attempt attempt) {
        return details(attempt, task(attempt).title(), List.of());
    }

    private CommitDetails details(Attempt attempt, String title, List<String> own) {
        String message = TaskMessage.of(attempt.task(), title, facts.run().value(), attempt.number(), own);
        return new CommitDetails(message, isolated().author(), facts.createdAtMillis() / 1000);
    }

    private Ground.Isolated isolated() {
        return switch (ground) {
            case Ground.Isolated isolated -> isolated;
            case Ground.InPlace _ -> throw new IllegalStateException("a run in place lands nothing");
        };
    }

    private Input collect(Effect.Collect collect, Function<List<String>, CommitDetails> details) {
        Attempt attempt = collect.attempt();
        Optional<Workspace> workspace = isolated().workspaces().find(attempt);
        if (workspace.isEmpty()) {
            return collect.salvage()
                    ? new Input.Collected(attempt, "", List.of(), "")
                    : new Input.Uncollectable(
                            attempt, Outcome.LOST, "its workspace was deleted, and its changes with it");
        }
        attempts.endLeftovers(attempt);
        Input answer;
        try {
            answer = collecting.collect(collect, workspace.get(), isolated(), details);
        } catch (WorkspaceException e) {
            if (e.getCause() != null) {
                throw e; // not the attempt's doing: the disk's, or whoever looks after it
            }
            answer = new Input.Uncollectable(attempt, Outcome.FAILED, String.valueOf(e.getMessage()));
        }
        returns.collected(workspace.get());
        return answer;
    }

    private Input move(Effect.MoveHead move) {
        Advance advance = isolated().landing().advance(new ObjectId(move.from()), new ObjectId(move.to()));
        return switch (advance) {
            case Advance.Moved _ -> {
                isolated().salvage().landed(move.attempt());
                yield new Input.HeadMoved(move.attempt(), move.to());
            }
            case Advance.Overtaken(ObjectId head) -> new Input.BranchMoved(move.attempt(), move.from(), head.hex());
            case Advance.Held(BranchState branch) ->
                new Input.EffectFailed(move.attempt(), held(branch, move.from()) + ", then `stretto resume`");
            case Advance.Refused(Optional<ObjectId> actual) ->
                new Input.EffectFailed(move.attempt(), movedAway(move.from(), actual) + ", then `stretto resume`");
        };
    }

    private Input revert(Effect.Revert revert) {
        LandingTarget landing = isolated().landing();
        List<LandingTarget.Undoing> undoings = revert.undone().stream()
                .map(undone -> new LandingTarget.Undoing(new ObjectId(undone.commit()), details(undone)))
                .toList();
        return switch (landing.revert(new ObjectId(revert.onto()), undoings)) {
            case RevertResult.Undone(List<ObjectId> commits) -> moveBack(revert, commits);
            case RevertResult.Conflict(ObjectId commit, List<String> files) ->
                new Input.NotReverted(revert.key(), conflict(revert, commit, files));
        };
    }

    private Input moveBack(Effect.Revert revert, List<ObjectId> commits) {
        List<String> names = commits.stream().map(ObjectId::hex).toList();
        if (commits.isEmpty()) {
            return new Input.Reverted(revert.key(), names);
        }
        return switch (isolated().landing().advance(new ObjectId(revert.onto()), commits.getLast())) {
            case Advance.Moved _ -> new Input.Reverted(revert.key(), names);
            case Advance.Overtaken(ObjectId head) -> new Input.BranchMoved(revert.key(), revert.onto(), head.hex());
            case Advance.Held(BranchState branch) ->
                new Input.NotReverted(
                        revert.key(), "nothing is reverted: " + held(branch, revert.onto()) + ", then try again");
            case Advance.Refused(Optional<ObjectId> actual) ->
                new Input.NotReverted(
                        revert.key(), "nothing is reverted: " + movedAway(revert.onto(), actual) + ", then try again");
        };
    }

    private CommitDetails details(Effect.Undone undone) {
        Attempt attempt = undone.attempt();
        String message = RevertMessage.of(
                attempt.task(), attempt.number(), undone.commit(), facts.run().value());
        return new CommitDetails(message, isolated().author(), facts.createdAtMillis() / 1000);
    }

    private static String conflict(Effect.Revert revert, ObjectId commit, List<String> files) {
        String task = revert.undone().stream()
                .filter(undone -> undone.commit().equals(commit.hex()))
                .map(undone -> undone.attempt().task().value())
                .findFirst()
                .orElse(commit.hex());
        return "nothing is reverted: what " + task + " changed in " + String.join(", ", files)
                + " was changed again since; revert the tasks that did so too";
    }

    private String held(BranchState branch, String head) {
        return BranchText.of(branch, facts.branch(), head).orElseThrow();
    }

    private static String movedAway(String from, Optional<ObjectId> actual) {
        return "the head of the run was moved by someone else, from " + from + " to "
                + actual.map(ObjectId::hex).orElse("nowhere") + "; put it back";
    }

    /** Ends what runs, and waits for what is being done: the next driver must not meet it. */
    @Override
    public void close() {
        try {
            attempts.close();
        } finally {
            threads.shutdown();
            awaitThreads();
        }
    }

    private void awaitThreads() {
        try {
            var _ = threads.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
