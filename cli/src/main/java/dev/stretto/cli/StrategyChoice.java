package dev.stretto.cli;

import dev.stretto.plan.Strategy;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A strategy by its name.
 *
 * @param one empty for {@code all}, each of them
 */
record StrategyChoice(Optional<Strategy> one) {

    private static final String ALL = "all";

    /** Reads a name, in any case. */
    static final class Converter implements ITypeConverter<StrategyChoice> {
        @Override
        public StrategyChoice convert(String value) {
            if (value.equalsIgnoreCase(ALL)) {
                return new StrategyChoice(Optional.empty());
            }
            return Arrays.stream(Strategy.values())
                    .filter(strategy -> strategy.label().equals(value.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .map(strategy -> new StrategyChoice(Optional.of(strategy)))
                    .orElseThrow(() -> new TypeConversionException("'" + value + "' is none of: "
                            + Arrays.stream(Strategy.values())
                                    .map(Strategy::label)
                                    .collect(Collectors.joining(", "))));
        }
    }
}
