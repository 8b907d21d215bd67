package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Running tasks that claim more. Each writes down its environment and then waits for leave to go on; the test speaks for it. */
final class ClaimCommandTest {

    private static final String PLAN = """
            # Claims
            - [ ] 1.1 First
            - [ ] 1.2 Second (writes: docs/**)
            - [ ] 1.3 Third (uses: gpu=1)
            """;

    @TempDir
    private Path home;

    private Shell shell;
    private Background run;

    @BeforeEach
    void threeTasksRun() {
        shell = Shell.inRepository(home);
        shell.write("plan.md", PLAN);
        String agent = shell.script("agent", """
                dir=$(dirname "$0")
                env | grep '^STRETTO_' > "$dir/env-$STRETTO_TASK.tmp"
                mv "$dir/env-$STRETTO_TASK.tmp" "$dir/env-$STRETTO_TASK"
                n=0
                while [ ! -e "$dir/go-$STRETTO_TASK" ]; do
                  n=$((n + 1)); [ $n -lt 4000 ] || exit 9
                  sleep 0.01
                done
                mkdir -p src docs
                echo "$STRETTO_TASK" > "docs/$STRETTO_TASK.txt"
                [ ! -e "$dir/more-$STRETTO_TASK" ] || echo more > src/more.txt
                """);
        run = shell.background(
                "run", "plan.md", "--agent", agent, "-w", "3", "--pool", "gpu=2", "--claims", "strict", "--json");
    }

    @AfterEach
    void nothingIsLeftWaiting() {
        letAll();
        run.finish();
    }

    private void let(String task) {
        shell.script("go-" + task, "");
    }

    private void letAll() {
        let("1.1");
        let("1.2");
        let("1.3");
    }

    /** A shell in a task's workspace, with the environment that its commands have. */
    private Shell in(String task) {
        Await.file(shell.outside("env-" + task));
        String environment = shell.read(shell.outside("env-" + task).toString());
        String workspace = environment
                .lines()
                .filter(line -> line.startsWith("STRETTO_WORKSPACE="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .findFirst()
                .orElseThrow();
        Shell inside = shell.below(workspace);
        environment
                .lines()
                .forEach(line ->
                        inside.export(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return inside;
    }

    private JsonNode locks() {
        return shell.stretto("locks", "--json").exits(0).json();
    }

    private void awaitWaiting(int claims) {
        Await.until(claims + " claims wait", () -> locks().path("waiting").size() == claims);
    }

    @Test
    void tasksThatClaimCrosswiseAreADeadlockThatIsNamedAndTheRunEnds() {
        Shell first = in("1.1");
        Shell third = in("1.3");
        assertThat(first.stretto("claim", "src/a/**").exits(0).err()).contains("granted to task 1.1: write src/a/**");
        third.stretto("claim", "--write", "src/b/**", "--read", "README.md").exits(0);
        Background waiting = first.background("claim", "src/b/x.ts", "--wait", "1m", "--json");
        awaitWaiting(1);

        third.stretto("claim", "--read", "src/a/y.ts", "--wait", "1m")
                .complains(
                        1,
                        "refused: deadlock: 1.3 waits for src/a/y.ts, held by 1.1; 1.1 waits for src/b/x.ts, held by 1.3");
        let("1.3");
        JsonNode granted = waiting.finish().exits(0).json();
        assertThat(granted.path("granted").asBoolean()).isTrue();
        letAll();
        Finished finished = run.finish().exits(0);
        assertThat(finished.events()
                        .of("deadlock.detected")
                        .getFirst()
                        .path("cycle")
                        .size())
                .isEqualTo(2);
        assertThat(finished.events().tasks("claim.refused")).containsExactly("1.3");
        assertThat(finished.events().tasks("claim.waiting")).containsExactly("1.1", "1.3");
        assertThat(finished.events().tasks("claim.granted")).containsExactly("1.1", "1.3", "1.1");
    }

    @Test
    void whoWaitsGoesOnWhenItIsReleasedAndIsRefusedWhenItsTimeIsOver() {
        Shell first = in("1.1");
        Shell third = in("1.3");
        first.stretto("claim", "src/**").exits(0);
        third.stretto("claim", "src/x.ts").complains(1, "refused: src/x.ts is held by 1.1");
        third.stretto("claim", "src/x.ts", "--wait", "50ms")
                .complains(1, "refused: the time to wait is over; src/x.ts is held by 1.1");

        Background waiting = third.background("claim", "src/x.ts", "--pool", "gpu=1", "--wait", "1m");
        awaitWaiting(1);
        assertThat(shell.stretto("locks").exits(0).out())
                .contains("1.1  write src/** — for ", "1.2  write docs/** — for ", "claimed while it ran")
                .contains("1.3  waits for src/x.ts, held by 1.1");
        JsonNode status = shell.stretto("status", "--json").exits(0).json();
        ContractTest.STATUS.fits(status);
        assertThat(status.path("tasks").get(2).path("waitingFor").asString()).isEqualTo("src/x.ts, held by 1.1");
        assertThat(first.stretto("release", "src/**").exits(0).err()).contains("released by task 1.1: write src/**");
        waiting.finish().exits(0);
        assertThat(locks().path("locks").toString())
                .contains("{\"resource\":\"src/x.ts\",\"mode\":\"write\",\"holder\":\"1.3\",\"source\":\"claimed\"")
                .contains("{\"resource\":\"gpu=1\",\"mode\":\"use\",\"holder\":\"1.3\",\"source\":\"plan\"");
        first.stretto("release", "src/**").complains(1, "task 1.1 has not claimed write src/** while it ran");
    }

    @Test
    void aTaskThatIsHeldToItsClaimsMayWriteWhatItHasClaimed() {
        shell.script("more-1.2", "");
        in("1.2").stretto("claim", "src/more.txt").exits(0);
        letAll();
        JsonNode summary = run.finish().exits(0).summary();
        assertThat(summary.path("tasks").path("completed").asInt()).isEqualTo(3);
    }

    @Test
    void whatIsNoClaimIsRefusedAndAUserMayClaimForATask() {
        Shell first = in("1.1");
        first.stretto("claim").complains(2, "name what to claim");
        first.stretto("claim", "../x").complains(2, "“../x” is no glob", "it leads out of the repository");
        first.stretto("claim", "/etc/passwd").complains(2, "it is outside the repository");
        first.stretto("claim", "src/[ab").complains(2, "the [ is not closed");
        first.stretto("claim", "--pool", "disk=1").complains(1, "no task of the plan uses a pool disk");
        first.stretto("claim", "x", "--wait", "soon").complains(2, "'soon' is no duration");
        shell.stretto("claim", "x").complains(2, "name the running task that claims: --task TASK");
        in("1.2");
        shell.stretto("claim", "--task", "1.2", "x").exits(0);
        shell.stretto("claim", "--task", "9.9", "x").complains(1, "the plan has no task 9.9");
        letAll();
        run.finish().exits(0);
        first.stretto("claim", "x").complains(2, "nobody drives run");
    }
}
