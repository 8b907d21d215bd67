package dev.stretto.bench.speculation;

import dev.stretto.bench.support.Bounds;
import dev.stretto.bench.support.Checkout;
import dev.stretto.bench.support.Git;
import dev.stretto.bench.support.Refusal;
import dev.stretto.bench.support.Scratch;
import dev.stretto.bench.support.Timed;
import dev.stretto.journal.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code bench/run speculation}. */
@Command(
        name = "speculation",
        sortOptions = false,
        description = {
            "Lands independent tasks through a landing gate that sleeps: one by one, with many at once, and with",
            "many at once where one in the middle does not pass the first time. Timed from the first change that",
            "waits to land to the last one that has landed."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:at least as many times as fast as --aim", " 1:not so", " 2:wrong use, or a run failed"})
public final class SpeculationCommand implements Callable<Integer> {

    private static final int TASKS_MAX = 10_000;
    private static final int SLOTS_MAX = 1_000;
    private static final int MILLIS_MAX = 600_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--tasks",
            paramLabel = "N",
            defaultValue = "20",
            description = "how many (default: ${DEFAULT-VALUE})")
    private int tasks;

    @Option(
            names = "--slots",
            paramLabel = "N",
            defaultValue = "8",
            description = "how many are tried at once (default: ${DEFAULT-VALUE})")
    private int slots;

    @Option(
            names = "--gate-millis",
            paramLabel = "MS",
            defaultValue = "2000",
            description = "how long the gate sleeps (default: ${DEFAULT-VALUE})")
    private int gateMillis;

    @Option(
            names = "--aim",
            paramLabel = "X",
            defaultValue = "5",
            description = "how many times as fast it is to be (default: ${DEFAULT-VALUE})")
    private double aim;

    @Option(names = "--json", description = "print one JSON object and nothing else")
    private boolean json;

    /**
     * What one run told.
     *
     * @param millis from the first change that waited to the last that landed
     * @param gates how many gates ran
     */
    private record Landings(long millis, int gates) {}

    @Override
    public Integer call() throws Refusal, IOException, InterruptedException {
        Bounds.require(spec, "--tasks", tasks, TASKS_MAX);
        Bounds.require(spec, "--slots", slots, SLOTS_MAX);
        Bounds.require(spec, "--gate-millis", gateMillis, MILLIS_MAX);
        try (Scratch scratch = Scratch.create("speculation", false)) {
            Landings single = run(scratch.path(), "single", 1, false);
            Landings many = run(scratch.path(), "many", slots, false);
            Landings failing = run(scratch.path(), "failing", slots, true);
            double times = (double) single.millis() / many.millis();
            tell(single, many, failing, times);
            return times >= aim ? 0 : 1;
        }
    }

    private void tell(Landings single, Landings many, Landings failing, double times) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.mapper()
                    .writeValueAsString(Json.mapper()
                            .createObjectNode()
                            .put("tasks", tasks)
                            .put("slots", slots)
                            .put("gateMillis", gateMillis)
                            .put("singleMillis", single.millis())
                            .put("manyMillis", many.millis())
                            .put("timesAsFast", times)
                            .put("failingMillis", failing.millis())
                            .put("manyGates", many.gates())
                            .put("failingGates", failing.gates())));
            return;
        }
        out.println(tasks + " tasks, a gate of " + gateMillis + " ms");
        out.println(line("one by one", single));
        out.println(line(slots + " at once", many) + String.format(Locale.ROOT, ", %.1f times as fast", times));
        out.println(line("one failing", failing));
    }

    private static String line(String name, Landings landings) {
        return String.format(
                Locale.ROOT, "%-12s %6.1f s, %3d gates", name, landings.millis() / 1000.0, landings.gates());
    }

    private Landings run(Path scratch, String name, int atOnce, boolean failing)
            throws Refusal, IOException, InterruptedException {
        Path folder = Files.createDirectory(scratch.resolve(name));
        Files.writeString(folder.resolve("plan.md"), plan(failing));
        Git git = new Git(folder);
        git.call("init", "-q", "-b", "main");
        git.call("add", "-A");
        git.call("-c", "user.name=Bench", "-c", "user.email=bench@localhost", "commit", "-q", "-m", "Plan");
        String gate = String.format(Locale.ROOT, "sleep %.3f; test ! -e broken", gateMillis / 1000.0);
        List<String> command = List.of(
                Checkout.stretto(),
                "run",
                "plan.md",
                "-w",
                String.valueOf(tasks),
                "--gate",
                gate,
                "--gate-slots",
                String.valueOf(atOnce),
                "--json");
        Map<String, String> environment =
                Map.of("XDG_CACHE_HOME", scratch.resolve("cache").toString());
        return landings(Timed.run(folder, environment, command).output());
    }

    /** Tasks that change a file each; the one in the middle breaks what the gate looks at, the first time. */
    private String plan(boolean failing) {
        StringBuilder text = new StringBuilder("# One file each\n\n");
        for (int task = 1; task <= tasks; task++) {
            boolean breaks = failing && task == tasks / 2;
            text.append("- [ ] ").append("1.").append(task).append(" Change a file (depends: none) (run: `");
            text.append(breaks ? "test $STRETTO_ATTEMPT != 1 || touch broken; " : "");
            text.append("echo ").append(task).append(" >file").append(task).append(".txt`)\n");
        }
        return text.toString();
    }

    private static Landings landings(List<String> lines) {
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        int gates = 0;
        for (String line : lines) {
            JsonNode event = Json.mapper().readTree(line);
            switch (event.path("type").asString("")) {
                case "landing.queued" -> first = first.equals(Instant.MAX) ? at(event) : first;
                case "landing.landed" -> last = at(event);
                case "landing.gating" -> gates++;
                default -> {}
            }
        }
        return new Landings(Duration.between(first, last).toMillis(), gates);
    }

    private static Instant at(JsonNode event) {
        return Instant.parse(event.path("at").asString());
    }
}
