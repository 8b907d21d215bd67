package dev.stretto.app;

import dev.stretto.format.convert.Written;
import dev.stretto.format.convert.Written.Loss;
import dev.stretto.journal.Json;
import dev.stretto.plan.Plan;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code convert --json} prints. */
public final class ConvertJson {

    private ConvertJson() {}

    /**
     * The outcome of a conversion.
     *
     * @param output the file the text went to; empty where it is to be in the document itself
     */
    public static ObjectNode of(LoadedPlan loaded, Written written, Optional<String> output) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("ok", true);
        node.put("file", loaded.name());
        node.put("from", loaded.plan().map(Plan::format).orElseThrow().label());
        node.put("to", written.format().label());
        ArrayNode losses = node.putArray("losses");
        written.losses().forEach(loss -> losses.add(of(loss)));
        ObjectNode renamed = node.putObject("renamed");
        written.renamed().forEach((id, name) -> renamed.put(id.value(), name));
        output.ifPresentOrElse(file -> node.put("output", file), () -> node.put("text", written.text()));
        return node;
    }

    /** A plan that could not be converted. */
    public static ObjectNode failed(LoadedPlan loaded) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("ok", false);
        node.put("file", loaded.name());
        node.set("diagnostics", CheckJson.of(loaded).get("diagnostics"));
        return node;
    }

    private static ObjectNode of(Loss loss) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("kind", loss.kind());
        node.put("count", loss.count());
        ArrayNode examples = node.putArray("examples");
        loss.examples().forEach(examples::add);
        node.put("message", loss.message());
        return node;
    }
}
