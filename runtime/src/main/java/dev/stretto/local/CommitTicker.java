package dev.stretto.local;

import dev.stretto.engine.Ledger;
import dev.stretto.engine.RunState;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.format.writeback.Edits;
import dev.stretto.format.writeback.Marking;
import dev.stretto.format.writeback.Marking.Outcome;
import dev.stretto.git.CommitDetails;
import dev.stretto.git.GitException;
import dev.stretto.git.ObjectId;
import dev.stretto.journal.RunFacts;
import dev.stretto.journal.Ticking;
import dev.stretto.landing.Advance;
import dev.stretto.landing.TickMessage;
import dev.stretto.plan.TaskId;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Marks tasks in the plan as it lies in the repository: one commit behind all that landed, once the run has completed. The commit
 * follows from the head and the events, so that making it again after a crash makes the same one, and moving to it again moves
 * nothing.
 */
final class CommitTicker extends Ticker {

    private final RunFacts facts;
    private final String path;
    private final Ground.Isolated ground;
    private boolean marked;

    CommitTicker(RunHome home, RunFacts facts, Ticking ticking, Ground.Isolated ground) {
        super(home, ticking.actuals());
        this.facts = facts;
        this.path = ticking.inRepository();
        this.ground = ground;
    }

    @Override
    void completed(TaskId task, CompletedTasks all) {}

    @Override
    TickNote finish(CompletedTasks all, Ledger ledger) {
        if (ledger.state() != RunState.COMPLETED) {
            return TickNote.NONE;
        }
        try {
            TickNote before = TickNote.of(home());
            TickNote now = commit(all, new ObjectId(ledger.head()));
            marked = !now.commit().isEmpty() && !now.equals(before);
            return now;
        } catch (GitException | UncheckedIOException e) {
            return new TickNote(e.getMessage() + "; mend that, then `stretto resume " + facts.run() + "`", "");
        } catch (RuntimeException | Error e) {
            return new TickNote("internal error: " + e, "");
        }
    }

    private TickNote commit(CompletedTasks all, ObjectId head) {
        Optional<byte[]> text = ground.landing().file(head, path);
        Optional<PlanSource> source =
                text.flatMap(bytes -> PlanSource.of(path, bytes).source());
        if (source.isEmpty()) {
            return new TickNote("the run's own changes have removed " + path + ", so nothing is ticked in it", "");
        }
        ReadOptions options = new ReadOptions(Optional.empty(), false, true);
        ReadResult read = PlanFormats.read(source.get(), all.format(), options);
        Marking marking = Marking.of(read, all.all());
        byte[] before = text.get();
        byte[] after = Edits.apply(before, marking.edits());
        String problem = problem(marking, path);
        return Arrays.equals(before, after)
                ? new TickNote(problem, "")
                : move(head, ground.landing().change(head, path, after, details(marking)), problem);
    }

    private CommitDetails details(Marking marking) {
        int tasks = marking.tasks(Outcome.TICKED).size();
        return new CommitDetails(
                TickMessage.of(path, tasks, facts.run().value()), ground.author(), facts.createdAtMillis() / 1000);
    }

    private TickNote move(ObjectId head, ObjectId commit, String problem) {
        return switch (ground.landing().advance(head, commit)) {
            case Advance.Moved _ -> new TickNote(problem, commit.hex());
            case Advance.Refused _ ->
                new TickNote(
                        "the head of the run was moved by someone else, so the ticks did not follow: git cherry-pick "
                                + commit,
                        "");
        };
    }

    @Override
    boolean marked() {
        return marked;
    }

    @Override
    public void close() {}
}
