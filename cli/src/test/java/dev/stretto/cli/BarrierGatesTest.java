package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Gates of barriers and the checkpoints they write, by the command line. */
final class BarrierGatesTest {

    private static final String WAVES = """
            # Gated
            - [ ] 1.1 First (run: `echo a >a.txt`)
            - [ ] 1.2 Second (run: `echo b >b.txt`)
            - [ ] 1.3 Third (depends: 1.1) (run: `echo c >c.txt`)
            - [ ] 1.4 Fourth (depends: 1.3) (run: `echo d >d.txt`)
            """;

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aPlan() {
        shell = Shell.inRepository(home);
        shell.write("plan.md", WAVES);
    }

    private JsonNode status() {
        return shell.stretto("status", "--json").exits(0).json();
    }

    private static List<String> texts(JsonNode nodes, String... fields) {
        return nodes.valueStream()
                .map(node -> {
                    StringBuilder text = new StringBuilder();
                    for (String field : fields) {
                        text.append(text.isEmpty() ? "" : " ")
                                .append(node.path(field).asString());
                    }
                    return text.toString();
                })
                .toList();
    }

    /** What gates have noted outside, a word for each try. */
    private String tries() {
        try {
            return Files.readString(shell.outside("tries")).replace('\n', ' ').strip();
        } catch (IOException e) {
            throw new AssertionError("no gate has run", e);
        }
    }

    @Test
    void aBarrierOpensWhenTheCommandHasPassedOnWhatLandedAndWritesACheckpoint() {
        String gate = "ls *.txt | tr '\\n' , >>" + shell.outside("tries") + "; echo >>" + shell.outside("tries");
        Finished run = shell.stretto("run", "plan.md", "--strategy", "waves", "--barrier-gate", gate, "--json")
                .exits(0);

        assertThat(tries()).isEqualTo("a.txt,b.txt, a.txt,b.txt,c.txt, a.txt,b.txt,c.txt,d.txt,");
        long opened = run.events().of("barrier.opened").getFirst().path("seq").asLong();
        assertThat(opened)
                .isGreaterThan(
                        run.events().of("gate.started").getFirst().path("seq").asLong());
        assertThat(run.events().place("task.started", "1.3")).isGreaterThan(opened);

        JsonNode status = status();
        assertThat(texts(status.path("gates"), "barrier", "state", "tries"))
                .containsExactly("wave 1 passed 1", "wave 2 passed 1", "wave 3 passed 1");
        assertThat(texts(status.path("checkpoints"), "number", "name", "completed", "failed"))
                .containsExactly("1 wave 1 2 0", "2 wave 2 3 0", "3 wave 3 4 0");
        String branch = status.path("branch").asString();
        assertThat(texts(status.path("checkpoints"), "head"))
                .containsExactly(
                        shell.git("rev-parse", branch + "~2"),
                        shell.git("rev-parse", branch + "~1"),
                        shell.git("rev-parse", branch));
        assertThat(shell.stretto("status").exits(0).out())
                .contains("gate of wave 2: passed", "checkpoint 2: wave 2 at ");
    }

    @Test
    void aGateThatFailsStopsWhatWaitsForItUntilItIsMendedAndWhatPassedIsNotAskedAgain() {
        Path mended = shell.outside("mended");
        String gate = "[ -e d.txt ] && w=3; [ -e d.txt ] || { [ -e c.txt ] && w=2 || w=1; }; echo $w >>"
                + shell.outside("tries") + "; [ $w != 2 ] || [ -e " + mended + " ] || { echo too early; exit 4; }";
        Finished run = shell.stretto("run", "plan.md", "--strategy", "waves", "--barrier-gate", gate)
                .exits(1);

        assertThat(tries()).isEqualTo("1 2");
        assertThat(run.out())
                .contains("gate     wave 2 failed: exited with status 4: too early")
                .contains("skipped  1.4 the gate of wave 2 failed")
                .contains("look: stretto logs 'wave 2'");
        assertThat(texts(status().path("gates"), "barrier", "state", "message"))
                .containsExactly("wave 1 passed ", "wave 2 failed exited with status 4: too early", "wave 3 waiting ");
        assertThat(texts(status().path("tasks"), "id", "state"))
                .containsExactly("1.1 completed", "1.2 completed", "1.3 completed", "1.4 skipped");
        assertThat(shell.stretto("logs", "wave 2").exits(0).out()).isEqualTo("too early\n");
        shell.stretto("logs", "wave 2", "--attempt", "2").complains(2, "the gate of wave 2 has tries 1 to 1, not 2");
        shell.stretto("logs", "wave 3").complains(2, "the gate of wave 3 has not run yet");
        shell.stretto("retry", "1.4").complains(2, "the gate of wave 2 failed", "stretto retry 'wave 2'");
        shell.stretto("retry", "wave 1").complains(2, "the gate of wave 1 has not failed");

        shell.write(mended.toString(), "");
        assertThat(shell.stretto("retry", "wave 2").exits(0).err()).contains("reopened");
        shell.stretto("resume").exits(0);
        assertThat(tries()).isEqualTo("1 2 2 3");
        assertThat(texts(status().path("checkpoints"), "number", "name"))
                .containsExactly("1 wave 1", "2 wave 2", "3 wave 3");
        assertThat(shell.stretto("logs", "wave 2").exits(0).out()).isEmpty();
        assertThat(shell.stretto("logs", "wave 2", "--attempt", "1").exits(0).out())
                .isEqualTo("too early\n");
    }

    @Test
    void aGateThatFailedCanBeSkipped() {
        Finished run = shell.stretto("run", "plan.md", "--strategy", "waves", "--barrier-gate", "! test -e c.txt")
                .exits(1);
        assertThat(run.out()).contains("stretto skip 'wave 2'");
        shell.stretto("skip", "wave 1").complains(2, "the gate of wave 1 has not failed");

        shell.stretto("skip", "wave 2").exits(0);
        shell.stretto("resume").exits(1);

        assertThat(texts(status().path("gates"), "barrier", "state"))
                .containsExactly("wave 1 passed", "wave 2 skipped", "wave 3 failed");
        shell.stretto("skip", "wave 3").exits(0);
        assertThat(status().path("state").asString()).isEqualTo("completed");
        assertThat(texts(status().path("tasks"), "state")).containsOnly("completed");
        assertThat(texts(status().path("checkpoints"), "name")).containsExactly("wave 1", "wave 2", "wave 3");
    }

    @Test
    void theTestingBlockOfAPhaseIsItsGateWhereVerificationsAreAskedFor() {
        shell.write("plan.md", """
                # Tested
                ## Phase 1: Base
                - [ ] 1.1 Base (run: `echo base >base.txt`)

                Testing:
                ```bash
                grep -q base base.txt
                test -e later.txt
                echo not reached
                ```

                ## Phase 2: More
                - [ ] 2.1 More (run: `echo more >more.txt`)
                """);
        Finished run = shell.stretto("run", "plan.md", "--verify", "--json").exits(1);

        JsonNode failed = run.events().of("gate.failed").getFirst();
        assertThat(failed.path("barrier").asString()).isEqualTo("phase 1");
        assertThat(run.events()
                        .of("task.skipped", "2.1")
                        .getFirst()
                        .path("gate")
                        .asString())
                .isEqualTo(failed.path("barrier").asString());

        shell.stretto("run", "plan.md", "--new").exits(0);
    }
}
