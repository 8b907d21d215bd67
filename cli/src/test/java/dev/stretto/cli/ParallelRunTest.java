package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A plan of four phases, the second and third side by side: what runs when, and what a failure stops. */
final class ParallelRunTest {

    private static final String PLAN = """
            # Four phases
            ## Phase 1: Setup
            dependencies: []
            - [ ] Create the folders
            ## Phase 2: Module A
            dependencies: [1]
            - [ ] Write it
            ## Phase 3: Module B
            dependencies: [1]
            - [ ] Write it
            ## Phase 4: Integration
            dependencies: [2, 3]
            - [ ] Join them
            """;

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRepositoryWithAPlan() {
        shell = Shell.inRepository(home);
        shell.write("plan.md", PLAN);
    }

    /** Phases 2 and 3 each wait until the other runs too, so the run ends at all only if they run side by side. */
    private String agent() {
        return shell.script("agent", """
                cd "$(dirname "$0")"
                touch "started-$STRETTO_TASK"
                case $STRETTO_TASK in
                  2) other=3 ;;
                  3) other=2 ;;
                  *) other= ;;
                esac
                tries=0
                while [ -n "$other" ] && [ ! -e "started-$other" ]; do
                  tries=$((tries + 1)); [ $tries -lt 2000 ] || exit 9
                  sleep 0.01
                done
                if [ -e "fail-$STRETTO_TASK" ]; then echo "cannot build"; exit 1; fi
                cd "$STRETTO_WORKSPACE" && echo done > "phase-$STRETTO_TASK.txt"
                """);
    }

    @Test
    void whatDoesNotWaitForEachOtherRunsSideBySideAndTheRestAfterIt() {
        Finished run = shell.stretto("run", "plan.md", "--agent", agent(), "--workers", "4", "--json")
                .exits(0);
        Events events = run.events();
        assertThat(events.overlap("2", "3")).isTrue();
        assertThat(events.place("task.started", "2")).isGreaterThan(events.place("task.completed", "1"));
        assertThat(events.place("task.started", "3")).isGreaterThan(events.place("task.completed", "1"));
        assertThat(events.place("task.started", "4"))
                .isGreaterThan(events.place("task.completed", "2"))
                .isGreaterThan(events.place("task.completed", "3"));
        assertThat(run.summary().path("maxParallel").asInt()).isEqualTo(2);
    }

    @Test
    void aFailureStopsOnlyWhatNeedsItAndRetryThenResumeFinishTheRun() {
        String agent = agent();
        shell.script("fail-2", "");
        Finished run = shell.stretto("run", "plan.md", "--agent", agent, "--workers", "4", "--json")
                .exits(1);
        assertThat(run.summary().path("tasks").toString())
                .isEqualTo("{\"completed\":2,\"failed\":1,\"skipped\":1,\"cancelled\":0}");
        JsonNode skipped = run.events().of("task.skipped", "4").getFirst();
        assertThat(skipped.path("by").asString()).isEqualTo("2");
        assertThat(run.events().tasks("task.completed")).containsExactly("1", "3");
        String status = shell.stretto("status").exits(0).out();
        assertThat(status).contains("cannot build").contains("skipped: 2 did not complete");

        assertThat(shell.outside("fail-2").toFile().delete()).isTrue();
        shell.stretto("retry").exits(0);
        Finished resumed = shell.stretto("resume", "--json").exits(0);
        assertThat(resumed.events().tasks("task.completed")).containsExactly("2", "4");
        assertThat(resumed.events().of("task.started", "3")).isEmpty();
        assertThat(resumed.summary().path("tasks").path("completed").asInt()).isEqualTo(4);
        String branch = resumed.summary().path("branch").asString();
        assertThat(shell.git("ls-tree", "--name-only", branch).lines())
                .contains("phase-1.txt", "phase-2.txt", "phase-3.txt", "phase-4.txt");
    }

    @Test
    void oneWorkerRunsOneTaskAtATime() {
        shell.write("free.md", """
                # Free
                - [ ] 1.1 A (run: `echo a > a`)
                - [ ] 1.2 B (run: `echo b > b`)
                - [ ] 1.3 C (run: `echo c > c`)
                """);
        Finished run =
                shell.stretto("run", "free.md", "--workers", "1", "--json").exits(0);
        assertThat(run.summary().path("maxParallel").asInt()).isEqualTo(1);
        assertThat(run.events().overlap("1.1", "1.2")).isFalse();
    }

    @Test
    void readyTasksStartByPriorityThenByTheLongestPathThenByTheirOrder() {
        shell.write("order.md", """
                # Order
                - [ ] 1.1 Low (priority: low) (run: `true`)
                - [ ] 1.2 Plain (est: 1h) (run: `true`)
                - [ ] 1.3 Plain too (est: 1h) (run: `true`)
                - [ ] 1.4 Long (est: 3h) (run: `true`)
                - [ ] 1.5 High (priority: high) (run: `true`)
                - [ ] 1.6 Critical (priority: critical) (run: `true`)
                """);
        Finished run =
                shell.stretto("run", "order.md", "--workers", "1", "--json").exits(0);
        assertThat(run.events().tasks("task.started")).containsExactly("1.6", "1.5", "1.4", "1.2", "1.3", "1.1");
    }

    @Test
    void tasksThatThePlanMarksAsDoneRunOnlyWhenAskedFor() {
        shell.write("done.md", """
                # Done
                - [x] 1.1 Done (run: `echo 1 > one`)
                - [ ] 1.2 Open (depends: 1.1) (run: `echo 2 > two`)
                """);
        Finished run = shell.stretto("run", "done.md", "--json").exits(0);
        assertThat(run.events().tasks("task.started")).containsExactly("1.2");
        Finished all = shell.stretto("run", "done.md", "--json", "--all").exits(0);
        assertThat(all.events().tasks("task.started")).containsExactly("1.1", "1.2");
    }

    @Test
    void theNewestRunIsTheOneThatIsMeantWhereNoneIsNamed() {
        shell.write("one.md", "# One\n- [ ] 1.1 A (run: `true`)\n");
        shell.write("two.md", "# Two\n- [ ] 1.1 A (run: `true`)\n");
        String one =
                shell.stretto("run", "one.md", "--json").summary().path("run").asString();
        String two =
                shell.stretto("run", "two.md", "--json").summary().path("run").asString();
        assertThat(shell.stretto("status").exits(0).out()).startsWith("run " + two);
        assertThat(shell.stretto("status", one).exits(0).out()).startsWith("run " + one);
    }

    @Test
    void aPlanOfDoneTasksIsDoneAtOnce() {
        shell.write("done.md", "# Done\n- [x] 1.1 Done (run: `exit 1`)\n");
        Finished run = shell.stretto("run", "done.md", "--json").exits(0);
        assertThat(run.events().tasks("task.started")).isEmpty();
        assertThat(run.summary().path("state").asString()).isEqualTo("completed");
    }
}
