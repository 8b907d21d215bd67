package dev.stretto.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How many tasks may run at once.
 *
 * @param why where the number comes from, for people
 */
record Workers(int count, String why) {

    private static final int AUTO_MAX = 8;
    private static final int WORKERS_MAX = 1024;

    static Workers auto() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Workers(Math.min(cores, AUTO_MAX), "auto: this machine's cores, at most " + AUTO_MAX);
    }

    /** Reads a number or {@code auto}. */
    static final class Converter implements ITypeConverter<Workers> {
        @Override
        public Workers convert(String value) {
            if (value.equals("auto")) {
                return auto();
            }
            if (value.matches("\\d{1,6}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= WORKERS_MAX) {
                return new Workers(Integer.parseInt(value), "as asked");
            }
            throw new TypeConversionException(
                    "'" + value + "' is no number of workers: give 1 to " + WORKERS_MAX + ", or auto");
        }
    }
}
