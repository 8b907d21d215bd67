package dev.stretto.cli;

import dev.stretto.app.UserError;
import dev.stretto.claim.ClaimRules;
import dev.stretto.claim.Enforcement;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the claims of a plan's tasks mean to a run of it. */
final class RunClaimOptions {

    @Option(
            names = "--claims",
            descriptionKey = "claims",
            paramLabel = "strict|advisory|off",
            defaultValue = "strict",
            converter = Converter.class,
            description = "What claims mean. strict (default): tasks take locks for what they claim, and what a task"
                    + " changes outside the writes it states does not land; advisory: it lands with a note; off: no"
                    + " locks and no notes.")
    private Enforcement claims = Enforcement.STRICT;

    @Mixin
    private final PoolOptions pools = new PoolOptions();

    /** Reads the words, and {@code on} as a forecast takes it. */
    static final class Converter implements ITypeConverter<Enforcement> {

        @Override
        public Enforcement convert(String value) {
            return value.equalsIgnoreCase("on") ? Enforcement.STRICT : new OneOf<>(Enforcement.class).convert(value);
        }
    }

    /** The rules as far as the command line states them. */
    ClaimRules rules() throws UserError {
        return pools.sized(ClaimRules.plain(claims));
    }
}
