package dev.stretto.local;

import dev.stretto.engine.Ledger;
import dev.stretto.engine.RunState;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.format.writeback.Edits;
import dev.stretto.format.writeback.Marking;
import dev.stretto.format.writeback.Marking.Outcome;
import dev.stretto.git.CommitDetails;
import dev.stretto.git.FileTrees;
import dev.stretto.git.GitException;
import dev.stretto.git.ObjectId;
import dev.stretto.journal.RunFacts;
import dev.stretto.journal.Ticking;
import dev.stretto.landing.Advance;
import dev.stretto.landing.BranchState;
import dev.stretto.landing.BranchText;
import dev.stretto.landing.TickMessage;
import dev.stretto.plan.TaskId;
import dev.stretto.planfile.TickRound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Marks tasks in the plan as it lies in the repository: one commit behind all that landed, once the run has completed. The commit
 * follows from the head and the events, so that making it again after a crash makes the same one, and moving to it again moves
 * nothing.
 */
final class CommitTicker extends Ticker {

    private final RunFacts facts;
    private final String path;
    private final ReadOptions options;
    private final Ground.Isolated ground;
    private boolean marked;

    CommitTicker(RunHome home, RunFacts facts, Ticking ticking, Ground.Isolated ground) {
        super(home, ticking.actuals());
        this.facts = facts;
        this.path = ticking.inRepository();
        this.options = new ReadOptions(facts.tag(), facts.optional(), true);
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
        } catch (GitException | IOException | UncheckedIOException e) {
            return new TickNote(e.getMessage() + "; mend that, then `stretto resume " + facts.run() + "`", "");
        } catch (RuntimeException | Error e) {
            return new TickNote("internal error: " + e, "");
        }
    }

    private TickNote commit(CompletedTasks all, ObjectId head) throws IOException {
        Path taken = Files.createTempDirectory("stretto-ticks");
        try {
            if (!ground.landing().export(head, path, taken)) {
                return new TickNote("the run's own changes have removed " + path + ", so nothing is ticked in it", "");
            }
            // The plan's files have the names there that they have in the repository.
            TickRound round =
                    TickRound.of(PlanFormats.find(path, taken, all.format()), all.format(), options, all.all());
            String problem = problem(round.marking(), path);
            Map<String, byte[]> contents = contents(round, taken);
            return contents.isEmpty()
                    ? new TickNote(problem, TickNote.of(home()).commit()) // made before, and others went on behind it
                    : move(all, head, ground.landing().change(head, contents, details(round.marking())), problem);
        } finally {
            FileTrees.delete(taken);
        }
    }

    private static Map<String, byte[]> contents(TickRound round, Path taken) throws IOException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (TickRound.Change change : round.changes()) {
            String name = change.source().name();
            contents.put(name, Edits.apply(Files.readAllBytes(taken.resolve(name)), change.edits()));
        }
        return contents;
    }

    private CommitDetails details(Marking marking) {
        int tasks = marking.tasks(Outcome.TICKED).size();
        return new CommitDetails(
                TickMessage.of(path, tasks, facts.run().value()), ground.author(), facts.createdAtMillis() / 1000);
    }

    private TickNote move(CompletedTasks all, ObjectId head, ObjectId commit, String problem) throws IOException {
        return switch (ground.landing().advance(head, commit)) {
            case Advance.Moved _ -> new TickNote(problem, commit.hex());
            case Advance.Overtaken(ObjectId theirs) -> commit(all, theirs);
            case Advance.Held(BranchState branch) ->
                new TickNote(
                        BranchText.of(branch, facts.branch(), head.hex()).orElseThrow() + ", then `stretto resume "
                                + facts.run() + "`",
                        "");
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
