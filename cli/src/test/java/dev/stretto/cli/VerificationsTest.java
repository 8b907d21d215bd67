package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A verification in the background that fails while the next phase is at work, and what becomes of that. */
final class VerificationsTest {

    /** The verification fails once 2.2 is at work, and 2.2 ends only after that is known. */
    private static final String PLAN = """
            # Verified
            ## Phase 1: Base
            - [ ] 1.1 Types (depends: 3.1) (run: `echo types >types.txt`)

            **VERIFY Phase 1:** (background: true)
            ```bash run
            until [ -e OUT/working ]; do sleep 0.02; done
            [ -e OUT/mended ] || { echo the types are wrong; exit 1; }
            ```

            ## Phase 2: Service
            - [ ] 2.1 Quick (depends: 1.1) (run: `echo quick >quick.txt`)
            - [ ] 2.2 Slow (depends: 2.1) (run: `touch OUT/working; until [ -e OUT/known ]; do sleep 0.02; done; echo slow >slow.txt`)
            - [ ] 2.3 Next (depends: 2.2) (run: `echo next >next.txt`)

            ## Phase 3: Aside
            - [ ] 3.1 Apart (depends: none) (run: `echo apart >apart.txt`)
            """;

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aPlan() {
        shell = Shell.inRepository(home);
        shell.write("plan.md", PLAN.replace("OUT", home.toString()));
    }

    private Finished run(String policy) {
        Background run = shell.background(
                "run", "plan.md", "--verify", "--on-verify-failure", policy, "--workers", "3", "--json");
        Await.until("the verification has failed", () -> run.printed().contains("\"gate.failed\""));
        shell.write(shell.outside("known").toString(), "");
        return run.finish().exits(1);
    }

    private Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        shell.stretto("status", "--json")
                .exits(0)
                .json()
                .path("tasks")
                .forEach(task -> states.put(
                        task.path("id").asString(), task.path("state").asString()));
        return states;
    }

    private List<String> files(Finished run) {
        String branch = run.summary().path("branch").asString();
        return shell.git("ls-tree", "--name-only", branch)
                .lines()
                .filter(file -> file.endsWith(".txt"))
                .toList();
    }

    @Test
    void heldNoNewTaskOfThePhaseStartsAndItGoesOnWhenTheVerificationPasses() {
        Finished run = run("hold");

        assertThat(states())
                .isEqualTo(Map.of(
                        "1.1",
                        "completed",
                        "2.1",
                        "completed",
                        "2.2",
                        "completed",
                        "2.3",
                        "ready",
                        "3.1",
                        "completed"));
        assertThat(files(run)).containsExactly("apart.txt", "quick.txt", "slow.txt", "types.txt");
        assertThat(run.events().of("run.paused").getLast().path("reason").asString())
                .isEqualTo("the gate of VERIFY of phase 1 failed, which holds up the rest");
        assertThat(shell.stretto("logs", "VERIFY of phase 1").exits(0).out()).isEqualTo("the types are wrong\n");

        shell.write(shell.outside("mended").toString(), "");
        shell.stretto("resume").exits(0);
        assertThat(files(run)).containsExactly("apart.txt", "next.txt", "quick.txt", "slow.txt", "types.txt");
    }

    @Test
    void failedWhatDependsOnThePhaseFailsAndWhatHasLandedStays() {
        Finished run = run("fail");

        assertThat(states())
                .isEqualTo(Map.of(
                        "1.1", "completed", "2.1", "completed", "2.2", "failed", "2.3", "failed", "3.1", "completed"));
        assertThat(files(run)).containsExactly("apart.txt", "quick.txt", "types.txt");
    }

    @Test
    void revertedWhatLandedSinceIsUndoneByNewCommits() {
        Finished run = run("revert");

        assertThat(states())
                .isEqualTo(Map.of(
                        "1.1", "completed", "2.1", "skipped", "2.2", "failed", "2.3", "failed", "3.1", "completed"));
        assertThat(files(run)).containsExactly("apart.txt", "types.txt");
        assertThat(shell.git(
                        "log", "-1", "--format=%s", run.summary().path("branch").asString()))
                .isEqualTo("Revert 2.1");

        shell.write(shell.outside("mended").toString(), "");
        shell.stretto("retry").exits(0);
        shell.stretto("resume").exits(0);
        assertThat(files(run)).containsExactly("apart.txt", "next.txt", "quick.txt", "slow.txt", "types.txt");
    }
}
