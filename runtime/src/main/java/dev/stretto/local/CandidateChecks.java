package dev.stretto.local;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.Effect;
import dev.stretto.engine.EffectKey;
import dev.stretto.engine.Input;
import dev.stretto.engine.LandingGates;
import dev.stretto.engine.LandingTry;
import dev.stretto.engine.Outcome;
import dev.stretto.git.ObjectId;
import dev.stretto.workspace.Salvage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs the landing gates, each try on the files of its candidate in a workspace of its own. What they change there is dropped;
 * a change that does not pass is kept. A try that a killed driver has left in the midst is lost, and its candidate is tried again.
 */
final class CandidateChecks {

    private final Supplier<Ground.Isolated> ground;
    private final Attempts attempts;
    private final BiConsumer<EffectKey, Performer.Work> execute;
    private final Consumer<Input> answer;

    /**
     * @param ground of a run that lands
     * @param execute does something on a thread of its own, and answers for what goes wrong there
     */
    CandidateChecks(
            Supplier<Ground.Isolated> ground,
            Attempts attempts,
            BiConsumer<EffectKey, Performer.Work> execute,
            Consumer<Input> answer) {
        this.ground = ground;
        this.attempts = attempts;
        this.execute = execute;
        this.answer = answer;
    }

    /** Starts a try; its end is answered by exactly one input. */
    void check(Effect.Gate gate, LandingGates gates) {
        LandingTry key = gate.key();
        attempts.announce(key, gone -> settle(gate, gone));
        execute.accept(key, () -> attempts.gate(key, gates, gate.candidate()));
    }

    private void settle(Effect.Gate gate, Input gone) {
        try {
            execute.accept(gate.key(), () -> {
                giveBack(gate.key());
                answer.accept(gone instanceof Input.Gated gated ? told(gate, gated) : gone);
            });
        } catch (RejectedExecutionException e) {
            // This driver is leaving; the next one finds the try without an answer and makes another.
        }
    }

    private void giveBack(LandingTry key) {
        attempts.endLeftovers(key);
        ground.get().workspaces().find(key).ifPresent(workspace -> workspace.release());
    }

    /** With what the gate wrote and where the change is kept, if that did not pass. */
    private Input told(Effect.Gate gate, Input.Gated gated) {
        if (gated.outcome() == Outcome.SUCCEEDED || !gated.outcome().counts()) {
            return gated;
        }
        LandingTry key = gate.key();
        Attempt attempt = new Attempt(key.task(), key.attempt());
        Salvage salvage = ground.get().salvage();
        String ref = salvage.keep(attempt, new ObjectId(gate.commit())).ref();
        salvage.letGo(attempt);
        return new Input.Gated(key, gated.outcome(), gated.exitCode(), gated.message(), attempts.output(key), ref);
    }
}
