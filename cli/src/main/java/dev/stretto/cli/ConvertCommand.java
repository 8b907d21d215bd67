package dev.stretto.cli;

import dev.stretto.app.ConvertJson;
import dev.stretto.app.ConvertPlan;
import dev.stretto.app.LoadedPlan;
import dev.stretto.app.UserError;
import dev.stretto.format.convert.PlanWriters;
import dev.stretto.format.convert.Written;
import dev.stretto.format.convert.Written.Loss;
import dev.stretto.format.plainjson.PlanJson;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.PlanFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stretto convert}. */
@Command(
        name = "convert",
        description =
                "Write a plan in another format, with the same order of its tasks, and say what that format has no"
                        + " place for.")
final class ConvertCommand extends Subcommand {

    private static final int RENAMED_SHOWN_MAX = 10;

    @Mixin
    private final PlanOptions plan = new PlanOptions();

    @Option(
            names = "--to",
            paramLabel = "FORMAT",
            required = true,
            converter = ReadingOptions.FormatConverter.class,
            completionCandidates = Targets.class,
            description = "The format to write: ${COMPLETION-CANDIDATES}.")
    private PlanFormat to = PlanFormat.STRETTO;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to this file instead of standard output; one that is there already is refused.")
    private @Nullable String output;

    @Option(names = "--force", description = "Replace the file of --output where it is there already.")
    private boolean force;

    @Option(
            names = "--json",
            description = "Print one JSON document: what is lost, what is called something else, and the text.")
    private boolean json;

    @Option(names = "--schema", help = true, description = "Print the JSON Schema of the format json, and exit.")
    private boolean schema;

    /** The formats that can be written. */
    static final class Targets implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return PlanWriters.formats().stream().map(PlanFormat::label).iterator();
        }
    }

    @Override
    public Integer call() throws UserError {
        if (schema) {
            console().out().print(PlanJson.schema());
            return ExitCode.DONE;
        }
        LoadedPlan loaded = plan.load(cli());
        if (!loaded.ok()) {
            return failed(loaded);
        }
        Written written = ConvertPlan.convert(loaded, to);
        if (output != null) {
            ConvertPlan.save(written.text(), cli().directory().resolve(output), force);
        }
        if (json) {
            print(ConvertJson.of(loaded, written, Optional.ofNullable(output)).toString());
        } else {
            if (output == null) {
                console().out().print(written.text());
            }
            tell(written);
        }
        return ExitCode.DONE;
    }

    private int failed(LoadedPlan loaded) {
        if (json) {
            print(ConvertJson.failed(loaded).toString());
        } else {
            loaded.diagnostics().stream()
                    .filter(diagnostic -> diagnostic.severity() != Severity.INFO)
                    .forEach(diagnostic -> console().err().println(PlanOptions.render(console(), loaded, diagnostic)));
        }
        return ExitCode.FAILED;
    }

    /** What the text does not say, apart from it. */
    private void tell(Written written) {
        for (Loss loss : written.losses()) {
            String more = loss.count() > loss.examples().size() ? ", …" : "";
            cli().say(loss.message() + " (" + String.join(", ", loss.examples()) + more + ")");
        }
        int shown = 0;
        for (Map.Entry<?, String> renamed : written.renamed().entrySet()) {
            if (shown++ < RENAMED_SHOWN_MAX) {
                cli().say(renamed.getKey() + " is called " + renamed.getValue());
            }
        }
        if (shown > RENAMED_SHOWN_MAX) {
            cli().say("and " + (shown - RENAMED_SHOWN_MAX)
                    + " more are called something else; --json tells all of them");
        }
    }
}
