package dev.stretto.app;

import dev.stretto.journal.RunFacts;
import dev.stretto.local.PushNote;
import tools.jackson.databind.node.ObjectNode;

/** How pushing what has landed went, as part of what is said of a run. */
final class PushJson {

    private PushJson() {}

    /** Adds {@code push}: null where the run pushes nothing. */
    static void put(ObjectNode node, RunFacts facts, PushNote note) {
        facts.pushing()
                .ifPresentOrElse(
                        to -> node.putObject("push")
                                .put("remote", to.remote())
                                .put("branch", to.branch())
                                .put("commit", note.pushed().isEmpty() ? null : note.pushed())
                                .put("problem", note.problem().isEmpty() ? null : note.problem()),
                        () -> node.putNull("push"));
    }
}
