package dev.stretto.bench.inplace;

import dev.stretto.bench.support.Bounds;
import dev.stretto.bench.support.Checkout;
import dev.stretto.bench.support.Figures;
import dev.stretto.bench.support.Refusal;
import dev.stretto.bench.support.Scratch;
import dev.stretto.bench.support.Timed;
import dev.stretto.journal.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code bench/run in-place}. */
@Command(
        name = "in-place",
        sortOptions = false,
        description = {
            "Runs tasks that do nothing (`true`, by a shell), each after up to three others, in the",
            "user's own folder, as whole processes: Stretto, ninja and make in turn, on one graph."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:measured", " 2:wrong use, or one of them failed"})
public final class InPlaceCommand implements Callable<Integer> {

    private static final int TASKS_MAX = 100_000;
    private static final int WORKERS_MAX = 1_000;
    private static final int REPETITIONS_MAX = 1_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--tasks",
            paramLabel = "N",
            defaultValue = "1000",
            description = "how many (default: ${DEFAULT-VALUE})")
    private int tasks;

    @Option(
            names = {"-w", "--workers"},
            paramLabel = "W",
            defaultValue = "8",
            description = "how many at once (default: ${DEFAULT-VALUE})")
    private int workers;

    @Option(
            names = "--repetitions",
            paramLabel = "R",
            defaultValue = "5",
            description =
                    "how often each is measured, after a first time that does not count (default: ${DEFAULT-VALUE})")
    private int repetitions;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "of the graph (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--json", description = "print one JSON object and nothing else")
    private boolean json;

    @Override
    public Integer call() throws Refusal, IOException, InterruptedException {
        Bounds.require(spec, "--tasks", tasks, TASKS_MAX);
        Bounds.require(spec, "--workers", workers, WORKERS_MAX);
        Bounds.require(spec, "--repetitions", repetitions, REPETITIONS_MAX);
        RandomGraph graph = RandomGraph.of(tasks, seed);
        List<Contender> contenders = new ArrayList<>(List.of(Contender.stretto(graph, workers)));
        List<String> absent = new ArrayList<>();
        for (Contender peer : List.of(Contender.ninja(graph, workers), Contender.make(graph, workers))) {
            if (Checkout.program(peer.name()).isPresent()) {
                contenders.add(peer);
            } else {
                absent.add(peer.name());
            }
        }
        contenders.add(Contender.start());
        Map<String, Double> medians = measure(contenders);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.mapper().writeValueAsString(asJson(medians, absent)));
        } else {
            print(medians, absent, out);
        }
        return 0;
    }

    /** In turn, so that whatever else the machine does meets all of them; each time in a fresh folder. */
    private Map<String, Double> measure(List<Contender> contenders) throws Refusal, IOException, InterruptedException {
        Map<String, List<Double>> millis = new LinkedHashMap<>();
        try (Scratch scratch = Scratch.create("in-place", false)) {
            for (int round = 0; round <= repetitions; round++) {
                for (Contender contender : contenders) {
                    Path folder = Files.createDirectory(scratch.path().resolve(contender.name() + round));
                    Files.writeString(folder.resolve(contender.file()), contender.content());
                    double taken =
                            Timed.run(folder, Map.of(), contender.command()).millis();
                    if (round > 0) {
                        millis.computeIfAbsent(contender.name(), _ -> new ArrayList<>())
                                .add(taken);
                    }
                }
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        millis.forEach((name, all) -> medians.put(name, Figures.median(all)));
        return medians;
    }

    private void print(Map<String, Double> medians, List<String> absent, PrintWriter out) {
        out.println(tasks + " tasks, " + workers + " at once, median of " + repetitions);
        double stretto = medians.getOrDefault("stretto", 0.0);
        medians.forEach((name, millis) -> {
            String ratio = switch (name) {
                case "stretto" -> "";
                case "start" -> "  (./stretto --version)";
                default -> String.format(Locale.ROOT, "  stretto takes %.2f times as long", stretto / millis);
            };
            out.println(String.format(Locale.ROOT, "%-8s %8.1f ms%s", name, millis, ratio));
        });
        absent.forEach(name -> out.println(name + " is not installed"));
    }

    private ObjectNode asJson(Map<String, Double> medians, List<String> absent) {
        ObjectNode node = Json.mapper()
                .createObjectNode()
                .put("tasks", tasks)
                .put("workers", workers)
                .put("repetitions", repetitions)
                .put("seed", seed);
        ObjectNode millis = node.putObject("medianMillis");
        medians.forEach(millis::put);
        ObjectNode ratios = node.putObject("ratio");
        double stretto = medians.getOrDefault("stretto", 0.0);
        medians.forEach((name, median) -> {
            if (name.equals("ninja") || name.equals("make")) {
                ratios.put(name, stretto / median);
            }
        });
        absent.forEach(node.putArray("notInstalled")::add);
        return node;
    }
}
