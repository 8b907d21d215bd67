package dev.stretto.local;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.Effect;
import dev.stretto.engine.Input;
import dev.stretto.git.CommitDetails;
import dev.stretto.git.ObjectId;
import dev.stretto.landing.MergeResult;
import dev.stretto.landing.Settlement;
import dev.stretto.plan.Plan;
import dev.stretto.workspace.Salvage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Merges what an attempt did with the head. Where that does not go, and the user's command does not settle it either, keeps the
 * change and notes what the next attempt is to know.
 */
record Merging(RunHome home, ConflictCommand command) {

    /**
     * What is known of the run when a merge is asked for.
     *
     * @param details what a commit of the attempt is to say
     * @param cancelled whether nothing will be tried again
     */
    record Known(Plan plan, CommitDetails details, boolean cancelled) {}

    Input merge(Effect.Merge merge, Known known, Ground.Isolated ground) throws IOException {
        Attempt attempt = merge.attempt();
        MergeResult result = ground.landing().merge(new ObjectId(merge.head()), new ObjectId(merge.commit()));
        return switch (result) {
            case MergeResult.Candidate candidate -> merged(merge, candidate.commit());
            case MergeResult.Conflict conflict -> {
                Optional<Settlement> settlement;
                try {
                    settlement =
                            known.cancelled() ? Optional.empty() : command.settle(work(merge, conflict, known), ground);
                } catch (ConflictCommand.Ended e) {
                    if (!command.cancelled()) {
                        // The merge is asked for again when the run goes on, and the command with it.
                        yield new Input.EffectFailed(attempt, "what was to settle its conflict was ended");
                    }
                    settlement = Optional.empty();
                }
                yield settled(merge, conflict, settlement, known, ground);
            }
        };
    }

    private static ConflictCommand.Work work(Effect.Merge merge, MergeResult.Conflict conflict, Known known) {
        return new ConflictCommand.Work(
                merge.attempt(), new ObjectId(merge.head()), new ObjectId(merge.commit()), conflict, known.details());
    }

    private Input merged(Effect.Merge merge, ObjectId candidate) throws IOException {
        ConflictNote.remove(home, merge.attempt());
        return new Input.Merged(merge.attempt(), merge.head(), candidate.hex());
    }

    private Input settled(
            Effect.Merge merge,
            MergeResult.Conflict conflict,
            Optional<Settlement> settlement,
            Known known,
            Ground.Isolated ground)
            throws IOException {
        String files = String.join(", ", conflict.files());
        if (settlement.isPresent() && settlement.get() instanceof Settlement.Settled(ObjectId commit)) {
            log(merge.attempt(), "the on-conflict command has settled the conflict in " + files);
            return merged(merge, commit);
        }
        Optional<String> tried = settlement
                .map(Settlement.Open.class::cast)
                .map(open -> "the on-conflict command has not settled the conflict in " + files + ": " + open.why());
        if (tried.isPresent()) {
            log(merge.attempt(), tried.get());
        }
        Attempt attempt = merge.attempt();
        Salvage.Kept kept = ground.salvage().keep(attempt, new ObjectId(merge.commit()));
        ground.salvage().letGo(attempt);
        ConflictNote.write(
                home,
                attempt,
                conflict,
                kept,
                known.plan(),
                ground.landing().marked(new ObjectId(merge.head()), conflict));
        return new Input.Conflicted(attempt, merge.head(), conflict.files(), kept.ref());
    }

    private void log(Attempt attempt, String line) throws IOException {
        Files.writeString(
                home.log(attempt), "stretto: " + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
