package dev.stretto.format.registry;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanReader;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Recognition;
import dev.stretto.format.batchsheet.BatchSheetReader;
import dev.stretto.format.strategydoc.StrategyDocumentReader;
import dev.stretto.format.stretto.StrettoReader;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.Position;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that can be read, and the one way in: text to plan, whatever its format. */
public final class PlanFormats {

    /** In the order in which equally sure readers win. */
    private static final List<PlanReader> READERS =
            List.of(new BatchSheetReader(), new StrategyDocumentReader(), new StrettoReader());

    private PlanFormats() {}

    /** Every format there is a reader for. */
    public static List<PlanFormat> formats() {
        return READERS.stream().map(PlanReader::format).toList();
    }

    /** The reader that is surest of a text; empty where none takes it. */
    public static Optional<PlanReader> recognise(PlanSource source) {
        PlanReader surest = null;
        Recognition best = Recognition.NO;
        for (PlanReader reader : READERS) {
            Recognition sure = reader.recognise(source);
            if (sure.compareTo(best) > 0) {
                surest = reader;
                best = sure;
            }
        }
        return Optional.ofNullable(surest);
    }

    /**
     * Reads a plan.
     *
     * @param forced the format the user names; else it is recognised
     */
    public static ReadResult read(PlanSource source, Optional<PlanFormat> forced, ReadOptions options) {
        Optional<PlanReader> reader = forced.isPresent()
                ? READERS.stream().filter(one -> one.format() == forced.get()).findFirst()
                : recognise(source);
        return reader.map(one -> one.read(source, options)).orElseGet(() -> unknown(source));
    }

    /** Loads and reads a file; a file that cannot be loaded is a result without a plan. */
    public static ReadResult read(Path path, Optional<PlanFormat> forced, ReadOptions options) {
        PlanSource.Loaded loaded = PlanSource.load(path);
        return loaded.source()
                .map(source -> read(source, forced, options))
                .orElseGet(() -> ReadResult.none(loaded.diagnostics()));
    }

    private static ReadResult unknown(PlanSource source) {
        Diagnostics diagnostics = new Diagnostics(source.name());
        String known = formats().stream().map(PlanFormat::label).collect(Collectors.joining(", "));
        diagnostics.error(
                DiagnosticCode.UNREADABLE,
                Position.START,
                "this is in no plan format that is known here",
                "name its format if it is one of: " + known);
        return ReadResult.none(diagnostics.sorted());
    }
}
