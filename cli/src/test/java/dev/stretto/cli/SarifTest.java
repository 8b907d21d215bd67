package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.stretto.plan.DiagnosticCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What code-review tools read: a log that the published schema of SARIF 2.1.0 accepts. */
final class SarifTest {

    private static final Schema SCHEMA = schema();

    private static final String PLAN = """
            # Clash
            - [ ] 1.1 Parser (src/parser.ts) (est: soon)
            - [ ] 1.2 Printer (src/parser.ts)
            - [ ] 1.3 Update the docs (docs/guide.md)
            - [ ] 1.4 Rest (depends: 1.9)
            """;

    @TempDir
    private Path home;

    private Shell shell;

    private static Schema schema() {
        try (InputStream in = SarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(text, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void aRepository() {
        shell = Shell.inRepository(home);
        shell.write("plan.md", PLAN);
    }

    private static List<Error> violations(String log) {
        return SCHEMA.validate(log, InputFormat.JSON);
    }

    private JsonNode log(Shell in, int exit, String plan) {
        Finished checked = in.stretto("check", plan, "--format-output", "sarif").exits(exit);
        assertThat(violations(checked.out())).isEmpty();
        return checked.json();
    }

    private static JsonNode artifact(JsonNode log) {
        return log.at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation");
    }

    @Test
    void everyRemarkIsAResultAtItsPlace() {
        JsonNode run = log(shell, 1, "plan.md").at("/runs/0");
        assertThat(run.path("columnKind").asString()).isEqualTo("utf16CodeUnits");
        assertThat(run.path("results")
                        .valueStream()
                        .map(result -> result.path("level").asString() + " "
                                + result.path("ruleId").asString() + " "
                                + result.at("/locations/0/physicalLocation/region"))
                        .toList())
                .containsExactly(
                        "warning file-conflict {\"startLine\":2,\"startColumn\":7}",
                        "warning bad-estimate {\"startLine\":2,\"startColumn\":40}",
                        "note missing-file {\"startLine\":4,\"startColumn\":7}",
                        "error unknown-dependency {\"startLine\":5,\"startColumn\":26}");
        JsonNode unknown = run.at("/results/3");
        assertThat(unknown.at("/message/text").asString()).contains("1.9").contains("\nhint: ");
        assertThat(run.at("/tool/driver/rules")
                        .get(unknown.path("ruleIndex").asInt())
                        .path("id")
                        .asString())
                .isEqualTo("unknown-dependency");
    }

    @Test
    void everyDiagnosticIsARuleWithItsHelp() {
        JsonNode rules = log(shell, 1, "plan.md").at("/runs/0/tool/driver/rules");
        assertThat(rules.valueStream().map(rule -> rule.path("id").asString()).toList())
                .containsExactlyElementsOf(Arrays.stream(DiagnosticCode.values())
                        .map(DiagnosticCode::label)
                        .toList());
        assertThat(rules.valueStream().toList()).allSatisfy(rule -> {
            assertThat(rule.at("/shortDescription/text").asString()).endsWith(".");
            assertThat(rule.at("/help/text").asString()).endsWith(".");
        });
    }

    @Test
    void filesAreNamedRelativeToTheRepositoryInTheWayOfUris() {
        shell.write("plans/été/plan 1:a.md", PLAN);
        JsonNode artifact = artifact(log(shell.below("plans"), 1, "été/plan 1:a.md"));
        assertThat(artifact.path("uri").asString()).isEqualTo("plans/%C3%A9t%C3%A9/plan%201%3Aa.md");
        assertThat(artifact.path("uriBaseId").asString()).isEqualTo("%SRCROOT%");
    }

    @Test
    void aFileOutsideIsNamedInFull() throws IOException {
        Path outside = Files.writeString(shell.outside("a plan.md"), PLAN);
        JsonNode artifact = artifact(log(shell, 1, outside.toString()));
        assertThat(artifact.path("uri").asString()).startsWith("file:///").endsWith("/a%20plan.md");
        assertThat(artifact.has("uriBaseId")).isFalse();
    }

    @Test
    void aPlanThatCannotBeReadIsAResultToo() {
        assertThat(log(shell, 1, "none.md").at("/runs/0/results/0/ruleId").asString())
                .isEqualTo("unreadable");
        shell.write("plan.md", "# Plan\n- [ ] 1.1 A\n");
        assertThat(log(shell, 0, "plan.md").at("/runs/0/results")).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsNoLog() {
        String log =
                shell.stretto("check", "plan.md", "--format-output", "sarif").out();
        assertThat(violations(log.replace("\"level\":\"note\"", "\"level\":\"info\"")))
                .isNotEmpty();
        assertThat(violations(log.replace("\"startLine\":2", "\"startLine\":0")))
                .isNotEmpty();
    }
}
