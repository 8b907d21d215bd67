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
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code bench/run check}. */
@Command(
        name = "check",
        sortOptions = false,
        description = {
            "Writes a large plan and checks it, cycles and critical path included, by ./stretto check in a",
            "process with a bounded heap, measured from outside."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:checked, with the right figures", " 1:not so", " 2:wrong use"})
public final class CheckCommand implements Callable<Integer> {

    private static final int TASKS_MAX = 2_000_000;
    private static final Pattern HEAP = Pattern.compile("[1-9][0-9]{0,5}[mg]");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--tasks",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "how many (default: ${DEFAULT-VALUE})")
    private int tasks;

    @Option(
            names = "--format",
            paramLabel = "F",
            defaultValue = "stretto",
            description = "stretto or wfformat (default: ${DEFAULT-VALUE})")
    private String format = "stretto";

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "2g",
            description = "the largest heap of the process (default: ${DEFAULT-VALUE})")
    private String heap = "2g";

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "(default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--json", description = "print one JSON object and nothing else")
    private boolean json;

    @Override
    public Integer call() throws Refusal, IOException, InterruptedException {
        Bounds.require(spec, "--tasks", tasks, TASKS_MAX);
        requireHeap(spec, heap);
        LargePlan plan = new LargePlan(tasks, seed);
        try (Scratch scratch = Scratch.create("check", false)) {
            Path file = write(plan, scratch.path());
            Measured measured =
                    Measured.run(scratch.path(), heap, Checkout.stretto(), "check", file.toString(), "--json");
            JsonNode check = Json.mapper().readTree(measured.output());
            boolean right = check.path("ok").asBoolean()
                    && check.path("tasks").asInt() == tasks
                    && check.path("dependencies").asLong() == plan.dependencies()
                    && Math.abs(check.path("criticalPathMinutes").asDouble() - plan.criticalPathMinutes()) < 1;
            print(Files.size(file), measured, check, right);
            return right ? 0 : 1;
        }
    }

    static void requireHeap(CommandSpec spec, String heap) {
        if (!HEAP.matcher(heap).matches()) {
            throw new ParameterException(spec.commandLine(), "--heap is a size such as 512m or 2g, not " + heap);
        }
    }

    private Path write(LargePlan plan, Path folder) throws IOException {
        return switch (format) {
            case "stretto" -> {
                Path file = folder.resolve("plan.md");
                plan.writeStretto(file);
                yield file;
            }
            case "wfformat" -> {
                Path file = folder.resolve("plan.json");
                plan.writeWfFormat(file);
                yield file;
            }
            default ->
                throw new ParameterException(spec.commandLine(), "--format is stretto or wfformat, not " + format);
        };
    }

    private void print(long bytes, Measured measured, JsonNode check, boolean right) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.mapper()
                    .createObjectNode()
                    .put("format", format)
                    .put("tasks", tasks)
                    .put("dependencies", check.path("dependencies").asLong())
                    .put("bytes", bytes)
                    .put("heap", heap)
                    .put("millis", measured.millis())
                    .put("memoryMaxBytes", measured.memoryMaxBytes())
                    .put("right", right)
                    .toString());
            return;
        }
        out.println(String.format(
                Locale.ROOT,
                "%s: %,d tasks, %,d dependencies, %,d MB: %.1f s, at most %,d MB of memory (heap of %s)",
                format,
                tasks,
                check.path("dependencies").asLong(),
                bytes >> 20,
                measured.millis() / 1000,
                measured.memoryMaxBytes() >> 20,
                heap));
        if (!right) {
            out.println("not as it should be: " + check);
        }
    }
}
