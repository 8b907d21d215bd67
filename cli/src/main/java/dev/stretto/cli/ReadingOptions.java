package dev.stretto.cli;

import dev.stretto.format.ReadOptions;
import dev.stretto.format.text.NearestId;
import dev.stretto.plan.PlanFormat;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How a plan is read: as which format, and what that format leaves open. */
final class ReadingOptions {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatConverter.class,
            completionCandidates = FormatNames.class,
            description = "Read the plan as this format instead of recognising it: ${COMPLETION-CANDIDATES}.")
    private @Nullable PlanFormat format;

    @Option(
            names = "--tag",
            paramLabel = "NAME",
            description = "Which list of tasks in the file is the plan, where it holds several (task-master; default:"
                    + " master).")
    private @Nullable String tag;

    @Option(
            names = "--optional",
            description = "Count tasks that the plan marks as optional among those that run (kiro).")
    private boolean optional;

    /** The format that is named; empty to recognise it. */
    Optional<PlanFormat> format() {
        return Optional.ofNullable(format);
    }

    ReadOptions options() {
        return new ReadOptions(Optional.ofNullable(tag), optional, false);
    }

    /** The names of all formats. */
    static final class FormatNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return labels().iterator();
        }

        static List<String> labels() {
            return Arrays.stream(PlanFormat.values()).map(PlanFormat::label).toList();
        }
    }

    /** Reads the name of a format. */
    static final class FormatConverter implements ITypeConverter<PlanFormat> {
        @Override
        public PlanFormat convert(String value) {
            List<String> labels = FormatNames.labels();
            return PlanFormat.of(value)
                    .orElseThrow(() -> new TypeConversionException("'" + value + "' is no format I know; did you mean "
                            + NearestId.of(value, labels).orElseThrow() + "? There are: " + String.join(", ", labels)));
        }
    }
}
