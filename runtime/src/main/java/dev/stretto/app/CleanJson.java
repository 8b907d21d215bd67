package dev.stretto.app;

import dev.stretto.journal.Json;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** What {@code clean --json} prints. */
public final class CleanJson {

    private CleanJson() {}

    /**
     * @param removed whether it was to be removed, and not merely found
     * @param problems why some of it could not be
     */
    public static ObjectNode of(List<Leftover> found, boolean removed, List<String> problems) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("dryRun", !removed);
        node.put("bytes", found.stream().mapToLong(Leftover::bytes).sum());
        var items = node.putArray("items");
        for (Leftover leftover : found) {
            ObjectNode item = items.addObject()
                    .put("kind", leftover.kind().name().toLowerCase(Locale.ROOT))
                    .put("run", leftover.run().isEmpty() ? null : leftover.run())
                    .put("what", leftover.what())
                    .put("why", leftover.why())
                    .put("bytes", leftover.bytes());
            leftover.commit().ifPresent(commit -> item.put("commit", commit.hex()));
        }
        var said = node.putArray("problems");
        problems.forEach(said::add);
        return node;
    }
}
