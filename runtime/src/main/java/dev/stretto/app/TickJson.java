package dev.stretto.app;

import dev.stretto.format.writeback.EditedLine;
import dev.stretto.format.writeback.Marking.Outcome;
import dev.stretto.journal.Json;
import dev.stretto.journal.RunFacts;
import dev.stretto.local.TickNote;
import dev.stretto.plan.PlanFormat;
import dev.stretto.planfile.TickReport;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code tick --json} prints. */
public final class TickJson {

    private TickJson() {}

    /**
     * What became of the tasks of a plan.
     *
     * @param name the file as the user named it
     */
    public static ObjectNode of(String name, TickReport report) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("file", name);
        node.put(
                "format",
                report.read()
                        .plan()
                        .map(plan -> plan.format())
                        .map(PlanFormat::label)
                        .orElse(null));
        node.put("changed", report.changed());
        ArrayNode tasks = node.putArray("tasks");
        report.marking()
                .outcomes()
                .forEach((task, outcome) ->
                        tasks.addObject().put("id", task.value()).put("outcome", word(outcome)));
        ArrayNode roofs = node.putArray("completedWith");
        report.marking().roofs().forEach(roofs::add);
        ArrayNode lines = node.putArray("lines");
        report.files().forEach(file -> file.lines().forEach(line -> lines.add(line(file.name(), line))));
        return node;
    }

    /** Adds {@code ticks} to what is said of a run: null where it leaves its plan alone. */
    static void put(ObjectNode node, RunFacts facts, TickNote note) {
        if (facts.ticking().isEmpty()) {
            node.putNull("ticks");
            return;
        }
        node.putObject("ticks")
                .put("where", facts.ticking().get().asCommit() ? "branch" : "file")
                .put("commit", note.commit().isEmpty() ? null : note.commit())
                .put("problem", note.problem().isEmpty() ? null : note.problem());
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ObjectNode line(String file, EditedLine line) {
        return Json.mapper()
                .createObjectNode()
                .put("file", file)
                .put("line", line.number())
                .put("before", line.before())
                .put("after", String.join("\n", line.after()));
    }
}
