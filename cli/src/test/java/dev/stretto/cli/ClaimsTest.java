package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What tasks claim keeps them apart, and can be seen. */
final class ClaimsTest {

    private static final String ONE_FILE = """
            # Two
            - [ ] 1.1 First (writes: src/**) (run: `mkdir -p src; echo first >> src/x.txt`)
            - [ ] 1.2 Second (writes: src/x.txt) (run: `mkdir -p src; echo second >> src/x.txt`)
            """;

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRepository() {
        shell = Shell.inRepository(home);
    }

    @Test
    void tasksThatWriteTheSameFileDoNotConflict() {
        shell.write("plan.md", ONE_FILE);

        JsonNode summary =
                shell.stretto("run", "plan.md", "-w", "4", "--json").exits(0).summary();
        assertThat(summary.path("conflicts").asInt()).isZero();
        assertThat(summary.path("maxParallel").asInt()).isEqualTo(1);
    }

    @Test
    void withoutClaimsTheyRunAtOnce() {
        shell.write("plan.md", ONE_FILE);

        JsonNode summary = shell.stretto("run", "plan.md", "-w", "4", "--json", "--claims", "off")
                .exits(0)
                .summary();
        assertThat(summary.path("maxParallel").asInt()).isEqualTo(2);
        assertThat(summary.path("conflicts").asInt()).isEqualTo(1);
    }

    @Test
    void aTaskThatWaitsSaysForWhatAndWhoHoldsIt() {
        shell.write("plan.md", """
                # Wait
                - [ ] 1.1 Long (writes: src/**) (uses: gpu=2) (run: `touch started; while [ ! -e go ]; do sleep 0.02; done`)
                - [ ] 1.2 Other (reads: src/x.txt) (run: `true`)
                - [ ] 1.3 Gpu (uses: gpu=1) (run: `true`)
                """);
        try (Program run = Program.start(shell, "run", "plan.md", "-w", "4", "--workspace", "none")) {
            Await.file(shell.directory().resolve("started"));
            JsonNode status = shell.stretto("status", "--json").exits(0).json();
            ContractTest.STATUS.fits(status);
            assertThat(status.path("locks").toString())
                    .isEqualTo("[{\"resource\":\"src/**\",\"mode\":\"write\",\"holder\":\"1.1\"},"
                            + "{\"resource\":\"gpu=2\",\"mode\":\"use\",\"holder\":\"1.1\"}]");
            assertThat(status.path("tasks").get(1).path("waitingFor").asString())
                    .isEqualTo("src/x.txt, held by 1.1");
            assertThat(shell.stretto("status").exits(0).out()).contains("Gpu — waits for gpu=1, held by 1.1");
            shell.write("go", "");
            assertThat(run.finish().exits(0).out())
                    .contains("pool gpu: 2 units, the largest single wish; --pool gpu=N gives it more");
        }
    }

    @Test
    void aPoolHasAsManyUnitsAsTheUserSays() {
        shell.write("plan.md", """
                # Pool
                - [ ] 1.1 A (uses: gpu=1) (run: `true`)
                - [ ] 1.2 B (uses: gpu=1) (run: `true`)
                - [ ] 1.3 C (uses: gpu=2) (run: `true`)
                """);
        shell.stretto("run", "plan.md", "--workspace", "none", "--pool", "gpu=1")
                .complains(2, "task 1.3 uses 2 units of the pool gpu, which has 1: name more units by --pool");
        shell.stretto("run", "plan.md", "--pool", "gpu=0").complains(2, "--pool gpu=0: a pool has at least 1 unit");
        shell.stretto("run", "plan.md", "--pool", "cpu=2").complains(2, "--pool cpu: no task of the plan uses");
        assertThat(shell.stretto("run", "plan.md", "--workspace", "none", "--pool", "gpu=4", "-w", "3")
                        .exits(0)
                        .out())
                .contains("pool gpu: 4 units\n");
    }

    @Test
    void aClaimThatIsNoGlobIsAnErrorOfThePlan() {
        shell.write("plan.md", "- [ ] 1.1 A (writes: src/[ab) (run: `true`)\n");

        shell.stretto("run", "plan.md").complains(1, "plan.md:1:22: error: “src/[ab” is no glob: the [ is not closed");
    }

    @Test
    void whatClaimsAFolderIsShownToCollideWithWhatIsBelowAsARunSeesIt() {
        shell.write("api.v1/a.ts", "");
        shell.write("plan.md", """
                # Folders
                - [ ] 1.1 A (writes: api.v1) (run: `true`)
                - [ ] 1.2 B (writes: api.v1/a.ts) (run: `true`)
                - [ ] 1.3 C (writes: api.v2) (run: `true`)
                - [ ] 1.4 D (writes: api.v2/a.ts) (run: `true`)
                """);
        JsonNode shown = shell.stretto("show", "plan.md", "--json").exits(0).json();
        assertThat(shown.path("conflicts").toString())
                .isEqualTo("[{\"a\":\"1.1\",\"b\":\"1.2\",\"resource\":\"api.v1\"}]");
    }

    @Test
    void thePairsThatOnlyClaimsKeepApartAreShown() {
        shell.write("plan.md", """
                # Pairs
                - [ ] 1.1 A (writes: src/**) (run: `true`)
                - [ ] 1.2 B (writes: src/*.ts) (run: `true`)
                - [ ] 1.3 C (writes: src/a.ts) (depends: 1.1) (run: `true`)
                - [ ] 1.4 D (reads: docs/*.md) (uses: gpu=1) (depends: none) (run: `true`)
                - [ ] 1.5 E (reads: docs/a.md) (uses: gpu=1) (depends: none) (run: `true`)
                """);
        JsonNode shown = shell.stretto("show", "plan.md", "--json").exits(0).json();
        ContractTest.SHOW.fits(shown);
        assertThat(shown.path("conflicts").toString())
                .isEqualTo("[{\"a\":\"1.1\",\"b\":\"1.2\",\"resource\":\"src/**\"},"
                        + "{\"a\":\"1.2\",\"b\":\"1.3\",\"resource\":\"src/a.ts\"},"
                        + "{\"a\":\"1.4\",\"b\":\"1.5\",\"resource\":\"gpu\"}]");
    }
}
