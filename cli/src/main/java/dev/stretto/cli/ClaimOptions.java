package dev.stretto.cli;

import dev.stretto.app.UserError;
import dev.stretto.claim.ClaimRules;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** What the claims of a plan's tasks mean. */
final class ClaimOptions {

    @Option(
            names = "--claims",
            descriptionKey = "claims",
            paramLabel = "on|off",
            defaultValue = "on",
            description = "Whether tasks take locks for what they claim (default on): those that write what another"
                    + " reads or writes run one after the other, and no pool is used beyond its size.")
    private Switch claims = Switch.ON;

    @Option(
            names = "--pool",
            descriptionKey = "pool",
            paramLabel = "NAME=UNITS",
            split = ",",
            description = "How many units a pool has that tasks use, such as gpu=2 (default: as many as the largest"
                    + " single wish); can be repeated.")
    private Map<String, Integer> pools = new TreeMap<>();

    /** The rules as far as the command line states them. */
    ClaimRules rules() throws UserError {
        for (var pool : pools.entrySet()) {
            if (pool.getValue() < 1) {
                throw new UserError("--pool " + pool.getKey() + "=" + pool.getValue() + ": a pool has at least 1 unit");
            }
        }
        return (claims == Switch.ON ? ClaimRules.LOCKING : ClaimRules.OFF).withPools(new TreeMap<>(pools));
    }
}
