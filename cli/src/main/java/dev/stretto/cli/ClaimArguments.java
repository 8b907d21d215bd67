package dev.stretto.cli;

import dev.stretto.app.Claiming;
import dev.stretto.app.Place;
import dev.stretto.app.UserError;
import dev.stretto.engine.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which claims a command is about, and whose they are. */
final class ClaimArguments {

    @Option(
            names = "--run",
            paramLabel = "RUN",
            description = "The run (default: that of the task whose command this is, else the newest here).")
    private @Nullable String run;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            description = "The running task (default: the one whose command this is).")
    private @Nullable String task;

    @Option(names = "--read", paramLabel = "GLOB", description = "What is read; can be repeated.")
    private List<String> reads = new ArrayList<>();

    @Option(names = "--write", paramLabel = "GLOB", description = "What is written; can be repeated.")
    private List<String> writes = new ArrayList<>();

    @Option(
            names = "--pool",
            paramLabel = "NAME=UNITS",
            description = "Units of a pool, beside those that are held already; can be repeated.")
    private Map<String, Integer> pools = new TreeMap<>();

    Claiming claiming(Place place, Map<String, String> environment) throws UserError {
        return Claiming.of(place, environment, Optional.ofNullable(run), Optional.ofNullable(task));
    }

    /** What is named, the globs that a command has as plain arguments as well: they are written. */
    List<Claim> claims(List<String> plain) throws UserError {
        List<Claim> claims = new ArrayList<>();
        reads.forEach(glob -> claims.add(Claim.read(glob)));
        writes.forEach(glob -> claims.add(Claim.write(glob)));
        plain.forEach(glob -> claims.add(Claim.write(glob)));
        for (Map.Entry<String, Integer> pool : pools.entrySet()) {
            if (pool.getValue() < 1) {
                throw new UserError("--pool " + pool.getKey() + "=" + pool.getValue() + ": claim at least 1 unit");
            }
            claims.add(Claim.use(pool.getKey(), pool.getValue()));
        }
        return claims;
    }
}
