package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code stretto check} as a linter: what it finds beyond reading a plan, and how strictly it takes it. */
final class CheckCommandTest {

    private static final String CLASH = """
            # Clash
            - [ ] 1.1 Parser (src/parser.ts)
            - [ ] 1.2 Printer (src/parser.ts)
            - [ ] 1.3 Update the docs (docs/guide.md)
            """;

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRepository() {
        shell = Shell.inRepository(home);
        shell.write("plan.md", CLASH);
    }

    private static List<String> codes(JsonNode checked) {
        return checked.path("diagnostics")
                .valueStream()
                .map(remark -> remark.path("severity").asString() + " "
                        + remark.path("code").asString())
                .toList();
    }

    @Test
    void whatTheLinterFindsIsPrintedWithTheRest() {
        Finished checked = shell.stretto("check", "plan.md").exits(0);
        assertThat(checked.out())
                .contains(
                        "plan.md:2:7: warning: 2 tasks that could run at once change src/parser.ts: 1.1, 1.2 [file-conflict]")
                .contains("plan.md:4:7: info: task 1.3 is about docs/guide.md, which is not there")
                .contains("0 errors, 1 warning, 1 info\n");
        JsonNode json = shell.stretto("check", "plan.md", "--json").exits(0).json();
        ContractTest.CHECK.fits(json);
        assertThat(codes(json)).containsExactly("warning file-conflict", "info missing-file");
        assertThat(json.path("ok").asBoolean()).isTrue();
    }

    @Test
    void oneOfAKindIsNotCalledSeveral() {
        shell.write("plan.md", "## Phase 1: A\n- [ ] 1.1 a\n");

        assertThat(shell.stretto("check", "plan.md").exits(0).out())
                .contains("1 task in 1 phase, 0 completed, 0 dependencies, ");
    }

    @Test
    void cyclesAreNamedShortestFirst() {
        shell.write("plan.md", """
                - [ ] 1.1 a (depends: 1.3)
                - [ ] 1.2 b (depends: 1.1)
                - [ ] 1.3 c (depends: 1.2)
                - [ ] 2.1 d (depends: 2.2)
                - [ ] 2.2 e (depends: 2.1)
                """);

        assertThat(shell.stretto("check", "plan.md").exits(1).out().lines().filter(line -> line.contains("[cycle]")))
                .satisfiesExactly(
                        first -> assertThat(first).contains("2.1 → 2.2 → 2.1").contains("line 4", "line 5"),
                        second -> assertThat(second)
                                .contains("1.1 → 1.3 → 1.2 → 1.1")
                                .contains("line 1", "line 2"));
    }

    @Test
    void strictlyAWarningIsAnErrorAndAnInfoIsNot() {
        JsonNode json =
                shell.stretto("check", "plan.md", "--strict", "--json").exits(1).json();
        ContractTest.CHECK.fits(json);
        assertThat(codes(json)).containsExactly("error file-conflict", "info missing-file");
        assertThat(json.path("ok").asBoolean()).isFalse();
        assertThat(shell.stretto("check", "plan.md", "--strict").exits(1).out())
                .contains("1 error, 0 warnings, 1 info\n");

        shell.write("plan.md", CLASH.replace("Printer (src/parser.ts)", "Printer (depends: 1.1)"));
        assertThat(shell.stretto("check", "plan.md", "--strict").exits(0).out())
                .contains("0 errors, 0 warnings, 1 info\n");
    }

    @Test
    void aFileIsLookedForBesideThePlanAndInTheRepository() {
        shell.write("docs/guide.md", "# Guide\n");
        shell.write("plans/plan.md", """
                # Docs
                - [ ] 1.1 Update the guide (docs/guide.md)
                - [ ] 1.2 Update the notes (parts/notes.md)
                - [ ] 1.3 Update the rest (parts/rest.md)
                """);
        shell.write("plans/parts/notes.md", "# Notes\n");
        JsonNode json = shell.below("plans")
                .stretto("check", "plan.md", "--json")
                .exits(0)
                .json();
        assertThat(codes(json)).containsExactly("info missing-file");
        assertThat(json.path("diagnostics").get(0).path("message").asString()).contains("parts/rest.md");
    }

    @Test
    void runningAndShowingAPlanDoNotLintIt() {
        assertThat(shell.stretto("show", "plan.md").exits(0).err()).isEmpty();
    }

    @Test
    void theFormOfTheOutputCanBeNamed() {
        String text = shell.stretto("check", "plan.md").exits(0).out();
        String json = shell.stretto("check", "plan.md", "--json").exits(0).out();
        assertThat(shell.stretto("check", "plan.md", "--format-output", "text").out())
                .isEqualTo(text);
        assertThat(shell.stretto("check", "plan.md", "--format-output", "JSON").out())
                .isEqualTo(json);
        assertThat(shell.stretto("check", "plan.md", "--format-output", "json", "--json")
                        .out())
                .isEqualTo(json);
        shell.stretto("check", "plan.md", "--format-output", "xml").complains(2, "'xml' is none of: text, json, sarif");
        shell.stretto("check", "plan.md", "--format-output", "sarif", "--json")
                .complains(2, "--json and --format-output ask for two forms");
    }
}
