package dev.stretto.app;

import dev.stretto.agent.Agent;
import dev.stretto.journal.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Agents as programs read them. */
public final class AgentsJson {

    private AgentsJson() {}

    /**
     * An agent and what there is of it on this machine.
     *
     * @param program the file it starts; empty where it is not installed
     * @param version what that says its version is; empty where it does not say
     */
    public record Row(Agent agent, Optional<Path> program, Optional<String> version) {}

    /** What {@code agents --json} prints. */
    public static ObjectNode of(List<Row> rows) {
        ObjectNode document = Json.mapper().createObjectNode();
        ArrayNode agents = document.putArray("agents");
        for (Row row : rows) {
            Agent agent = row.agent();
            ObjectNode node = agents.addObject();
            node.put("name", agent.name());
            node.put("from", agent.from());
            node.put("installed", row.program().isPresent());
            node.put("path", row.program().map(Path::toString).orElse(null));
            node.put("version", row.version().orElse(null));
            ArrayNode command = node.putArray("command");
            agent.command().forEach(command::add);
            node.put("shell", agent.shell());
            node.put("prompt", agent.prompt().label());
            node.put("output", agent.output().label());
            // Values may be secret.
            ArrayNode env = node.putArray("env");
            agent.env().keySet().forEach(env::add);
            node.put("note", agent.note());
        }
        return document;
    }

    /** What {@code agents test NAME --json} prints. */
    public static ObjectNode of(Agent agent, AgentTrial.Result result) {
        return Json.mapper()
                .createObjectNode()
                .put("name", agent.name())
                .put("works", result.problem().isEmpty())
                .put("problem", result.problem().orElse(null))
                .put("millis", result.took().toMillis())
                .put("costUsd", result.costUsd())
                .put("output", result.output());
    }
}
