package dev.stretto.bench.psplib;

import dev.stretto.journal.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The results as one JSON object. */
final class PsplibJson {

    private PsplibJson() {}

    static ObjectNode of(List<SetResult> results, boolean optimize, Budget limit, long seed) {
        SetResult all = new SetResult(
                "all",
                results.stream().flatMap(result -> result.trials().stream()).toList());
        ObjectNode node = figures(all).put("optimize", optimize).put("seed", seed);
        if (optimize) {
            node.put("budgetMillis", limit.millis()).put("budgetSchedules", limit.schedules());
        }
        ArrayNode sets = node.putArray("sets");
        results.forEach(result -> sets.add(figures(result)));
        ArrayNode trials = node.putArray("trials");
        all.trials().forEach(trial -> trials.add(trial(trial)));
        return node;
    }

    private static ObjectNode figures(SetResult result) {
        return Json.mapper()
                .createObjectNode()
                .put("set", result.name())
                .put("instances", result.trials().size())
                .put("meanGapPercent", result.mean(Trial::gapPercent))
                .put("plainMeanGapPercent", result.mean(Trial::plainGapPercent))
                .put("meanAboveCriticalPathPercent", result.mean(Trial::abovePathPercent))
                .put("reachedBest", result.reached())
                .put("schedulesPerSecond", Math.round(result.schedulesPerSecond()))
                .put("longestMillis", result.longestMillis())
                .put("violations", result.violations());
    }

    private static ObjectNode trial(Trial trial) {
        return Json.mapper()
                .createObjectNode()
                .put("instance", trial.instance().name())
                .put("best", trial.instance().best())
                .put("proven", trial.instance().proven())
                .put("plain", trial.plain())
                .put("makespan", trial.found())
                .put("gapPercent", trial.gapPercent())
                .put("schedules", trial.schedules())
                .put("millis", trial.millis());
    }
}
