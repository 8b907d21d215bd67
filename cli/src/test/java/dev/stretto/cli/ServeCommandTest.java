package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code stretto serve} as it is typed, and the options of {@code run} that go with it. */
final class ServeCommandTest {

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aPlan() {
        shell = Shell.inRepository(home);
        shell.write(
                "plan.md",
                "- [ ] 1.1 Wait (run: `until [ -e " + shell.outside("go")
                        + " ]; do sleep 0.02; done; echo a >a.txt`)\n");
        shell.commit("Plan");
    }

    @Test
    void theProgramServesUntilItIsInterruptedAndItsRunsGoOn() throws Exception {
        String started;
        try (Serving serving = Serving.program(shell, "--port", "0")) {
            var answer = serving.post("/api/v1/runs", "{\"plan\":\"plan.md\",\"workers\":1}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            started =
                    serving.json("/api/v1/runs").path("runs").get(0).path("run").asString();
            Await.until(
                    "the task runs",
                    () -> serving.json("/api/v1/runs/" + started + "/tasks/1.1")
                            .path("state")
                            .asString()
                            .equals("running"));
            assertThat(serving.post("/api/v1/runs/" + started + "/pause").body())
                    .contains("\"state\":\"paused\"");
        }
        assertThat(shell.stretto("status", "--json").json().path("driven").asBoolean())
                .isTrue();
        shell.stretto("resume").exits(0);
        Files.createFile(shell.outside("go"));
        Await.until(
                "the run is done without a server",
                () -> shell.stretto("status", "--json")
                        .json()
                        .path("state")
                        .asString()
                        .equals("completed"));
    }

    @Test
    void aRunCanServeWhileItGoes() throws Exception {
        Background running = shell.background("run", "plan.md", "--serve=0", "--json");
        Await.until("the run has begun", () -> running.printed().contains("task.started"));
        Files.createFile(shell.outside("go"));
        Finished finished = running.finish().exits(0);
        assertThat(finished.err()).containsPattern("stretto: serving http://127\\.0\\.0\\.1:[0-9]+/#token=\\S+\n");
        assertThat(finished.events().of("run.completed")).hasSize(1);
    }

    @Test
    void aRunThatIsOnlyMadeWaitsForResume() throws Exception {
        Finished made = shell.stretto("run", "plan.md", "--no-start").exits(0);
        assertThat(made.out()).contains("made; `stretto resume ");
        assertThat(shell.stretto("status", "--json").json().path("state").asString())
                .isEqualTo("planned");
        Files.createFile(shell.outside("go"));
        shell.stretto("resume").exits(0);
    }

    @ParameterizedTest
    @CsvSource({
        "serve --port 70000, --port is a port from 0 to 65535",
        "serve --bind 203.0.113.9, not this machine",
        "run plan.md --detach --serve, --serve serves for as long as"
    })
    void whatCannotBeIsSaid(String command, String words) {
        shell.stretto(command.split(" ")).complains(2, words);
    }

    @Test
    void aPortThatIsTakenIsSaid() {
        try (Serving first = Serving.start(shell)) {
            shell.stretto("serve", "--port", String.valueOf(first.port()))
                    .complains(2, "another program does", "--port 0");
        }
    }
}
