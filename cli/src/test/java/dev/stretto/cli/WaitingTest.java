package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Of each task that waits, {@code status} says for what, and who holds it. */
final class WaitingTest {

    private static final String STAY = "touch \"$HERE/$STRETTO_TASK\"; until [ -e \"$HERE/go\" ]; do sleep 0.02; done";

    @TempDir
    private Path home;

    private Shell shell;
    private Background run;

    @BeforeEach
    void aRepository() {
        shell = Shell.inRepository(home);
        shell.export("HERE", home.toString());
    }

    private void start(String plan, String... more) {
        shell.write("plan.md", plan.replace("STAY", STAY));
        String[] all = new String[more.length + 2];
        all[0] = "run";
        all[1] = "plan.md";
        System.arraycopy(more, 0, all, 2, more.length);
        run = shell.background(all);
    }

    @AfterEach
    void itEnds() {
        shell.script("go", "");
        run.finish();
    }

    private void isAt(String... tasks) {
        for (String task : tasks) {
            Await.file(home.resolve(task));
        }
    }

    private Map<String, String> waiting() {
        Map<String, String> waiting = new LinkedHashMap<>();
        for (JsonNode task : shell.stretto("status", "--json").exits(0).json().path("tasks")) {
            if (!task.path("waitingFor").isNull()) {
                waiting.put(task.path("id").asString(), task.path("waitingFor").asString());
            }
        }
        return waiting;
    }

    @Test
    void slotsClaimsPoolsAndDependencies() {
        start("""
                # Wait
                - [ ] 1.1 Writes (priority: high) (writes: src/**) (uses: gpu=2) (run: `STAY`)
                - [ ] 1.2 Stays (priority: high) (run: `STAY`)
                - [ ] 1.3 Reads (reads: src/x) (run: `true`)
                - [ ] 1.4 Computes (uses: gpu=1) (run: `true`)
                - [ ] 1.5 Free (run: `true`)
                - [ ] 1.6 Later (depends: 1.1, 1.5) (run: `true`)
                """, "-w", "2");
        isAt("1.1", "1.2");
        assertThat(waiting())
                .containsExactly(
                        Map.entry("1.3", "src/x, held by 1.1"),
                        Map.entry("1.4", "gpu=1, held by 1.1"),
                        Map.entry("1.5", "a free slot, held by 1.1, 1.2"),
                        Map.entry("1.6", "1.1, 1.5"));
        assertThat(shell.stretto("status").exits(0).out())
                .contains("1.5  Free — waits for a free slot, held by 1.1, 1.2");
    }

    @Test
    void barriersNameWhatTheyWaitForThemselves() {
        start("""
                # Wait
                ## Phase 1: One
                - [ ] 1.1 Stays (run: `STAY`)
                - [ ] 1.2 Stays (run: `STAY`)
                - [ ] 1.3 Done (run: `touch "$HERE/1.3"`)
                ## Phase 2: Two
                - [ ] 2.1 Later (run: `true`)
                """, "--strategy", "waves", "-w", "3");
        isAt("1.1", "1.2", "1.3");
        Await.until("1.3 has ended", () -> shell.stretto("status").out().contains("completed 1.3"));
        assertThat(waiting().get("2.1")).endsWith("(1.1, 1.2)");
    }

    @Test
    void theGateOfABarrierThatRuns() {
        start("""
                # Wait
                - [ ] 1.1 First (run: `true`)
                - [ ] 1.2 Second (depends: 1.1) (run: `true`)
                """, "--strategy", "waves", "--barrier-gate", STAY.replace("$STRETTO_TASK", "gate"));
        isAt("gate");
        assertThat(waiting().get("1.2")).contains("(its gate runs)");
    }

    @Test
    void aTaskThatIsToBeTriedAgain() {
        start("""
                # Wait
                - [ ] 1.1 Stays (run: `STAY`)
                - [ ] 1.2 Fails (run: `[ -e "$HERE/go" ] || { echo sorry; touch "$HERE/1.2"; exit 3; }`)
                """, "--retries", "9", "-w", "2");
        isAt("1.1", "1.2");
        Await.until("it waits", () -> waiting().getOrDefault("1.2", "").startsWith("retry in "));
        Await.until(
                "it waits for a longer time and says why",
                () -> waiting().getOrDefault("1.2", "").matches("retry in \\d+ s after: exited with status 3: sorry"));
    }

    @Test
    void changesThatWaitToLandNameWhoIsBeforeThem() {
        shell.write("words.txt", "a\n");
        shell.commit("Words");
        start(
                """
                # Wait
                - [ ] 1.1 First (run: `touch "$HERE/1.1"; until [ -e "$HERE/1.2" ]; do sleep 0.02; done; echo b > words.txt`)
                - [ ] 1.2 Second (run: `touch "$HERE/1.2"; until git --git-dir="$REPOSITORY/.git" log --all --format=%s | grep -q "^1.1"; do sleep 0.02; done; [ $STRETTO_ATTEMPT = 2 ] || echo c > words.txt`)
                - [ ] 1.3 Third (depends: 1.1) (run: `until [ -e "$HERE/settling" ]; do sleep 0.02; done; echo d > d.txt`)
                """.replace("$REPOSITORY", shell.directory().toString()),
                "-w",
                "3",
                "--on-conflict",
                "touch \"$HERE/settling\"; until [ -e \"$HERE/go\" ]; do sleep 0.02; done");
        isAt("settling");
        Await.until("1.3 waits to land", () -> waiting().containsKey("1.3"));
        assertThat(waiting().get("1.3")).isEqualTo("landing queue, place 2, behind 1.2");
    }
}
