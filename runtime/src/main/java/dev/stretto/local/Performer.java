package dev.stretto.local;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.Effect;
import dev.stretto.engine.Input;
import dev.stretto.engine.Ledger;
import dev.stretto.engine.TaskRecord;
import dev.stretto.git.CommitDetails;
import dev.stretto.git.GitException;
import dev.stretto.git.ObjectId;
import dev.stretto.journal.RunFacts;
import dev.stretto.landing.Advance;
import dev.stretto.landing.MergeResult;
import dev.stretto.landing.TaskMessage;
import dev.stretto.plan.Task;
import dev.stretto.workspace.Collected;
import dev.stretto.workspace.Salvage;
import dev.stretto.workspace.Workspace;
import dev.stretto.workspace.WorkspaceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/**
 * Performs effects, each on a thread of its own, and answers every one but {@link Effect.End} with exactly one input.
 *
 * <p>{@link #perform} is called by the engine's owner and reads the ledger before it hands the work on; nothing else here
 * touches the engine.
 */
final class Performer implements AutoCloseable {

    private final RunFacts facts;
    private final Ground ground;
    private final Ledger ledger;
    private final Attempts attempts;
    private final ExecutorService threads;
    private final Consumer<Input> answer;

    Performer(
            RunFacts facts,
            Ground ground,
            Ledger ledger,
            Attempts attempts,
            ExecutorService threads,
            Consumer<Input> answer) {
        this.facts = facts;
        this.ground = ground;
        this.ledger = ledger;
        this.attempts = attempts;
        this.threads = threads;
        this.answer = answer;
    }

    private interface Work {
        void run() throws IOException;
    }

    void perform(Effect effect) {
        Attempt attempt = effect.attempt();
        switch (effect) {
            case Effect.Start start -> {
                AttemptStart all = read(start);
                execute(attempt, () -> attempts.start(all, answer));
            }
            case Effect.End _ -> threads.execute(() -> attempts.end(attempt));
            case Effect.Collect collect -> {
                CommitDetails details = details(attempt);
                execute(attempt, () -> answer.accept(collect(collect, details)));
            }
            case Effect.Merge merge -> execute(attempt, () -> answer.accept(merge(merge)));
            case Effect.MoveHead move -> execute(attempt, () -> answer.accept(move(move)));
        }
    }

    private void execute(Attempt attempt, Work work) {
        threads.execute(() -> {
            try {
                work.run();
            } catch (GitException | WorkspaceException e) {
                answer.accept(new Input.EffectFailed(attempt, String.valueOf(e.getMessage())));
            } catch (IOException | UncheckedIOException e) {
                answer.accept(new Input.EffectFailed(attempt, attempt + ": " + e.getMessage()));
            } catch (RuntimeException e) {
                answer.accept(new Input.EffectFailed(attempt, "internal error in " + attempt + ": " + e));
            }
        });
    }

    private AttemptStart read(Effect.Start start) {
        TaskRecord record = ledger.record(start.attempt().task());
        return new AttemptStart(
                start.attempt(), start.base(), ledger.definition().plan(), task(start.attempt()), record.message());
    }

    private Task task(Attempt attempt) {
        return ledger.definition().task(ledger.definition().graph().indexOf(attempt.task()));
    }

    /** The same for the same attempt whenever it is asked, so that a repeated commit is the same object. */
    private CommitDetails details(Attempt attempt) {
        String message = TaskMessage.of(
                attempt.task(), task(attempt).title(), facts.run().value(), attempt.number());
        return new CommitDetails(message, isolated().author(), facts.createdAtMillis() / 1000);
    }

    private Ground.Isolated isolated() {
        return switch (ground) {
            case Ground.Isolated isolated -> isolated;
            case Ground.InPlace _ -> throw new IllegalStateException("a run in place lands nothing");
        };
    }

    private Input collect(Effect.Collect collect, CommitDetails details) {
        Attempt attempt = collect.attempt();
        Optional<Workspace> workspace = isolated().workspaces().find(attempt);
        if (workspace.isEmpty()) {
            return collect.salvage()
                    ? new Input.Collected(attempt, "", List.of(), "")
                    : new Input.Uncollectable(attempt, "its workspace is gone, and its changes with it");
        }
        attempts.endLeftovers(attempt);
        Input collected = collect(collect, workspace.get(), details);
        // Not where collecting failed for another reason than the workspace: it is done again when that is mended.
        workspace.get().release();
        return collected;
    }

    private static Input collect(Effect.Collect collect, Workspace workspace, CommitDetails details) {
        Attempt attempt = collect.attempt();
        try {
            if (collect.salvage()) {
                String ref = workspace.salvage(details).map(Salvage.Kept::ref).orElse("");
                return new Input.Collected(attempt, "", List.of(), ref);
            }
            Optional<Collected> change = workspace.collect(details);
            return new Input.Collected(
                    attempt,
                    change.map(collected -> collected.commit().hex()).orElse(""),
                    change.map(Collected::paths).orElse(List.of()),
                    "");
        } catch (WorkspaceException e) {
            return new Input.Uncollectable(attempt, String.valueOf(e.getMessage()));
        }
    }

    private Input merge(Effect.Merge merge) {
        MergeResult result = isolated().landing().merge(new ObjectId(merge.head()), new ObjectId(merge.commit()));
        return switch (result) {
            case MergeResult.Candidate candidate ->
                new Input.Merged(
                        merge.attempt(), merge.head(), candidate.commit().hex());
            case MergeResult.Conflict conflict -> {
                Salvage.Kept kept = isolated().salvage().keep(merge.attempt(), new ObjectId(merge.commit()));
                yield new Input.Conflicted(merge.attempt(), merge.head(), conflict.files(), kept.ref());
            }
        };
    }

    private Input move(Effect.MoveHead move) {
        Advance advance = isolated().landing().advance(new ObjectId(move.from()), new ObjectId(move.to()));
        return switch (advance) {
            case Advance.Moved _ -> new Input.HeadMoved(move.attempt(), move.to());
            case Advance.Refused(Optional<ObjectId> actual) ->
                new Input.EffectFailed(
                        move.attempt(),
                        "the head of the run was moved by someone else, from " + move.from() + " to "
                                + actual.map(ObjectId::hex).orElse("nowhere") + "; put it back, then `stretto resume`");
        };
    }

    @Override
    public void close() {
        attempts.close();
        threads.shutdown();
    }
}
