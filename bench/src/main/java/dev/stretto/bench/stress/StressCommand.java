package dev.stretto.bench.stress;

import dev.stretto.bench.support.Bounds;
import dev.stretto.bench.support.Checkout;
import dev.stretto.bench.support.Refusal;
import dev.stretto.bench.support.Scratch;
import dev.stretto.journal.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench/run stress}. */
@Command(
        name = "stress",
        sortOptions = false,
        description = {
            "Runs random tasks with overlapping claims, many at once in one repository, and checks from the",
            "run's events and the branch that no two incompatible claims were held at once, that each task",
            "came to its end, and that no line of any is missing."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:all as it must be", " 1:something is wrong; how to repeat it is said", " 2:wrong use"})
public final class StressCommand implements Callable<Integer> {

    private static final int TASKS_MAX = 100_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--tasks",
            paramLabel = "N",
            defaultValue = "1000",
            description = "how many in one run (default: ${DEFAULT-VALUE})")
    private int tasks;

    @Option(
            names = "--agents",
            paramLabel = "A",
            defaultValue = "100",
            description = "how many at once (default: ${DEFAULT-VALUE})")
    private int agents;

    @Option(
            names = "--iterations",
            paramLabel = "I",
            defaultValue = "1",
            description = "how many runs, each with the next seed (default: ${DEFAULT-VALUE})")
    private int iterations;

    @Option(
            names = "--dynamic",
            paramLabel = "PERCENT",
            defaultValue = "10",
            description = "how many tasks of a hundred claim more while they run (default: ${DEFAULT-VALUE})")
    private int dynamic;

    @Option(
            names = "--workspace",
            paramLabel = "KIND",
            defaultValue = "auto",
            description = "where tasks run (default: ${DEFAULT-VALUE})")
    private String workspace = "auto";

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "of the first run (default: 1)")
    private long seed;

    @Option(names = "--json", description = "print one JSON object and nothing else")
    private boolean json;

    private double millis;
    private int runningMost;
    private int deadlocks;

    @Override
    public Integer call() throws Refusal, IOException, InterruptedException {
        Bounds.require(spec, "--tasks", tasks, TASKS_MAX);
        Bounds.require(spec, "--agents", agents, TASKS_MAX);
        Bounds.require(spec, "--iterations", iterations, TASKS_MAX);
        Stress stress = new Stress(Checkout.stretto(), agents, workspace);
        for (long each = seed; each < seed + iterations; each++) {
            try (Scratch scratch = Scratch.create("stress", false)) {
                Stress.Result result = stress.run(Workload.of(each, tasks, dynamic), scratch.path());
                if (!result.violations().isEmpty()) {
                    complain(each, result);
                    return 1;
                }
                count(result);
            }
        }
        say();
        return 0;
    }

    private void count(Stress.Result result) {
        millis += result.millis();
        runningMost = Math.max(runningMost, result.runningMost());
        deadlocks += result.deadlocks();
    }

    private void complain(long failed, Stress.Result result) {
        PrintWriter err = spec.commandLine().getErr();
        result.violations().stream().limit(20).forEach(err::println);
        err.println(result.violations().size() + " things are wrong; again: bench/run stress --tasks " + tasks
                + " --agents " + agents + " --dynamic " + dynamic + " --workspace " + workspace + " --seed " + failed);
    }

    private void say() {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.mapper()
                    .writeValueAsString(Json.mapper()
                            .createObjectNode()
                            .put("tasks", tasks)
                            .put("agents", agents)
                            .put("iterations", iterations)
                            .put("seed", seed)
                            .put("millis", millis)
                            .put("runningMost", runningMost)
                            .put("deadlocks", deadlocks)));
        } else {
            out.println(String.format(
                    Locale.ROOT, "%d runs of %d tasks, %d agents: %.1f s", iterations, tasks, agents, millis / 1000));
            out.println("at most " + runningMost + " at once, " + deadlocks + " deadlocks refused");
        }
    }
}
