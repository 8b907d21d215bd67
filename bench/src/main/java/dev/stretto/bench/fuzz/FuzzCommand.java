package dev.stretto.bench.fuzz;

import dev.stretto.bench.fuzz.Fuzz.Failure;
import dev.stretto.bench.fuzz.Fuzz.Outcome;
import dev.stretto.bench.support.Bounds;
import dev.stretto.bench.support.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench/run fuzz}. */
@Command(
        name = "fuzz",
        sortOptions = false,
        description = {
            "Reads plans with bytes, lines and words changed at random, as every format. No input may crash a reader,",
            "hang it, or be remarked on outside its text."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:all were read", " 1:one went wrong: its seed is printed, and it is kept", " 2:wrong use"})
public final class FuzzCommand implements Callable<Integer> {

    private static final int INPUTS_MAX = 1_000_000_000;
    private static final int THREADS_MAX = 256;
    private static final long PATIENCE_MILLIS = 30_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--inputs",
            paramLabel = "N",
            defaultValue = "100000",
            description = "how many (default: ${DEFAULT-VALUE})")
    private int inputs;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "of the first (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--corpus",
            paramLabel = "DIR",
            description = "change the plans in this folder too, not only one small plan of each format")
    private @Nullable Path corpus;

    @Option(names = "--threads", paramLabel = "T", defaultValue = "2", description = "(default: ${DEFAULT-VALUE})")
    private int threads;

    @Override
    public Integer call() throws IOException, InterruptedException, Refusal {
        Bounds.require(spec, "--inputs", inputs, INPUTS_MAX);
        Bounds.require(spec, "--threads", threads, THREADS_MAX);
        PrintWriter out = spec.commandLine().getOut();
        Corpus plans = Corpus.of(Optional.ofNullable(corpus));
        long start = System.nanoTime();
        Outcome outcome = new Fuzz(plans, seed, inputs, PATIENCE_MILLIS).run(threads);
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        if (outcome.failure().isPresent()) {
            report(outcome.failure().get(), out);
            return 1;
        }
        out.println(outcome.inputs() + " inputs of " + plans.plans().size() + " plans, seeds " + seed + " to "
                + (seed + inputs - 1) + ", in " + seconds
                + " s: none crashed, hung or was remarked on outside its text");
        out.println("read as plans: "
                + outcome.read().entrySet().stream()
                        .map(entry -> entry.getKey().label() + " " + entry.getValue())
                        .collect(Collectors.joining(", ")));
        return 0;
    }

    private void report(Failure failure, PrintWriter out) throws IOException {
        Path kept = Files.createTempFile(
                "fuzz-" + failure.seed() + "-", "-" + failure.input().name());
        Files.write(kept, failure.input().bytes());
        out.println("seed " + failure.seed() + ": " + failure.reason());
        out.println("the input is kept in " + kept);
        out.println("again: bench/run fuzz --inputs 1 --seed " + failure.seed()
                + (corpus == null ? "" : " --corpus " + corpus));
    }
}
