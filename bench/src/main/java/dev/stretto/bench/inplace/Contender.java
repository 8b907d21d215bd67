package dev.stretto.bench.inplace;

import dev.stretto.bench.support.Checkout;
import dev.stretto.bench.support.Refusal;
import java.util.List;

/**
 * One of those that run the same graph.
 *
 * @param file what the graph is written to
 * @param content the graph as it reads it
 */
record Contender(String name, String file, String content, List<String> command) {

    static Contender stretto(RandomGraph graph, int workers) throws Refusal {
        return new Contender(
                "stretto",
                "plan.md",
                graph.asPlan(),
                List.of(Checkout.stretto(), "run", "plan.md", "--workspace", "none", "-w", String.valueOf(workers)));
    }

    static Contender ninja(RandomGraph graph, int workers) {
        return new Contender("ninja", "build.ninja", graph.asNinja(), List.of("ninja", "--quiet", "-j" + workers));
    }

    static Contender make(RandomGraph graph, int workers) {
        return new Contender("make", "Makefile", graph.asMakefile(), List.of("make", "-s", "-j" + workers));
    }

    /** How long Stretto takes to do nothing at all: its start. */
    static Contender start() throws Refusal {
        return new Contender("start", "empty", "", List.of(Checkout.stretto(), "--version"));
    }
}
