package dev.stretto.format.registry;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanReader;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Recognition;
import dev.stretto.format.backlog.BacklogReader;
import dev.stretto.format.batchsheet.BatchSheetReader;
import dev.stretto.format.beads.BeadsReader;
import dev.stretto.format.ccpm.CcpmReader;
import dev.stretto.format.folder.FolderReader;
import dev.stretto.format.folder.PlanFolder;
import dev.stretto.format.folder.SplitPlan;
import dev.stretto.format.kiro.KiroReader;
import dev.stretto.format.openspec.OpenSpecReader;
import dev.stretto.format.org.OrgReader;
import dev.stretto.format.plainjson.PlanJsonReader;
import dev.stretto.format.sage.SageReader;
import dev.stretto.format.sageindex.SageIndexReader;
import dev.stretto.format.speckit.SpecKitReader;
import dev.stretto.format.statusjson.StatusJsonReader;
import dev.stretto.format.strategydoc.StrategyDocumentReader;
import dev.stretto.format.stretto.StrettoReader;
import dev.stretto.format.taskmaster.TaskMasterReader;
import dev.stretto.format.wfformat.WfFormatReader;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.Position;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that can be read, and the one way in: text to plan, whatever its format. */
public final class PlanFormats {

    /** In the order in which equally sure readers win. */
    static final List<PlanReader> READERS = List.of(
            new SageReader(),
            new OrgReader(),
            new BatchSheetReader(),
            new StrategyDocumentReader(),
            new StrettoReader(),
            new SpecKitReader(),
            new KiroReader(),
            new OpenSpecReader(),
            new PlanJsonReader(),
            new WfFormatReader(),
            new TaskMasterReader(),
            new BeadsReader(),
            new StatusJsonReader(),
            new SageIndexReader(),
            new BacklogReader(),
            new CcpmReader());

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
        Optional<PlanReader> reader = forced.isPresent() ? reader(forced.get()) : recognise(source);
        return reader.map(one -> one.read(source, options)).orElseGet(() -> unknown(source));
    }

    /**
     * Finds and loads what a user named; what keeps it from being loaded is in the result.
     *
     * @param name a file, or a folder that holds a plan
     * @param directory what a relative name starts at
     * @param forced the format the user names, which tells between several plans in a folder
     */
    public static PlanInput find(String name, Path directory, Optional<PlanFormat> forced) {
        List<FolderReader> readers = READERS.stream()
                .filter(FolderReader.class::isInstance)
                .map(FolderReader.class::cast)
                .toList();
        return new PlanFinder(readers, forced).find(name, directory);
    }

    /** Loads a plan from standard input, up to its end. */
    public static PlanInput standardInput(InputStream in) {
        return PlanFinder.standardInput(in);
    }

    /** Reads what was found, as far as it could be loaded; what was wrong with loading it is in the result too. */
    public static PlanRead read(PlanInput input, Optional<PlanFormat> forced, ReadOptions options) {
        if (!input.loaded()) {
            return new PlanRead(
                    forced.or(() -> input.reader().map(PlanReader::format)), ReadResult.none(input.diagnostics()));
        }
        PlanSource whole = input.kind() == PlanInput.Kind.SPLIT
                ? SplitPlan.join(input.name(), input.sources())
                : input.sources().getFirst();
        Optional<PlanReader> reader = input.reader()
                .map(PlanReader.class::cast)
                .or(() -> forced.isPresent() ? reader(forced.get()) : recognise(whole));
        ReadResult result = reader.map(one -> read(one, input, whole, options)).orElseGet(() -> unknown(whole));
        return new PlanRead(reader.map(PlanReader::format), inFiles(result, input));
    }

    private static ReadResult read(PlanReader reader, PlanInput input, PlanSource whole, ReadOptions options) {
        return reader instanceof FolderReader several && input.kind() != PlanInput.Kind.TEXT
                ? several.read(new PlanFolder(input.name(), input.sources()), options)
                : reader.read(whole, options);
    }

    /** In a plan of several files a remark about the whole points at the start of the first; what loading gave comes first. */
    private static ReadResult inFiles(ReadResult result, PlanInput input) {
        List<Diagnostic> all = new ArrayList<>(input.diagnostics());
        String first = input.sources().getFirst().name();
        for (Diagnostic diagnostic : result.diagnostics()) {
            boolean placed = input.kind() == PlanInput.Kind.TEXT
                    || !diagnostic.position().file().isEmpty();
            all.add(placed ? diagnostic : in(first, diagnostic));
        }
        return new ReadResult(result.plan(), all, result.statements(), result.ticks(), result.phaseTicks());
    }

    private static Diagnostic in(String file, Diagnostic diagnostic) {
        Position at = diagnostic.position();
        return new Diagnostic(
                diagnostic.severity(),
                diagnostic.code(),
                file,
                new Position(file, at.line(), at.column()),
                diagnostic.message(),
                diagnostic.hint());
    }

    private static Optional<PlanReader> reader(PlanFormat format) {
        return READERS.stream().filter(one -> one.format() == format).findFirst();
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
