package dev.stretto.cli;

import dev.stretto.app.UserError;
import dev.stretto.claim.ClaimRules;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a forecast counts with the claims of a plan's tasks. */
final class ClaimOptions {

    @Option(
            names = "--claims",
            paramLabel = "on|off",
            defaultValue = "on",
            description = "Whether tasks take locks for what they claim (default on): those that write what another"
                    + " reads or writes run one after the other, and no pool is used beyond its size.")
    private Switch claims = Switch.ON;

    @Mixin
    private final PoolOptions pools = new PoolOptions();

    /** The rules as far as the command line states them. */
    ClaimRules rules() throws UserError {
        return pools.sized(claims == Switch.ON ? ClaimRules.LOCKING : ClaimRules.OFF);
    }
}
