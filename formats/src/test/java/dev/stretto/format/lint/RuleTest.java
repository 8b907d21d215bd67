package dev.stretto.format.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.plan.DiagnosticCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The explanations of diagnostics, and the table of them in {@code docs/diagnostics.md}. */
final class RuleTest {

    private static final Path TABLE =
            Path.of("").toAbsolutePath().resolveSibling("docs").resolve("diagnostics.md");

    private static String row(DiagnosticCode code) {
        Rule rule = Rule.of(code);
        return "| `" + code.label() + "` | " + rule.severity().name().toLowerCase(Locale.ROOT) + " | " + rule.meaning()
                + " | ";
    }

    @Test
    void theTableInTheDocsHasARowForEveryCodeInItsOrder() throws IOException {
        List<String> rows = Files.readAllLines(TABLE).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        DiagnosticCode[] codes = DiagnosticCode.values();
        assertThat(rows).hasSize(codes.length);
        for (int at = 0; at < codes.length; at++) {
            assertThat(rows.get(at))
                    .as("row of " + codes[at].label())
                    .startsWith(row(codes[at]))
                    .endsWith(" | " + Rule.of(codes[at]).remedy() + " |")
                    .matches("(\\| [^|]+ ){5}\\|");
        }
    }

    @Test
    void explanationsAreSentencesWithoutTheirFullStop() {
        assertThat(Arrays.stream(DiagnosticCode.values()).map(Rule::of)).allSatisfy(rule -> {
            assertThat(rule.meaning()).matches("[A-Z][^|]*[^.]");
            assertThat(rule.remedy()).matches("[A-Z][^|]*[^.]");
        });
    }
}
