package dev.stretto.bench.support;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Numbers on the command line. */
public final class Bounds {

    private Bounds() {}

    /** Refuses an option's value outside of 1 to {@code most}. */
    public static void require(CommandSpec spec, String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + " is a number from 1 to " + most + ", not " + value);
        }
    }
}
