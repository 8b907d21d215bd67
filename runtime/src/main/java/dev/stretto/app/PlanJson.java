package dev.stretto.app;

import dev.stretto.driver.Journal.JournalException;
import dev.stretto.engine.RunDefinition;
import dev.stretto.journal.Json;
import dev.stretto.journal.SqliteJournal;
import dev.stretto.plan.Phase;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The plan of a run as it was last accepted, and how it is run. */
public final class PlanJson {

    private PlanJson() {}

    /** @throws UserError if the journal cannot be read */
    public static ObjectNode of(FollowedRun.Now now) throws UserError {
        RunDefinition definition = now.lookup().view().ledger().definition();
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("run", now.lookup().facts().run().value());
        node.put("plan", now.lookup().facts().planName());
        node.put("title", definition.plan().title());
        node.put("format", definition.plan().format().label());
        node.put("revision", definition.revision());
        node.put("strategy", definition.strategy());
        node.put("reason", definition.reason());
        node.put("workers", definition.options().workers());
        node.put("inPlace", definition.options().inPlace());
        ArrayNode phases = node.putArray("phases");
        for (Phase phase : definition.plan().phases()) {
            phases.addObject().put("id", phase.id().value()).put("title", phase.title());
        }
        try (SqliteJournal journal =
                SqliteJournal.openToRead(now.lookup().home().journal())) {
            return node.put("text", journal.planText());
        } catch (JournalException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
    }
}
