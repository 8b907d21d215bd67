package dev.stretto.app;

import dev.stretto.forecast.ForecastRow;
import dev.stretto.forecast.TaskMinutes;
import dev.stretto.journal.Json;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code forecast --json} prints. */
public final class ForecastJson {

    private ForecastJson() {}

    public static ObjectNode of(PlanForecast forecast) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("estimate", forecast.request().estimate().name().toLowerCase(Locale.ROOT));
        node.put("claims", forecast.request().claims().locks() ? "on" : "off");
        TaskMinutes.Sources sources = forecast.minutes().sources();
        node.putObject("durations")
                .put("learned", sources.learned())
                .put("runs", forecast.learned().runs())
                .put("estimated", sources.estimated())
                .put("assumed", sources.assumed())
                .put("unit", sources.unit());
        if (forecast.request().samples().count() > 0) {
            node.putObject("sampling")
                    .put("samples", forecast.request().samples().count())
                    .put("seed", forecast.request().samples().seed())
                    .put("distribution", "triangular");
        }
        forecast.request()
                .optimize()
                .ifPresent(limits -> node.putObject("search")
                        .put("budgetMillis", limits.budget().toMillis())
                        .put("seed", limits.seed()));
        ArrayNode rows = node.putArray("rows");
        forecast.rows().forEach(row -> rows.add(row(row)));
        forecast.team().ifPresent(team -> node.set("team", TeamJson.team(forecast.plan(), team)));
        forecast.interleaving()
                .ifPresent(order -> node.set("interleaving", TeamJson.interleaving(forecast.plan(), order)));
        return node;
    }

    private static ObjectNode row(PlanForecast.Row both) {
        ForecastRow row = both.plain();
        ObjectNode node = Json.mapper()
                .createObjectNode()
                .put("strategy", row.strategy())
                .put("workers", row.workers())
                .put("makespanMinutes", rounded(row.makespanMinutes(), 1000))
                .put("lowerBoundMinutes", rounded(row.lowerBoundMinutes(), 1000))
                .put("speedup", rounded(row.speedup(), 100))
                .put("efficiency", rounded(row.efficiency(), 100));
        row.spread()
                .ifPresentOrElse(
                        spread -> node.put("p50Minutes", rounded(spread.p50Minutes(), 1000))
                                .put("p90Minutes", rounded(spread.p90Minutes(), 1000)),
                        () -> node.putNull("p50Minutes").putNull("p90Minutes"));
        both.optimized()
                .ifPresent(found -> node.put("optimizedMinutes", rounded(found.makespanMinutes(), 1000))
                        .put("optimizedLowerBoundMinutes", rounded(found.lowerBoundMinutes(), 1000))
                        .put("schedules", found.schedules()));
        return node;
    }

    /** To one part in so many, so that sums of halves and thirds print as people would write them. */
    static double rounded(double value, int parts) {
        return (double) Math.round(value * parts) / parts;
    }
}
