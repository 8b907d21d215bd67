package dev.stretto.bench.overhead;

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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code bench/run overhead}. */
@Command(
        name = "overhead",
        sortOptions = false,
        description = {
            "Runs tasks that change one file each, with a workspace each and real landing, as a whole",
            "process, beside the bare commands (xargs), and says what a task costs beyond its command."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:measured", " 2:wrong use, or a run failed"})
public final class OverheadCommand implements Callable<Integer> {

    private static final int FILES_MAX = 100_000;
    private static final int WORKERS_MAX = 1_000;
    private static final int REPETITIONS_MAX = 1_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--tasks",
            paramLabel = "N",
            defaultValue = "100",
            description = "how many (default: ${DEFAULT-VALUE})")
    private int tasks;

    @Option(
            names = "--files",
            paramLabel = "F",
            defaultValue = "500",
            description = "in the repository (default: ${DEFAULT-VALUE})")
    private int files;

    @Option(
            names = {"-w", "--workers"},
            paramLabel = "W",
            defaultValue = "4",
            description = "how many at once (default: ${DEFAULT-VALUE})")
    private int workers;

    @Option(
            names = "--repetitions",
            paramLabel = "R",
            defaultValue = "3",
            description =
                    "how often both are measured, after a first time that does not count (default: ${DEFAULT-VALUE})")
    private int repetitions;

    @Option(names = "--json", description = "print one JSON object and nothing else")
    private boolean json;

    /**
     * Medians, in milliseconds.
     *
     * @param run the whole run, from outside
     * @param bare all commands without Stretto, as many at once
     * @param landing from the end of a task's process until it counted as completed, on average, as the run itself tells
     */
    private record Medians(double run, double bare, double landing) {}

    @Override
    public Integer call() throws Refusal, IOException, InterruptedException {
        Bounds.require(spec, "--files", files, FILES_MAX);
        Bounds.require(spec, "--tasks", tasks, FILES_MAX);
        Bounds.require(spec, "--workers", workers, WORKERS_MAX);
        Bounds.require(spec, "--repetitions", repetitions, REPETITIONS_MAX);
        if (tasks > files) {
            throw new ParameterException(
                    spec.commandLine(), "each task changes a file of its own: --tasks is no more than --files");
        }
        Medians medians = measure();
        PrintWriter out = spec.commandLine().getOut();
        double overhead = (medians.run() - medians.bare()) / tasks;
        if (json) {
            out.println(Json.mapper()
                    .writeValueAsString(Json.mapper()
                            .createObjectNode()
                            .put("tasks", tasks)
                            .put("files", files)
                            .put("workers", workers)
                            .put("repetitions", repetitions)
                            .put("runMillis", medians.run())
                            .put("bareMillis", medians.bare())
                            .put("overheadMillisPerTask", overhead)
                            .put("landingMillisPerTask", medians.landing())));
        } else {
            out.println(tasks + " tasks, " + workers + " at once, " + files + " files, median of " + repetitions);
            out.println(line("stretto", medians.run()));
            out.println(line("bare", medians.bare()));
            out.println(String.format(Locale.ROOT, "overhead %8.1f ms per task, start-up included", overhead));
            out.println(String.format(
                    Locale.ROOT,
                    "landing  %8.1f ms from the end of a task's process, waiting included",
                    medians.landing()));
        }
        return 0;
    }

    private static String line(String name, double millis) {
        return String.format(Locale.ROOT, "%-8s %8.1f ms", name, millis);
    }

    private Medians measure() throws Refusal, IOException, InterruptedException {
        Project project = new Project(files, tasks);
        List<Double> runs = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        List<Double> landings = new ArrayList<>();
        try (Scratch scratch = Scratch.create("overhead", false)) {
            Path commands = Files.writeString(scratch.path().resolve("commands"), project.commands());
            Map<String, String> environment =
                    Map.of("XDG_CACHE_HOME", scratch.path().resolve("cache").toString());
            for (int round = 0; round <= repetitions; round++) {
                Path folder = Files.createDirectory(scratch.path().resolve("project" + round));
                project.write(folder);
                Timed run = Timed.run(folder, environment, strettoRun());
                Timed plain = Timed.run(folder, Map.of(), bareRun(commands));
                if (round > 0) {
                    runs.add(run.millis());
                    bare.add(plain.millis());
                    JsonNode summary = Json.mapper().readTree(run.output().getLast());
                    landings.add(summary.path("overheadMillisPerTask").asDouble(0));
                }
            }
        }
        return new Medians(Figures.median(runs), Figures.median(bare), Figures.median(landings));
    }

    private List<String> strettoRun() throws Refusal {
        return List.of(Checkout.stretto(), "run", "plan.md", "-w", String.valueOf(workers), "--json");
    }

    private List<String> bareRun(Path commands) {
        return List.of(
                "xargs", "-0", "-n", "1", "-P", String.valueOf(workers), "-a", commands.toString(), "/bin/sh", "-c");
    }
}
