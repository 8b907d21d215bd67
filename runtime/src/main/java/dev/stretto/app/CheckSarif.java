package dev.stretto.app;

import dev.stretto.format.lint.Rule;
import dev.stretto.journal.Json;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Position;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code check --format-output sarif} prints: a log in the Static Analysis Results Interchange Format (SARIF) 2.1.0 of
 * OASIS, as code-review tools show it beside the lines of a plan.
 */
public final class CheckSarif {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /** The name that readers of logs give to the root of the sources; they know where that is. */
    private static final String ROOT = "%SRCROOT%";

    /** In the order in which the log lists them. */
    private static final List<DiagnosticCode> RULES = List.of(DiagnosticCode.values());

    private CheckSarif() {}

    /**
     * The log.
     *
     * @param checked a plan with all remarks about it
     * @param directory what its name is relative to; its files are named relative to the repository around it, if any
     */
    public static ObjectNode of(LoadedPlan checked, Path directory) {
        ObjectNode log = Json.mapper().createObjectNode();
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        ObjectNode run = log.putArray("runs").addObject();
        driver(run.putObject("tool").putObject("driver"));
        run.putArray("invocations").addObject().put("executionSuccessful", true);
        run.put("columnKind", "utf16CodeUnits");
        ArrayNode results = run.putArray("results");
        Path root = WorkTree.around(directory).orElse(directory);
        checked.diagnostics().forEach(diagnostic -> result(results.addObject(), diagnostic, directory, root));
        return log;
    }

    private static void driver(ObjectNode driver) {
        driver.put("name", "stretto");
        Optional.ofNullable(CheckSarif.class.getPackage().getImplementationVersion())
                .ifPresent(version -> driver.put("version", version));
        ArrayNode rules = driver.putArray("rules");
        for (DiagnosticCode code : RULES) {
            Rule rule = Rule.of(code);
            ObjectNode node = rules.addObject();
            node.put("id", code.label());
            node.putObject("shortDescription").put("text", rule.meaning() + ".");
            node.putObject("help").put("text", rule.remedy() + ".");
            node.putObject("defaultConfiguration").put("level", level(rule.severity()));
        }
    }

    private static void result(ObjectNode result, Diagnostic diagnostic, Path directory, Path root) {
        result.put("ruleId", diagnostic.code().label());
        result.put("ruleIndex", RULES.indexOf(diagnostic.code()));
        result.put("level", level(diagnostic.severity()));
        String hint = diagnostic.hint().isEmpty() ? "" : "\nhint: " + diagnostic.hint();
        result.putObject("message").put("text", diagnostic.message() + hint);
        ObjectNode place = result.putArray("locations").addObject().putObject("physicalLocation");
        artifact(place.putObject("artifactLocation"), directory.resolve(diagnostic.file()), root);
        Position position = diagnostic.position();
        place.putObject("region").put("startLine", position.line()).put("startColumn", position.column());
    }

    private static void artifact(ObjectNode location, Path file, Path root) {
        Path absolute = file.toAbsolutePath().normalize();
        if (absolute.startsWith(root)) {
            location.put("uri", UriReference.relative(root.relativize(absolute)));
            location.put("uriBaseId", ROOT);
        } else {
            location.put("uri", absolute.toUri().toASCIIString());
        }
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }
}
