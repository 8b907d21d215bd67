package dev.stretto.cli;

import dev.stretto.app.UserError;
import dev.stretto.claim.ClaimRules;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The sizes of pools. */
final class PoolOptions {

    @Option(
            names = "--pool",
            descriptionKey = "pool",
            paramLabel = "NAME=UNITS",
            split = ",",
            description = "How many units a pool has that tasks use, such as gpu=2 (default: as many as the largest"
                    + " single wish); can be repeated.")
    private Map<String, Integer> pools = new TreeMap<>();

    /** The rules with the sizes that the command line states. */
    ClaimRules sized(ClaimRules rules) throws UserError {
        for (var pool : pools.entrySet()) {
            if (pool.getValue() < 1) {
                throw new UserError("--pool " + pool.getKey() + "=" + pool.getValue() + ": a pool has at least 1 unit");
            }
        }
        return rules.withPools(new TreeMap<>(pools));
    }
}
