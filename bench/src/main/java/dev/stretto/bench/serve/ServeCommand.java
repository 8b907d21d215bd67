package dev.stretto.bench.serve;

import dev.stretto.bench.support.Bounds;
import dev.stretto.bench.support.Figures;
import dev.stretto.bench.support.Refusal;
import dev.stretto.bench.support.Scratch;
import dev.stretto.journal.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench/run serve}. */
@Command(
        name = "serve",
        sortOptions = false,
        description = {
            "Starts `stretto serve` and measures the time to its one line and to its first answer; then has",
            "many readers follow one run while the server restarts: eager, slow and restless ones, and one",
            "who never reads. Each of the others is to have every event once and in order."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:every reader has every event", " 1:some have not", " 2:wrong use"})
public final class ServeCommand implements Callable<Integer> {

    private static final int TASKS_MAX = 100_000;
    private static final int READERS_MAX = 500;
    private static final int RESTARTS_MAX = 100;
    private static final int REPETITIONS_MAX = 1_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--tasks",
            paramLabel = "N",
            defaultValue = "2500",
            description = "of the run, about four events each (default: ${DEFAULT-VALUE})")
    private int tasks;

    @Option(
            names = "--readers",
            paramLabel = "N",
            defaultValue = "200",
            description = "how many (default: ${DEFAULT-VALUE})")
    private int readers;

    @Option(
            names = "--restarts",
            paramLabel = "N",
            defaultValue = "2",
            description = "how often the server restarts meanwhile (default: ${DEFAULT-VALUE})")
    private int restarts;

    @Option(
            names = "--repetitions",
            paramLabel = "R",
            defaultValue = "5",
            description = "how often the start is measured, after a first time that does not count"
                    + " (default: ${DEFAULT-VALUE})")
    private int repetitions;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "of when restless readers go away (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--json", description = "print one JSON object and nothing else")
    private boolean json;

    @Override
    public Integer call() throws Refusal, IOException, InterruptedException {
        Bounds.require(spec, "--tasks", tasks, TASKS_MAX);
        Bounds.require(spec, "--readers", readers, READERS_MAX);
        Bounds.require(spec, "--restarts", restarts, RESTARTS_MAX);
        Bounds.require(spec, "--repetitions", repetitions, REPETITIONS_MAX);
        List<Double> ready = new ArrayList<>();
        List<Double> answered = new ArrayList<>();
        Streams streams;
        try (Scratch scratch = Scratch.create("serve", false)) {
            for (int round = 0; round <= repetitions; round++) {
                start(scratch.path(), round > 0, ready, answered);
            }
            streams = Streams.measure(scratch.path(), tasks, readers, restarts, seed);
        }
        print(Figures.median(ready), Figures.median(answered), streams);
        return streams.complete() == streams.readers() - 1 ? 0 : 1;
    }

    private static void start(Path folder, boolean counts, List<Double> ready, List<Double> answered)
            throws Refusal, IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient();
                Server server = Server.start(folder, 0)) {
            long before = System.nanoTime();
            server.get(client, "/api/v1/runs");
            if (counts) {
                ready.add(server.readyMillis());
                answered.add(server.readyMillis() + (System.nanoTime() - before) / 1e6);
            }
            client.shutdownNow();
        }
    }

    private void print(double ready, double answered, Streams streams) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.mapper()
                    .createObjectNode()
                    .put("readyMillis", ready)
                    .put("answeredMillis", answered)
                    .set("streams", Json.mapper().valueToTree(streams)));
            return;
        }
        out.printf(Locale.ROOT, "ready after %.0f ms, first answer after %.0f ms (medians)%n", ready, answered);
        out.printf(
                Locale.ROOT,
                "%d readers of %d events, %d restarts: %d of %d have every event once and in order%n",
                streams.readers(),
                streams.events(),
                streams.restarts(),
                streams.complete(),
                streams.readers() - 1);
        out.printf(
                Locale.ROOT,
                "the run took %.1f s, alone %.1f s; the last reader was done %.1f s after it; the server held at most %d MB%n",
                streams.watchedMillis() / 1000,
                streams.aloneMillis() / 1000,
                streams.behindMillis() / 1000,
                streams.peakMegabytes());
    }
}
