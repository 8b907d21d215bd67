package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.process.ProcessTree;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A second shell beside a run that is going on. Each task says that it began and then waits for leave to go on. */
final class SteeringTest {

    private static final String PLAN = """
            # Steered
            - [ ] 1.1 First
            - [ ] 1.2 Second (depends: 1.1)
            - [ ] 1.3 Third (depends: 1.2)
            - [ ] 2.1 Aside
            """;

    @TempDir
    private Path home;

    private Shell shell;
    private String agent;

    @BeforeEach
    void aRepositoryWithAPlanAndAnAgentThatWaits() {
        shell = Shell.inRepository(home);
        shell.write("plan.md", PLAN);
        agent = shell.script("agent", """
                dir=$(dirname "$0")
                echo "begun $STRETTO_TASK"
                touch "$dir/begun-$STRETTO_TASK-$STRETTO_ATTEMPT"
                n=0
                while [ ! -e "$dir/go-$STRETTO_TASK" ]; do
                  n=$((n + 1)); [ $n -lt 4000 ] || exit 9
                  sleep 0.01
                done
                if [ -e "$dir/bad-$STRETTO_TASK" ]; then exit 3; fi
                echo "$STRETTO_TASK" > "$STRETTO_TASK.txt"
                """);
    }

    @AfterEach
    void nothingIsLeftWaiting() {
        for (String task : new String[] {"1.1", "1.2", "1.3", "2.1"}) {
            let(task);
        }
    }

    private void let(String task) {
        shell.script("go-" + task, "");
    }

    private void awaitBegun(String task) {
        awaitBegun(task, 1);
    }

    private void awaitBegun(String task, int attempt) {
        Await.file(shell.outside("begun-" + task + "-" + attempt));
    }

    private boolean begun(String task) {
        return shell.outside("begun-" + task + "-1").toFile().exists();
    }

    private Background run() {
        return shell.background("run", "plan.md", "--agent", agent, "-w", "2", "--json");
    }

    private String state(String task) {
        return shell.stretto("status", "--json")
                .exits(0)
                .json()
                .path("tasks")
                .valueStream()
                .filter(node -> node.path("id").asString().equals(task))
                .map(node -> node.path("state").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void statusAndLogsTellOfARunWhileItGoesOn() {
        Background run = run();
        awaitBegun("1.1");
        awaitBegun("2.1");
        JsonNode status = shell.stretto("status", "--json").exits(0).json();
        ContractTest.STATUS.fits(status);
        assertThat(status.path("state").asString()).isEqualTo("running");
        assertThat(state("1.1")).isEqualTo("running");
        assertThat(state("1.2")).isEqualTo("pending");
        assertThat(status.path("tasks").get(1).path("waitingFor").asString()).isEqualTo("1.1");
        assertThat(shell.stretto("logs", "1.1").exits(0).out()).isEqualTo("begun 1.1\n");
        assertThat(shell.stretto("logs", "1.2").exits(2).err()).contains("not started");
        assertThat(shell.stretto("diff", "1.1").exits(2).err()).contains("nothing that is kept");
        nothingIsLeftWaiting();
        run.finish().exits(0);
    }

    @Test
    void nothingStartsWhileARunIsPausedAndWhatRunsLands() {
        Background run = run();
        awaitBegun("1.1");
        shell.stretto("pause").exits(0);
        let("1.1");
        Await.until("1.1 lands", () -> state("1.1").equals("completed"));
        assertThat(state("1.2")).isEqualTo("ready");
        assertThat(begun("1.2")).isFalse();
        assertThat(run.ended()).isFalse();
        assertThat(shell.stretto("status").exits(0).out()).contains("paused (by the user)");
        shell.stretto("pause").exits(0);

        nothingIsLeftWaiting();
        assertThat(shell.stretto("resume").exits(0).err()).contains("goes on");
        Finished finished = run.finish().exits(0);
        Events events = finished.events();
        long resumed = events.of("run.resumed").getFirst().path("seq").asLong();
        assertThat(events.place("task.started", "1.2")).isGreaterThan(resumed);
        assertThat(events.place("task.completed", "1.1")).isLessThan(resumed);
    }

    @Test
    void aTaskThatWaitsCanBeSkippedAndWhatDependsOnItRuns() {
        Background run = run();
        awaitBegun("1.1");
        shell.stretto("skip", "1.2").exits(0);
        assertThat(shell.stretto("skip", "1.1").exits(2).err()).contains("running");
        assertThat(shell.stretto("skip", "1.2").exits(2).err()).contains("already skipped");
        assertThat(shell.stretto("skip", "7.7").exits(2).err()).contains("no task 7.7");
        nothingIsLeftWaiting();
        Finished finished = run.finish().exits(0);
        assertThat(finished.summary().path("tasks").toString())
                .isEqualTo("{\"completed\":3,\"failed\":0,\"skipped\":1,\"cancelled\":0}");
        assertThat(begun("1.2")).isFalse();
    }

    @Test
    void aFailedTaskCanBeRetriedWhileTheRestStillRuns() {
        shell.script("bad-1.1", "");
        let("1.1");
        Background run = run();
        Await.until("1.1 fails", () -> run.printed().contains("\"type\":\"task.failed\""));
        Await.until("1.3 is skipped", () -> state("1.3").equals("skipped"));
        assertThat(shell.stretto("retry", "2.1").exits(2).err()).contains("2.1 is running");
        assertThat(shell.outside("bad-1.1").toFile().delete()).isTrue();
        shell.stretto("retry", "1.1").exits(0);
        awaitBegun("1.1", 2);
        nothingIsLeftWaiting();
        Finished finished = run.finish().exits(0);
        assertThat(finished.summary().path("tasks").path("completed").asInt()).isEqualTo(4);
    }

    @Test
    void cancelEndsWhatRunsAndKeepsWhatLanded() {
        let("2.1");
        Background run = run();
        Await.until("2.1 lands", () -> run.printed().contains("\"type\":\"task.completed\",\"task\":\"2.1\""));
        awaitBegun("1.1");
        shell.stretto("cancel").exits(0);
        Finished finished = run.finish().exits(1);
        JsonNode summary = finished.summary();
        assertThat(summary.path("state").asString()).isEqualTo("cancelled");
        assertThat(summary.path("tasks").toString())
                .isEqualTo("{\"completed\":1,\"failed\":0,\"skipped\":0,\"cancelled\":3}");
        assertThat(ProcessTree.survivors("STRETTO_RUN=" + summary.path("run").asString()))
                .isEmpty();
        assertThat(shell.git("show", summary.path("branch").asString() + ":2.1.txt"))
                .isEqualTo("2.1");
        assertThat(shell.stretto("cancel").exits(2).err()).contains("already cancelled");
        assertThat(shell.stretto("resume").exits(2).err()).contains("cancelled");

        nothingIsLeftWaiting();
        shell.stretto("run", "plan.md", "--agent", agent).exits(0);
    }

    @Test
    void aSecondRunOfAnUnfinishedPlanIsRefusedAndNewStartsOneAllTheSame() {
        Background run = run();
        awaitBegun("1.1");
        Finished refused = shell.stretto("run", "plan.md", "--agent", agent);
        assertThat(refused.exits(2).err()).contains("stretto resume " + id(run)).contains("--new");
        nothingIsLeftWaiting();
        Finished second = shell.stretto("run", "plan.md", "--agent", agent, "--new", "--json")
                .exits(0);
        assertThat(second.summary().path("run").asString()).isNotEqualTo(id(run));
        run.finish().exits(0);
        assertThat(shell.stretto("status", id(run), "--json")
                        .exits(0)
                        .json()
                        .path("run")
                        .asString())
                .isEqualTo(id(run));
    }

    private static String id(Background run) {
        return new Finished(0, run.printed().lines().findFirst().orElseThrow(), "")
                .json()
                .path("run")
                .asString();
    }

    @Test
    void aFinishedRunCanBeSteeredNoMore() {
        nothingIsLeftWaiting();
        run().finish().exits(0);
        assertThat(shell.stretto("pause").exits(2).err()).contains("completed");
        assertThat(shell.stretto("cancel").exits(2).err()).contains("already completed");
        assertThat(shell.stretto("retry").exits(2).err()).contains("nothing to retry");
        assertThat(shell.stretto("retry", "1.1").exits(2).err()).contains("only a failed, skipped or cancelled");
        assertThat(shell.stretto("resume").exits(2).err()).contains("completed");
    }

    @Test
    void skippingTheLastFailedTaskCompletesTheRun() {
        shell.script("bad-1.3", "");
        nothingIsLeftWaiting();
        run().finish().exits(1);
        shell.stretto("skip", "1.3").exits(0);
        JsonNode status = shell.stretto("status", "--json").exits(0).json();
        assertThat(status.path("state").asString()).isEqualTo("completed");
        shell.stretto("run", "plan.md", "--agent", agent).exits(1);
    }

    @Test
    void aCancelledRunCanBeTakenUpAgainByARetry() {
        Background run = run();
        awaitBegun("1.1");
        shell.stretto("cancel").exits(0);
        run.finish().exits(1);
        nothingIsLeftWaiting();
        shell.stretto("retry").exits(0);
        Finished resumed = shell.stretto("resume", "--json").exits(0);
        assertThat(resumed.summary().path("tasks").path("completed").asInt()).isEqualTo(4);
    }
}
