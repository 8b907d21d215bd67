package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.journal.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code stretto convert}. */
final class ConvertCommandTest {

    private static final String PLAN = """
            # Login

            ## Phase 1: Core

            - [x] 1.1 Create the types (est: 1-2h)
            - [ ] 1.2 Create the service (depends: 1.1) (run: `make service`)

            ## Phase 2: Docs

            - [ ] 2.1 Write the page
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void plan() throws Exception {
        Files.writeString(folder.resolve("plan.md"), PLAN);
    }

    private Finished stretto(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), Console.Screen.NONE);
        Cli cli = new Cli(console, folder, Map.of());
        return new Finished(cli.run(arguments), out.toString(), err.toString());
    }

    @Test
    void thePlanGoesToStandardOutputAndWhatIsLostToTheErrorStream() {
        Finished done = stretto("convert", "plan.md", "--to", "spec-kit").exits(0);

        assertThat(done.out()).isEqualTo("""
                # Tasks: Login

                ## Phase 1: Core

                - [x] T001 [P] Create the types
                - [ ] T002 [P] Create the service (depends on T001)

                ## Phase 2: Docs

                - [ ] T003 [P] Write the page
                """);
        assertThat(done.err())
                .contains("stretto: estimates: spec-kit has no place for it; 1 is left out (1.1)")
                .contains("stretto: commands: spec-kit has no place for it; 1 is left out (1.2)")
                .contains("stretto: 1.1 is called T001");
    }

    @Test
    void whatIsConvertedBackIsThePlan() {
        for (String format : List.of("stretto", "spec-kit", "task-master", "beads", "wfformat", "json")) {
            stretto("convert", "plan.md", "--to", format, "-o", "there." + format)
                    .exits(0);
            JsonNode check = Json.mapper()
                    .readTree(stretto("check", "there." + format, "--format", format, "--json")
                            .exits(0)
                            .out());
            assertThat(check.get("tasks").asInt()).as(format).isEqualTo(3);
            assertThat(check.get("format").asString()).isEqualTo(format);
        }
        stretto("convert", "there.json", "--to", "stretto", "-o", "back.md").exits(0);
        assertThat(folder.resolve("back.md")).hasSameTextualContentAs(folder.resolve("there.stretto"));
    }

    @Test
    void programsGetOneDocument() {
        JsonNode done = Json.mapper()
                .readTree(stretto("convert", "plan.md", "--to", "task-master", "--json")
                        .exits(0)
                        .out());

        assertThat(done.get("ok").asBoolean()).isTrue();
        assertThat(done.get("from").asString()).isEqualTo("stretto");
        assertThat(done.get("to").asString()).isEqualTo("task-master");
        assertThat(done.get("renamed").get("2.1").asString()).isEqualTo("3");
        assertThat(done.get("losses").valueStream().map(loss -> loss.get("kind").asString()))
                .contains("commands", "phases");
        assertThat(Json.mapper().readTree(done.get("text").asString()).has("master"))
                .isTrue();
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyByForce() throws Exception {
        Path file = Files.writeString(folder.resolve("out.json"), "mine");

        assertThat(stretto("convert", "plan.md", "--to", "json", "-o", "out.json")
                        .exits(2)
                        .err())
                .contains("out.json is there already")
                .contains("--force");
        assertThat(file).hasContent("mine");
        stretto("convert", "plan.md", "--to", "json", "-o", "out.json", "--force")
                .exits(0);
        assertThat(Files.readString(file)).contains("\"stretto-plan\"");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("plan.md", "out.json");
    }

    @Test
    void aLinkStaysALinkAndANewFileCanBeReadByOthers() throws Exception {
        Path target = Files.writeString(folder.resolve("target.json"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), target);

        stretto("convert", "plan.md", "--to", "json", "-o", "link.json", "--force")
                .exits(0);
        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(target)).contains("\"stretto-plan\"");
        assertThat(Files.getPosixFilePermissions(target))
                .isEqualTo(Files.getPosixFilePermissions(folder.resolve("plan.md")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .startsWith("rw");
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        assertThat(stretto("convert", "plan.md", "--to", "json", "-o", "no/out.json")
                        .exits(2)
                        .err())
                .contains("out.json cannot be written");
    }

    @Test
    void aPlanWithErrorsIsNotConverted() throws Exception {
        Files.writeString(folder.resolve("bad.md"), "- [ ] 1.1 a (depends: 1.2)\n- [ ] 1.2 b (depends: 1.1)\n");

        assertThat(stretto("convert", "bad.md", "--to", "json").exits(1).err()).contains("[cycle]");
        JsonNode failed = Json.mapper()
                .readTree(stretto("convert", "bad.md", "--to", "json", "--json")
                        .exits(1)
                        .out());
        assertThat(failed.get("ok").asBoolean()).isFalse();
        assertThat(failed.get("diagnostics").get(0).get("code").asString()).isEqualTo("cycle");
    }

    @Test
    void theSchemaIsPrintedWithoutAPlan() {
        JsonNode schema =
                Json.mapper().readTree(stretto("convert", "--schema").exits(0).out());

        assertThat(schema.get("$id").asString()).isEqualTo("urn:stretto:plan:1");
    }

    @Test
    void aFormatThatIsOnlyReadIsRefused() {
        assertThat(stretto("convert", "plan.md", "--to", "org").exits(2).err())
                .contains("plans are not written as org")
                .contains("task-master");
    }
}
