package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code stretto tick}. */
final class TickCommandTest {

    private static final String PLAN = """
            # Plan
            ## Phase 1: One [IN PROGRESS]
            - [x] 1.1 A
            - [ ] 1.2 Group
              - [ ] 1.2.1 B (est: 2h)
              - [ ] 1.2.2 C
            - [ ] 1.3 D
            """;

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aPlan() {
        shell = Shell.inFolder(home);
        shell.write("plan.md", PLAN);
    }

    @Test
    void tasksAreTickedAndSaid() {
        assertThat(shell.stretto("tick", "plan.md", "1.1", "1.3").exits(0).out())
                .isEqualTo("ticked already 1.1 A\nticked 1.3 D\n");
        assertThat(shell.read("plan.md")).isEqualTo(PLAN.replace("[ ] 1.3", "[x] 1.3"));
        assertThat(shell.stretto("tick", "plan.md", "1.2").exits(0).out())
                .contains("ticked 1.2.1 B", "ticked 1.2.2 C", "ticked group 1.2", "ticked phase 1");
        assertThat(shell.read("plan.md")).isEqualTo(PLAN.replace("[ ]", "[x]").replace("IN PROGRESS", "COMPLETED"));
    }

    @Test
    void theTimeTakenIsNotedBesideTheEstimate() {
        shell.stretto("tick", "plan.md", "1.2.1", "--actual", "100m").exits(0);
        assertThat(shell.read("plan.md")).contains("- [x] 1.2.1 B (est: 2h) (actual: 1h 40m)\n");
        shell.stretto("check", "plan.md").exits(0);
    }

    @Test
    void aDryRunShowsADiffAndChangesNothing() {
        assertThat(shell.stretto("tick", "plan.md", "1.3", "--dry-run").exits(0).out())
                .isEqualTo("--- plan.md\n+++ plan.md\n@@ -7 +7 @@\n-- [ ] 1.3 D\n+- [x] 1.3 D\n");
        assertThat(shell.stretto("tick", "plan.md", "1.1", "--dry-run").exits(0).out())
                .contains("nothing would change");
        assertThat(shell.read("plan.md")).isEqualTo(PLAN);
    }

    @Test
    void programsGetOneDocument() {
        JsonNode json = shell.stretto("tick", "plan.md", "1.1", "1.2.1", "1.2.2", "--json")
                .exits(0)
                .json();
        assertThat(json.path("file").asString()).isEqualTo("plan.md");
        assertThat(json.path("format").asString()).isEqualTo("stretto");
        assertThat(json.path("changed").asBoolean()).isTrue();
        assertThat(json.path("tasks").toString())
                .isEqualTo("[{\"id\":\"1.1\",\"outcome\":\"already\"},{\"id\":\"1.2.1\",\"outcome\":\"ticked\"},"
                        + "{\"id\":\"1.2.2\",\"outcome\":\"ticked\"}]");
        assertThat(json.path("completedWith").toString()).isEqualTo("[\"group 1.2\"]");
        assertThat(json.path("lines")).hasSize(3);
    }

    @Test
    void anUnknownTaskNamesTheNearestAndNothingIsDone() {
        assertThat(shell.stretto("tick", "plan.md", "1.3", "1.2.3").exits(2).err())
                .contains("no task 1.2.3", "did you mean 1.2.2?");
        assertThat(shell.read("plan.md")).isEqualTo(PLAN);
    }

    @Test
    void whatIsNoPlanOrNotThereIsRefused() {
        shell.write("notes.md", "# Notes\n\nNothing to do.\n");
        assertThat(shell.stretto("tick", "notes.md", "1.1").exits(1).err()).contains("notes.md", "no-tasks");
        assertThat(shell.stretto("tick", "none.md", "1.1").exits(2).err()).contains("none.md");
        shell.stretto("tick", "plan.md").exits(2);
        assertThat(shell.stretto("tick", "plan.md", "1.1", "--format", "foo")
                        .exits(2)
                        .err())
                .contains("foo");
    }

    @Test
    void aFullDiskLosesNothing() throws IOException {
        try (MountedFolder disk = MountedFolder.of(shell.directory().resolve("small"), 64)) {
            Shell inside = shell.below("small");
            StringBuilder plan = new StringBuilder("# Plan\n");
            for (int task = 1; task <= 1500; task++) {
                plan.append("- [ ] 1.").append(task).append(" A task like any\n");
            }
            inside.write("plan.md", plan.toString());
            assertThat(inside.stretto("tick", "plan.md", "1.7").exits(2).err()).contains("disk is full");
            assertThat(inside.read("plan.md")).isEqualTo(plan.toString());
            try (Stream<Path> entries = Files.list(inside.directory())) {
                assertThat(entries).hasSize(1);
            }
            disk.remount("size=1m");
            inside.stretto("tick", "plan.md", "1.7").exits(0);
            assertThat(inside.read("plan.md")).isEqualTo(plan.toString().replace("[ ] 1.7 ", "[x] 1.7 "));
            disk.remount("ro");
            assertThat(inside.stretto("tick", "plan.md", "1.8").exits(2).err()).contains("plan.md", "read-only");
            inside.stretto("tick", "plan.md", "1.8", "--dry-run").exits(0);
        }
    }
}
