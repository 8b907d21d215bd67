package dev.stretto.bench.schedule;

import dev.stretto.plan.Strategy;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code docs/strategy-table.md}: all strategies side by side, and what the founding documents expected. */
final class StrategyTable {

    private static final String HEAD = """
            # All strategies on every sample plan

            Written by `bench/run strategies DIR --write`, where `DIR` holds the plans of the founding documents and of public
            repositories; here are those that state an estimate. Minutes in virtual time, by the engine that runs plans, with the
            high end of each estimate, claims off and nothing failing. *One by one* is all the work; *saved* is what running side
            by side without a limit saves of it. A batch has as many tasks as there are workers. A strategy without a row refuses
            the plan: `independent` does where a dependency is stated.

            """;

    /** How the founding documents rate plans of so many tasks: what is left of the time of batches, in percent. */
    private record Expectation(String plans, int tasksMin, int tasksMax, int dag, int pipeline) {}

    private static final List<Expectation> EXPECTATIONS = List.of(
            new Expectation("under 20 tasks", 0, 19, 85, 90),
            new Expectation("20 to 49 tasks", 20, 49, 70, 75),
            new Expectation("50 tasks and more", 50, Integer.MAX_VALUE, 55, 60));

    private StrategyTable() {}

    static String page(List<StrategyRow> rows) {
        return HEAD + table(rows) + founding(rows);
    }

    static String table(List<StrategyRow> rows) {
        StringBuilder table = new StringBuilder("| plan | tasks | one by one | strategy |");
        StrategyRow.WORKERS.forEach(workers -> table.append(' ').append(workers).append(" |"));
        table.append(" no limit | saved |\n|---|--:|--:|---|");
        StrategyRow.WORKERS.forEach(_ -> table.append("--:|"));
        table.append("--:|--:|\n");
        for (StrategyRow row : rows) {
            table.append("| ")
                    .append(row.plan())
                    .append(" | ")
                    .append(row.tasks())
                    .append(" | ");
            table.append(number(row.totalMinutes()))
                    .append(" | ")
                    .append(row.strategy().label());
            row.makespansMinutes().forEach(minutes -> table.append(" | ").append(number(minutes)));
            table.append(" | ").append(number(row.unlimitedMinutes())).append(" | ");
            table.append(Math.round(row.savedPercent())).append(" % |\n");
        }
        return table.toString();
    }

    private static String number(double minutes) {
        return minutes == Math.rint(minutes)
                ? String.format(Locale.ROOT, "%.0f", minutes)
                : String.format(Locale.ROOT, "%.1f", minutes);
    }

    private static String founding(List<StrategyRow> rows) {
        StringBuilder text = new StringBuilder("""

                ## Beside what the founding documents expected

                | the document says | what comes out |
                |---|---|
                """);
        text.append("| batch sheet (seed 000): \"save 32 hours (~27 % reduction)\" | ")
                .append(saved(rows, "seeds/000"))
                .append(" |\n");
        text.append("| example plan (seed 003): 20 minutes instead of 30, 33 % saved | ")
                .append(saved(rows, Sample.EXAMPLE))
                .append(" |\n");
        text.append(drawing());
        text.append("| saved on the plans above, on the average | ")
                .append(meanSaved(rows))
                .append(" |\n");
        for (Expectation each : EXPECTATIONS) {
            text.append("| of the time of batches, ")
                    .append(each.plans)
                    .append(": dag ")
                    .append(each.dag);
            text.append(" %, pipeline ").append(each.pipeline).append(" % | dag ");
            text.append(ofBatched(rows, each, Strategy.DAG)).append(", pipeline ");
            text.append(ofBatched(rows, each, Strategy.PIPELINE)).append(" |\n");
        }
        return text.toString();
    }

    private static String drawing() {
        PhaseDrawing.Units units = PhaseDrawing.units();
        return "| timeline comparison (seed 004): three phases of 16, 12 and 8 units take 36 in order, 28 with the pipeline at"
                + " 80 % (22 % less), 24 by dependencies of tasks (33 % less) | " + number(units.inOrder())
                + " in order, " + less(units.byThreshold(), units) + " with the pipeline, "
                + less(units.byDependencies(), units)
                + " by dependencies; with five tasks a phase that end evenly, each phase needing the first three of the one"
                + " before it, as the document draws them elsewhere |\n";
    }

    private static String less(double units, PhaseDrawing.Units of) {
        return number(units) + " (" + Math.round(100 * (1 - units / of.inOrder())) + " % less)";
    }

    private static String saved(List<StrategyRow> rows, String plan) {
        String each = rows.stream()
                .filter(row -> row.plan().startsWith(plan))
                .map(row -> row.strategy().label() + " " + Math.round(row.savedPercent()) + " %")
                .collect(Collectors.joining(", "));
        return each.isEmpty() ? "not at hand" : each;
    }

    private static String meanSaved(List<StrategyRow> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        StrategyRow::strategy, TreeMap::new, Collectors.averagingDouble(StrategyRow::savedPercent)))
                .entrySet()
                .stream()
                .map(each -> each.getKey().label() + " " + Math.round(each.getValue()) + " %")
                .collect(Collectors.joining(", "));
    }

    /** The mean share of the time of batches, with four workers each. */
    private static String ofBatched(List<StrategyRow> rows, Expectation of, Strategy strategy) {
        double[] shares = rows.stream()
                .filter(row -> row.strategy() == strategy)
                .filter(row -> row.tasks() >= of.tasksMin && row.tasks() <= of.tasksMax)
                .flatMap(row ->
                        batched(rows, row).stream().map(other -> 100 * withFourWorkers(row) / withFourWorkers(other)))
                .mapToDouble(Double::doubleValue)
                .toArray();
        return shares.length == 0
                ? "no figures"
                : Math.round(Arrays.stream(shares).average().orElse(0)) + " % (" + shares.length
                        + (shares.length == 1 ? " plan)" : " plans)");
    }

    private static Optional<StrategyRow> batched(List<StrategyRow> rows, StrategyRow beside) {
        return rows.stream()
                .filter(row -> row.plan().equals(beside.plan()) && row.strategy() == Strategy.BATCHED)
                .filter(row -> withFourWorkers(row) > 0)
                .findFirst();
    }

    private static double withFourWorkers(StrategyRow row) {
        return row.makespansMinutes().get(StrategyRow.WORKERS.indexOf(4));
    }
}
