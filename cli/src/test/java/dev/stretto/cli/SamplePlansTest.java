package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stretto.journal.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * {@code docs/sample-plans.md}: what {@code check} says of every real plan at hand, each read without {@code --format}. Skipped
 * where the folder of real plans is not there. To write that page anew:
 *
 * <pre>./mvnw test -pl cli -am -Dtest=SamplePlansTest -Dsurefire.failIfNoSpecifiedTests=false -Dstretto.docs=write</pre>
 */
final class SamplePlansTest {

    private static final Path PAGE =
            Path.of("").toAbsolutePath().resolveSibling("docs").resolve("sample-plans.md");

    private static final String HEAD = """
            # Real plans, and what `check` says of them

            The plans of the founding documents and of public repositories, as found, each read without `--format`.
            Written from the program itself; `SamplePlansTest` holds this page to it and says how to write it anew. `dependencies`
            counts what a plan states, between tasks or phases; `diagnostics` are by code, with how many there are of each.

            | plan | format | phases | tasks | completed | dependencies | rule | diagnostics |
            |---|---|---|---|---|---|---|---|
            """;

    /** A plan of several files is one of these folders. */
    private static final List<String> FOLDERS = List.of("backlog_completed", "claude_epics_dose-scheduling");

    @Test
    void thePageSaysWhatCheckSaysOfEveryRealPlan() throws IOException {
        Path shared = shared();
        StringBuilder page = new StringBuilder(HEAD);
        for (Path plan : plans(shared)) {
            page.append(row(shared.relativize(plan).toString(), check(plan))).append('\n');
        }
        if ("write".equals(System.getProperty("stretto.docs"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/sample-plans.md is not what the program says; write it anew as SamplePlansTest tells")
                .isEqualTo(page.toString());
    }

    private static List<Path> plans(Path shared) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String root : List.of("seeds", "plans")) {
            try (Stream<Path> all = Files.walk(shared.resolve(root).toRealPath())) {
                all.filter(path -> Files.isDirectory(path)
                                ? FOLDERS.contains(path.getFileName().toString())
                                : !FOLDERS.contains(
                                                path.getParent().getFileName().toString())
                                        && !path.endsWith("MANIFEST.tsv"))
                        .forEach(found::add);
            }
        }
        Path real = shared.toRealPath();
        return found.stream()
                .sorted()
                .map(path -> shared.resolve(real.relativize(path)))
                .toList();
    }

    private static JsonNode check(Path plan) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), Console.Screen.NONE);
        new Cli(console, plan.toAbsolutePath().getParent(), Map.of())
                .run("check", plan.getFileName().toString(), "--json");
        assertThat(err.toString()).isEmpty();
        return Json.mapper().readTree(out.toString());
    }

    private static String row(String name, JsonNode check) {
        Map<String, Integer> codes = new TreeMap<>();
        check.get("diagnostics").forEach(one -> codes.merge(one.get("code").asString(), 1, Integer::sum));
        String diagnostics = codes.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return Stream.of(
                        name,
                        check.get("format").asString(),
                        check.get("phases").asString(),
                        check.get("tasks").asString(),
                        check.get("completed").asString(),
                        check.get("dependencies").asString(),
                        check.get("rule").asString(),
                        diagnostics)
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** The folder beside the repository. */
    private static Path shared() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("shared/plans"))) {
            folder = folder.getParent();
        }
        assumeTrue(folder != null, "the folder of real plans is not there");
        return folder.resolve("shared");
    }
}
