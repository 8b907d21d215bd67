package dev.stretto.bench.overlap;

import dev.stretto.bench.overlap.Lookups.Kind;
import dev.stretto.bench.overlap.Lookups.Measured;
import dev.stretto.bench.support.Bounds;
import dev.stretto.journal.Json;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code bench/run overlap}. */
@Command(
        name = "overlap",
        sortOptions = false,
        description = {
            "Compares what is said of pairs of random globs with all short paths tried one by one, and measures how long",
            "it takes to find what a claim overlaps among 10,000 held ones."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:all pairs agree", " 1:one does not: it and its seed are printed", " 2:wrong use"})
public final class OverlapCommand implements Callable<Integer> {

    private static final int PAIRS_MAX = 1_000_000_000;
    private static final int LOOKUPS_MAX = 10_000_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--pairs",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "how many to compare (default: ${DEFAULT-VALUE})")
    private int pairs;

    @Option(
            names = "--lookups",
            paramLabel = "N",
            defaultValue = "2000",
            description = "how many to measure in each of five rounds (default: ${DEFAULT-VALUE})")
    private int lookups;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "of all that is random (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--json", description = "print one JSON object and nothing else")
    private boolean json;

    @Override
    public Integer call() {
        Bounds.require(spec, "--pairs", pairs, PAIRS_MAX);
        Bounds.require(spec, "--lookups", lookups, LOOKUPS_MAX);
        long start = System.nanoTime();
        Pairs.Outcome outcome = new Pairs(seed).compare(pairs);
        double seconds = (System.nanoTime() - start) / 1e9;
        List<Measured> measured = Arrays.stream(Kind.values())
                .map(kind -> new Lookups(seed).measure(kind, lookups))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(document(outcome, seconds, measured).toString());
        } else {
            print(out, outcome, seconds, measured);
        }
        return outcome.wrong().isEmpty() ? 0 : 1;
    }

    private void print(PrintWriter out, Pairs.Outcome outcome, double seconds, List<Measured> measured) {
        out.println(String.format(
                Locale.ROOT,
                "%,d pairs, seed %d, each beside %,d short paths, in %.1f s: %,d overlap; %s",
                outcome.pairs(),
                seed,
                outcome.paths(),
                seconds,
                outcome.overlapping(),
                outcome.wrong().orElse("all agree")));
        for (Measured one : measured) {
            out.println(String.format(
                    Locale.ROOT,
                    "%-45s %,8.1f µs to find those of %,d that overlap, %.1f on average",
                    one.kind().label(),
                    one.microseconds(),
                    one.held(),
                    one.found()));
        }
    }

    private ObjectNode document(Pairs.Outcome outcome, double seconds, List<Measured> measured) {
        ObjectNode node = Json.mapper()
                .createObjectNode()
                .put("pairs", outcome.pairs())
                .put("overlapping", outcome.overlapping())
                .put("shortPaths", outcome.paths())
                .put("seed", seed)
                .put("seconds", seconds);
        outcome.wrong().ifPresent(wrong -> node.put("wrong", wrong));
        ArrayNode array = node.putArray("lookups");
        for (Measured one : measured) {
            array.addObject()
                    .put("kind", one.kind().name().toLowerCase(Locale.ROOT))
                    .put("held", one.held())
                    .put("microseconds", one.microseconds())
                    .put("found", one.found());
        }
        return node;
    }
}
