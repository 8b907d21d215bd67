package dev.stretto.app;

import dev.stretto.forecast.Analysis;
import dev.stretto.forecast.BatchStatistics;
import dev.stretto.forecast.BesidePhases;
import dev.stretto.forecast.Conflicts;
import dev.stretto.forecast.Removal;
import dev.stretto.graph.Schedule;
import dev.stretto.journal.Json;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code show --json} prints. */
public final class ShowJson {

    private ShowJson() {}

    /** Writes the document; a task at a time, so that a million of them need not be held. */
    public static void write(PlanAnalysis of, Writer to) {
        Set<Integer> critical = new LinkedHashSet<>(of.analysis().schedule().criticalPath());
        try (JsonGenerator json = Json.mapper()
                .writer()
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .createGenerator(to)) {
            json.writeStartObject();
            json.writeStringProperty("strategy", of.strategy());
            json.writeStringProperty("reason", of.reason());
            json.writeArrayPropertyStart("tasks");
            for (int task = 0; task < of.plan().tasks().size(); task++) {
                json.writeTree(task(of, task, critical.contains(task)));
            }
            json.writeEndArray();
            groups(of, json, "waves", of.analysis().schedule().waves());
            whole(of).properties().forEach(entry -> {
                json.writeName(entry.getKey());
                json.writeTree(entry.getValue());
            });
            groups(of, json, "batches", of.analysis().batches());
            json.writeEndObject();
        }
    }

    /** What is about the plan as a whole. */
    private static ObjectNode whole(PlanAnalysis of) {
        Analysis analysis = of.analysis();
        Schedule schedule = analysis.schedule();
        ObjectNode node = Json.mapper().createObjectNode();
        ids(of, node.putArray("criticalPath"), schedule.criticalPath());
        node.put("criticalPathMinutes", rounded(schedule.makespan()));
        node.put("totalMinutes", rounded(analysis.totalMinutes()));
        node.put("maxParallel", schedule.maxParallel());
        conflicts(of, node);
        node.put("independentPercent", analysis.independentPercent());
        node.put("recommendedWorkers", analysis.recommendedWorkers());
        node.put("recommendedMakespanMinutes", rounded(analysis.recommendedMinutes()));
        BatchStatistics batches = analysis.batchStatistics();
        node.putObject("batchStatistics")
                .put("batches", batches.batches())
                .put("smallest", batches.smallest())
                .put("largest", batches.largest())
                .put("mean", rounded(batches.mean()))
                .put("alone", batches.alone());
        analysis.bestRemoval()
                .ifPresentOrElse(
                        removal -> node.set("bestRemoval", removal(of, removal)), () -> node.putNull("bestRemoval"));
        ArrayNode beside = node.putArray("besidePhases");
        analysis.besidePhases().forEach(phases -> beside.add(beside(phases)));
        return node;
    }

    private static ObjectNode removal(PlanAnalysis of, Removal removal) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("dependency", PlanAnalysis.name(of.graph(), removal.from()));
        ids(of, node.putArray("tasks"), removal.tasks());
        node.put("stated", removal.stated());
        node.put("savedMinutes", rounded(removal.savedMinutes()));
        node.put("criticalPathMinutes", rounded(removal.criticalPathMinutes()));
        node.put("makespanMinutes", rounded(removal.makespanMinutes()));
        return node;
    }

    private static ObjectNode beside(BesidePhases phases) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("phase", phases.phase().value());
        ArrayNode others = node.putArray("others");
        phases.others().forEach(other -> others.add(other.value()));
        node.put("minutes", rounded(phases.minutes()));
        node.put("othersMinutes", rounded(phases.othersMinutes()));
        node.put("savedMinutes", rounded(phases.savedMinutes()));
        node.put("inPlace", phases.inPlace());
        return node;
    }

    /** The pairs that only claims keep apart; a long list is cut. */
    private static void conflicts(PlanAnalysis of, ObjectNode node) {
        Conflicts conflicts = of.conflicts();
        ArrayNode pairs = node.putArray("conflicts");
        for (Conflicts.Pair pair : conflicts.pairs()) {
            pairs.addObject()
                    .put("a", of.graph().task(pair.a()).value())
                    .put("b", of.graph().task(pair.b()).value())
                    .put("resource", pair.resource());
        }
        if (conflicts.more()) {
            node.put("moreConflicts", true);
        }
    }

    private static ObjectNode task(PlanAnalysis of, int at, boolean critical) {
        Task task = of.plan().tasks().get(at);
        Schedule schedule = of.analysis().schedule();
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("id", task.id().value());
        node.put("title", task.title());
        task.phase().ifPresentOrElse(phase -> node.put("phase", phase.value()), () -> node.putNull("phase"));
        node.put("state", state(task.status()));
        ArrayNode dependencies = node.putArray("dependencies");
        task.dependencies().orElse(List.of()).stream().map(Reference::id).forEach(dependencies::add);
        ArrayNode claims = node.putArray("claims");
        task.claims().forEach(claim -> claims.add(claim(claim)));
        ObjectNode estimate = node.putObject("estimateMinutes");
        task.estimate()
                .ifPresentOrElse(
                        stated -> estimate.put("low", rounded(stated.lowMinutes()))
                                .put("high", rounded(stated.highMinutes())),
                        () -> {
                            double assumed = rounded(of.analysis().minutes().get(at));
                            estimate.put("low", assumed).put("high", assumed);
                        });
        node.put("wave", schedule.wave(at));
        node.put("slackMinutes", rounded(schedule.slack(at)));
        node.put("critical", critical);
        return node;
    }

    private static String state(PlanStatus status) {
        return switch (status) {
            case PENDING, IN_PROGRESS, FAILED -> "pending";
            case COMPLETED -> "completed";
            case DEFERRED -> "deferred";
            case SKIPPED -> "skipped";
        };
    }

    static ObjectNode claim(ClaimSpec claim) {
        return Json.mapper()
                .createObjectNode()
                .put("mode", claim.mode().name().toLowerCase(Locale.ROOT))
                .put("resource", claim.resource())
                .put("inferred", claim.inferred());
    }

    private static void groups(PlanAnalysis of, JsonGenerator json, String name, List<List<Integer>> groups) {
        json.writeArrayPropertyStart(name);
        for (List<Integer> group : groups) {
            json.writeStartArray();
            group.forEach(node -> json.writeString(of.graph().task(node).value()));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void ids(PlanAnalysis of, ArrayNode array, List<Integer> nodes) {
        nodes.forEach(node -> array.add(of.graph().task(node).value()));
    }

    /** Minutes to a thousandth, so that sums of halves and thirds print as people would write them. */
    private static double rounded(double minutes) {
        return Math.round(minutes * 1000) / 1000.0;
    }
}
