package dev.stretto.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Numbers of workers to compare.
 *
 * @param counts in the order they were given, each once
 */
record WorkerCounts(List<Integer> counts) {

    private static final int COUNTS_MAX = 64;

    WorkerCounts {
        counts = List.copyOf(counts);
    }

    /** Reads {@code 1,2,4}. */
    static final class Converter implements ITypeConverter<WorkerCounts> {
        @Override
        public WorkerCounts convert(String value) {
            List<Integer> counts = new ArrayList<>();
            for (String each : value.split(",", -1)) {
                int count = Workers.number(each.strip())
                        .orElseThrow(() -> new TypeConversionException("'" + each.strip()
                                + "' is no number of workers: give numbers from 1 to " + Workers.WORKERS_MAX
                                + " with commas between them, such as 1,2,4"));
                if (!counts.contains(count)) {
                    counts.add(count);
                }
            }
            if (counts.size() > COUNTS_MAX) {
                throw new TypeConversionException("compare at most " + COUNTS_MAX + " numbers of workers at once");
            }
            return new WorkerCounts(counts);
        }
    }
}
