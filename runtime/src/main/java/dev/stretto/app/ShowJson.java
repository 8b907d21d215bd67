package dev.stretto.app;

import dev.stretto.forecast.Analysis;
import dev.stretto.forecast.Conflicts;
import dev.stretto.graph.Schedule;
import dev.stretto.journal.Json;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code show --json} prints. */
public final class ShowJson {

    private ShowJson() {}

    public static ObjectNode of(PlanAnalysis of) {
        Analysis analysis = of.analysis();
        Schedule schedule = analysis.schedule();
        Set<Integer> critical = new LinkedHashSet<>(schedule.criticalPath());
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("strategy", of.strategy());
        node.put("reason", of.reason());
        ArrayNode tasks = node.putArray("tasks");
        for (int task = 0; task < of.plan().tasks().size(); task++) {
            tasks.add(task(of, task, critical.contains(task)));
        }
        groups(of, node.putArray("waves"), schedule.waves());
        ids(of, node.putArray("criticalPath"), schedule.criticalPath());
        node.put("criticalPathMinutes", rounded(schedule.makespan()));
        node.put("totalMinutes", rounded(analysis.totalMinutes()));
        node.put("maxParallel", schedule.maxParallel());
        conflicts(of, node);
        node.put("independentPercent", analysis.independentPercent());
        node.put("recommendedWorkers", analysis.recommendedWorkers());
        groups(of, node.putArray("batches"), analysis.batches());
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

    private static ObjectNode claim(ClaimSpec claim) {
        return Json.mapper()
                .createObjectNode()
                .put("mode", claim.mode().name().toLowerCase(Locale.ROOT))
                .put("resource", claim.resource())
                .put("inferred", claim.inferred());
    }

    private static void groups(PlanAnalysis of, ArrayNode array, List<List<Integer>> groups) {
        groups.forEach(group -> ids(of, array.addArray(), group));
    }

    private static void ids(PlanAnalysis of, ArrayNode array, List<Integer> nodes) {
        nodes.forEach(node -> array.add(of.graph().task(node).value()));
    }

    /** Minutes to a thousandth, so that sums of halves and thirds print as people would write them. */
    private static double rounded(double minutes) {
        return Math.round(minutes * 1000) / 1000.0;
    }
}
