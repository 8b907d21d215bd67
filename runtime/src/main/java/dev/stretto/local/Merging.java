package dev.stretto.local;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.Effect;
import dev.stretto.engine.Input;
import dev.stretto.git.ObjectId;
import dev.stretto.landing.MergeResult;
import dev.stretto.plan.Plan;
import dev.stretto.workspace.Salvage;
import java.io.IOException;

/** Merges what an attempt did with the head; where that does not go, keeps it and notes what its next attempt is to know. */
record Merging(RunHome home) {

    Input merge(Effect.Merge merge, Plan plan, Ground.Isolated ground) throws IOException {
        Attempt attempt = merge.attempt();
        ObjectId head = new ObjectId(merge.head());
        ObjectId commit = new ObjectId(merge.commit());
        return switch (ground.landing().merge(head, commit)) {
            case MergeResult.Candidate candidate -> {
                ConflictNote.remove(home, attempt);
                yield new Input.Merged(attempt, merge.head(), candidate.commit().hex());
            }
            case MergeResult.Conflict conflict -> {
                Salvage.Kept kept = ground.salvage().keep(attempt, commit);
                ground.salvage().letGo(attempt);
                ConflictNote.write(
                        home, attempt, conflict, kept, plan, ground.landing().marked(head, conflict));
                yield new Input.Conflicted(attempt, merge.head(), conflict.files(), kept.ref());
            }
        };
    }
}
