package dev.stretto.local;

import dev.stretto.engine.Effect;
import dev.stretto.engine.EffectKey;
import dev.stretto.engine.GateTry;
import dev.stretto.engine.Input;
import dev.stretto.git.CommitDetails;
import dev.stretto.journal.RunFacts;
import dev.stretto.landing.GateMessage;
import dev.stretto.plan.Command;
import dev.stretto.workspace.Salvage;
import dev.stretto.workspace.Workspace;
import dev.stretto.workspace.WorkspaceException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Runs the gates of barriers, each on the integration tree in a workspace of its own. What a gate changes is kept and never
 * landed. A gate that a killed driver has left in the midst is run again from a clean workspace.
 */
final class GateChecks {

    private final RunFacts facts;
    private final Ground ground;
    private final Attempts attempts;
    private final BiConsumer<EffectKey, Performer.Work> execute;
    private final Consumer<Input> answer;

    /**
     * @param execute does something on a thread of its own, and answers for what goes wrong there
     */
    GateChecks(
            RunFacts facts,
            Ground ground,
            Attempts attempts,
            BiConsumer<EffectKey, Performer.Work> execute,
            Consumer<Input> answer) {
        this.facts = facts;
        this.ground = ground;
        this.attempts = attempts;
        this.execute = execute;
        this.answer = answer;
    }

    /** Starts a gate; its end is answered by exactly one input. */
    void check(Effect.Check check, Command command) {
        GateTry gate = check.key();
        attempts.announce(gate, gone -> settle(gate, gone));
        execute.accept(gate, () -> {
            keepAndGiveBack(gate);
            attempts.check(gate, command, check.head());
        });
    }

    private void settle(GateTry gate, Input gone) {
        try {
            execute.accept(gate, () -> answer.accept(kept(gate, gone)));
        } catch (RejectedExecutionException e) {
            // This driver is leaving; the next one finds the gate without an answer and runs it again.
        }
    }

    private Input kept(GateTry gate, Input gone) {
        String salvage = keepAndGiveBack(gate);
        return gone instanceof Input.Checked checked
                ? new Input.Checked(gate, checked.outcome(), checked.exitCode(), checked.message(), salvage)
                : gone;
    }

    /** Keeps what the gate changed in its workspace, if it has one, and gives that back. */
    private String keepAndGiveBack(GateTry gate) {
        if (!(ground instanceof Ground.Isolated isolated)) {
            return "";
        }
        Optional<Workspace> workspace = isolated.workspaces().find(gate);
        if (workspace.isEmpty()) {
            return "";
        }
        attempts.endLeftovers(gate);
        String message =
                GateMessage.of(gate.barrier(), gate.number(), facts.run().value());
        CommitDetails details = new CommitDetails(message, isolated.author(), facts.createdAtMillis() / 1000);
        String ref = "";
        try {
            ref = workspace.get().salvage(details).map(Salvage.Kept::ref).orElse("");
        } catch (WorkspaceException e) {
            if (e.getCause() != null) {
                throw e;
            }
            // The gate has deleted its workspace: there is nothing to keep.
        }
        workspace.get().release();
        return ref;
    }
}
