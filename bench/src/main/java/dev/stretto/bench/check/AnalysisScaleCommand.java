package dev.stretto.bench.check;

import dev.stretto.bench.support.Bounds;
import dev.stretto.bench.support.Checkout;
import dev.stretto.bench.support.Refusal;
import dev.stretto.bench.support.Scratch;
import dev.stretto.journal.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code bench/run analysis-scale}. */
@Command(
        name = "analysis-scale",
        sortOptions = false,
        description = {
            "Writes plans of growing size and analyses each by ./stretto show --json in a process of its own, measured",
            "from outside: waves, critical path, batches, the best dependency to be without, useful workers."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:all shown, with the right figures", " 1:not so", " 2:wrong use"})
public final class AnalysisScaleCommand implements Callable<Integer> {

    private static final int TASKS_MAX = 2_000_000;

    /** What {@code show} told of a plan. */
    private record Shown(int tasks, double criticalPathMinutes) {}

    private record Row(int tasks, long dependencies, double millis, long memoryMaxBytes, boolean right) {

        double nanosPerStep() {
            return millis * 1e6 / (tasks * (Math.log(tasks) / Math.log(2)));
        }

        ObjectNode json() {
            return Json.mapper()
                    .createObjectNode()
                    .put("tasks", tasks)
                    .put("dependencies", dependencies)
                    .put("millis", millis)
                    .put("memoryMaxBytes", memoryMaxBytes)
                    .put("nanosPerTaskAndLog2", nanosPerStep())
                    .put("right", right);
        }
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--sizes",
            split = ",",
            paramLabel = "N",
            defaultValue = "1000,10000,100000,1000000",
            description = "how many tasks (default: ${DEFAULT-VALUE})")
    private List<Integer> sizes = List.of();

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "4g",
            description = "the largest heap of the process (default: ${DEFAULT-VALUE})")
    private String heap = "4g";

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "(default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--json", description = "print one JSON object and nothing else")
    private boolean json;

    @Override
    public Integer call() throws Refusal, IOException, InterruptedException {
        for (int size : sizes) {
            Bounds.require(spec, "--sizes", size, TASKS_MAX);
        }
        List<Row> rows = new ArrayList<>();
        for (int size : sizes) {
            rows.add(measure(size));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode document = Json.mapper().createObjectNode();
            ArrayNode array = document.putArray("rows");
            rows.forEach(row -> array.add(row.json()));
            out.println(document.toString());
        } else {
            rows.forEach(row -> out.println(text(row)));
        }
        return rows.stream().allMatch(Row::right) ? 0 : 1;
    }

    private Row measure(int tasks) throws Refusal, IOException, InterruptedException {
        LargePlan plan = new LargePlan(tasks, seed);
        try (Scratch scratch = Scratch.create("analysis", false)) {
            Path file = scratch.path().resolve("plan.md");
            plan.writeStretto(file);
            Measured measured =
                    Measured.run(scratch.path(), heap, Checkout.stretto(), "show", file.toString(), "--json");
            Shown shown = shown(measured.file());
            boolean right =
                    shown.tasks == tasks && Math.abs(shown.criticalPathMinutes - plan.criticalPathMinutes()) < 1;
            return new Row(tasks, plan.dependencies(), measured.millis(), measured.memoryMaxBytes(), right);
        }
    }

    /** Reads the document piece by piece: that of a million tasks is larger than one would hold. */
    private static Shown shown(Path document) {
        int tasks = 0;
        double criticalPath = -1;
        int depth = 0;
        try (JsonParser parser = Json.mapper().createParser(document.toFile())) {
            String property = "";
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME && depth == 1) {
                    property = parser.currentName();
                } else if (token.isNumeric() && depth == 1 && property.equals("criticalPathMinutes")) {
                    criticalPath = parser.getDoubleValue();
                } else if (token.isStructStart()) {
                    tasks += depth == 2 && property.equals("tasks") ? 1 : 0;
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                }
            }
        }
        return new Shown(tasks, criticalPath);
    }

    private static String text(Row row) {
        return String.format(
                Locale.ROOT,
                "%,d tasks, %,d dependencies: %.1f s, at most %,d MB of memory, %.0f ns by n log n%s",
                row.tasks,
                row.dependencies,
                row.millis / 1000,
                row.memoryMaxBytes >> 20,
                row.nanosPerStep(),
                row.right ? "" : "; not as it should be");
    }
}
