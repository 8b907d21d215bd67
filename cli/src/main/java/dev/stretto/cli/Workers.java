package dev.stretto.cli;

import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How many tasks may run at once.
 *
 * @param why where the number comes from, for people
 */
record Workers(int count, String why) {

    private static final int AUTO_MAX = 8;
    static final int WORKERS_MAX = 1024;

    static Workers auto() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Workers(Math.min(cores, AUTO_MAX), "auto: this machine's cores, at most " + AUTO_MAX);
    }

    /** A number of workers; empty where the text is none. */
    static Optional<Integer> number(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .filter(count -> count >= 1 && count <= WORKERS_MAX);
    }

    /** Reads a number or {@code auto}. */
    static final class Converter implements ITypeConverter<Workers> {
        @Override
        public Workers convert(String value) {
            if (value.equals("auto")) {
                return auto();
            }
            return number(value)
                    .map(count -> new Workers(count, "as asked"))
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + value + "' is no number of workers: give 1 to " + WORKERS_MAX + ", or auto"));
        }
    }
}
