package dev.stretto.cli;

import dev.stretto.app.PlanForecast;
import dev.stretto.cli.Console.Style;
import dev.stretto.forecast.ForecastRow;
import dev.stretto.forecast.OptimizedOrder;
import dev.stretto.forecast.TaskMinutes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is to be expected of a plan, for people. */
record ForecastText(Console console) {

    void print(PlanForecast forecast) {
        var out = console.out();
        out.println(console.style(Style.STRONG, forecast.plan().title()));
        out.println(durations(forecast));
        out.println(
                forecast.request().claims().locks()
                        ? "tasks whose claims overlap run one after the other (--claims off: side by side)"
                        : "claims keep no tasks apart");
        forecast.compiled()
                .good()
                .forEach(each -> out.println("strategy " + each.strategy() + ": "
                        + each.compilation().reason()));
        out.println();
        new TextTable(rows(forecast)).lines().forEach(out::println);
        if (forecast.request().samples().count() > 0) {
            out.println();
            out.println("P50, P90: half, nine of ten of "
                    + forecast.request().samples().count()
                    + " runs take at most that long; durations drawn from the triangular distribution over each range,"
                    + " seed " + forecast.request().samples().seed());
        }
        forecast.request().optimize().ifPresent(limits -> {
            out.println();
            out.println("optimized: by the best order of up to "
                    + Durations.text(limits.budget().toMillis())
                    + " of search, seed " + limits.seed()
                    + "; no order takes less than its bound (run --order optimized follows such an order)");
            if (forecast.rows().stream()
                    .anyMatch(row -> row.optimized().filter(OptimizedOrder::hardlyBegun).isPresent())) {
                out.println("for a plan of this size that is time for few schedules: a longer --budget tries more");
            }
        });
    }

    /** What the figures count with. */
    private static String durations(PlanForecast forecast) {
        TaskMinutes.Sources sources = forecast.minutes().sources();
        List<String> parts = new ArrayList<>();
        if (sources.learned() > 0) {
            int runs = forecast.learned().runs();
            parts.add(sources.learned() + " as in " + runs + (runs == 1 ? " earlier run" : " earlier runs"));
        }
        if (sources.estimated() > 0) {
            parts.add(sources.estimated() + " by the " + end(forecast) + " of the estimate");
        }
        if (sources.assumed() > 0) {
            parts.add(sources.assumed()
                    + (sources.unit()
                            ? " as a minute each, since the plan states no estimates"
                            : " as the median of the estimates"));
        }
        int tasks = sources.learned() + sources.estimated() + sources.assumed();
        return (tasks == 1 ? "1 task, counted: " : tasks + " tasks, counted: ")
                + (parts.isEmpty() ? "none" : String.join("; ", parts));
    }

    private static String end(PlanForecast forecast) {
        return switch (forecast.request().estimate()) {
            case LOW -> "low end";
            case MID -> "middle";
            case HIGH -> "high end";
        };
    }

    private static List<List<String>> rows(PlanForecast forecast) {
        boolean sampled = forecast.request().samples().count() > 0;
        List<List<String>> rows = new ArrayList<>();
        List<String> head =
                new ArrayList<>(List.of("strategy", "workers", "makespan", "lower bound", "speed-up", "efficiency"));
        if (sampled) {
            head.addAll(List.of("P50", "P90"));
        }
        if (forecast.request().optimize().isPresent()) {
            head.addAll(List.of("optimized", "its bound", "schedules"));
        }
        rows.add(head);
        forecast.rows().forEach(row -> rows.add(cells(row)));
        return rows;
    }

    private static List<String> cells(PlanForecast.Row both) {
        ForecastRow row = both.plain();
        List<String> cells = new ArrayList<>(List.of(
                row.strategy(),
                String.valueOf(row.workers()),
                Durations.ofMinutes(row.makespanMinutes()),
                Durations.ofMinutes(row.lowerBoundMinutes()),
                String.format(Locale.ROOT, "%.2f", row.speedup()),
                String.format(Locale.ROOT, "%.0f %%", row.efficiency() * 100)));
        row.spread().ifPresent(spread -> {
            cells.add(Durations.ofMinutes(spread.p50Minutes()));
            cells.add(Durations.ofMinutes(spread.p90Minutes()));
        });
        both.optimized().ifPresent(found -> {
            cells.add(Durations.ofMinutes(found.makespanMinutes()));
            cells.add(Durations.ofMinutes(found.lowerBoundMinutes()));
            cells.add(String.valueOf(found.schedules()));
        });
        return cells;
    }
}
