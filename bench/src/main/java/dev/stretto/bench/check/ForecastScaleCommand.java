package dev.stretto.bench.check;

import dev.stretto.bench.support.Bounds;
import dev.stretto.bench.support.Checkout;
import dev.stretto.bench.support.Refusal;
import dev.stretto.bench.support.Scratch;
import dev.stretto.journal.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** {@code bench/run forecast-scale}. */
@Command(
        name = "forecast-scale",
        sortOptions = false,
        description = {
            "Writes plans of a thousand tasks and ten times as many up to N, and forecasts each for 1, 8 and 64",
            "workers by ./stretto forecast in a process with a bounded heap, measured from outside."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:forecast, with possible figures", " 1:not so", " 2:wrong use"})
public final class ForecastScaleCommand implements Callable<Integer> {

    private static final int TASKS_MIN = 1_000;
    private static final int TASKS_MAX = 1_000_000;
    private static final String WORKERS = "1,8,64";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--tasks",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "the most tasks (default: ${DEFAULT-VALUE})")
    private int tasks;

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

    private record Size(int tasks, Measured measured, boolean right) {

        /** What each step of n log n would have taken. */
        double nanosPerStep() {
            return measured.millis() * 1e6 / (tasks * (Math.log(tasks) / Math.log(2)));
        }
    }

    @Override
    public Integer call() throws Refusal, IOException, InterruptedException {
        Bounds.require(spec, "--tasks", tasks, TASKS_MAX);
        CheckCommand.requireHeap(spec, heap);
        List<Size> sizes = new ArrayList<>();
        try (Scratch scratch = Scratch.create("forecast-scale", false)) {
            for (int size = TASKS_MIN; size <= Math.max(tasks, TASKS_MIN); size *= 10) {
                sizes.add(measure(scratch.path(), size));
            }
        }
        print(sizes);
        return sizes.stream().allMatch(Size::right) ? 0 : 1;
    }

    private Size measure(Path folder, int size) throws Refusal, IOException, InterruptedException {
        LargePlan plan = new LargePlan(size, seed);
        Path file = folder.resolve("plan.md");
        plan.writeStretto(file);
        Measured measured = Measured.run(
                folder,
                heap,
                Checkout.stretto(),
                "forecast",
                file.toString(),
                "--workers",
                WORKERS,
                "--learned",
                "off",
                "--json");
        Files.delete(file);
        return new Size(size, measured, right(Json.mapper().readTree(measured.output()), plan));
    }

    /** One worker takes the sum of all, and no number of workers beats the critical path or their share of the work. */
    private static boolean right(JsonNode forecast, LargePlan plan) {
        JsonNode rows = forecast.path("rows");
        boolean possible = rows.size() == WORKERS.split(",").length
                && rows.get(0).path("makespanMinutes").asDouble() == plan.totalMinutes();
        for (JsonNode row : rows) {
            double bound = Math.max(
                    (double) plan.criticalPathMinutes(),
                    (double) plan.totalMinutes() / row.path("workers").asInt());
            possible &= row.path("makespanMinutes").asDouble() > bound - 1;
        }
        return possible;
    }

    private void print(List<Size> sizes) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            var node = Json.mapper().createObjectNode().put("workers", WORKERS).put("heap", heap);
            ArrayNode array = node.putArray("sizes");
            sizes.forEach(size -> array.addObject()
                    .put("tasks", size.tasks)
                    .put("millis", size.measured.millis())
                    .put("memoryMaxBytes", size.measured.memoryMaxBytes())
                    .put("nanosPerStep", size.nanosPerStep())
                    .put("right", size.right));
            out.println(node);
            return;
        }
        sizes.forEach(size -> out.println(String.format(
                Locale.ROOT,
                "%,9d tasks: %6.1f s, at most %,5d MB of memory, %,6.0f ns for each of n log n steps%s",
                size.tasks,
                size.measured.millis() / 1000,
                size.measured.memoryMaxBytes() >> 20,
                size.nanosPerStep(),
                size.right ? "" : ": not as it should be")));
    }
}
