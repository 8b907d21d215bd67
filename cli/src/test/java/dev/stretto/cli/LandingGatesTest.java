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

/** Landing gates by the command line: what does not pass together with what has landed does not land. */
final class LandingGatesTest {

    /** Each of the first two changes is fine alone; no text of theirs meets, and only together they break the gate. */
    private static final String TOGETHER = """
            # Together
            - [ ] 1.1 Callee (run: `sed -i s/old/new/ callee.txt`)
            - [ ] 1.2 Caller (run: `echo old > caller.txt`)
            - [ ] 1.3 Other (run: `echo other > other.txt`)
            """;

    private static final String CALLS_WHAT_THERE_IS =
            "test ! -e caller.txt || grep -qxf callee.txt caller.txt || { echo no such callee; exit 3; }";

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRepository() {
        shell = Shell.inRepository(home);
        shell.write("callee.txt", "old\n");
        shell.write("plan.md", TOGETHER);
        shell.commit("Plan");
    }

    private String branch() {
        return shell.git("for-each-ref", "--format=%(refname:short)", "refs/heads/stretto");
    }

    private List<String> commits() {
        return shell.git("rev-list", "main.." + branch()).lines().toList();
    }

    /** Runs the gate anew, on the files of each commit of the branch. */
    private void everyCommitPasses(String gate) {
        for (String commit : commits()) {
            shell.git("worktree", "add", "--quiet", "--detach", "../" + commit, commit);
            assertThat(new ProcessBuilder("sh", "-c", gate)
                            .directory(shell.outside(commit).toFile()))
                    .as("the gate at " + commit)
                    .satisfies(process -> assertThat(process.start().waitFor()).isZero());
        }
    }

    private static String reason(JsonNode rejected) {
        return rejected.path("reason").asString();
    }

    @Test
    void ofTwoChangesThatOnlyTogetherBreakTheGateOneLandsAndTheBranchPassesAtEachCommit() {
        Finished run = shell.stretto("run", "plan.md", "-w", "3", "--gate", CALLS_WHAT_THERE_IS, "--json")
                .exits(1);

        assertThat(run.summary().path("tasks").path("completed").asInt()).isEqualTo(2);
        assertThat(run.summary().path("tasks").path("failed").asInt()).isEqualTo(1);
        assertThat(commits()).hasSize(2);
        everyCommitPasses(CALLS_WHAT_THERE_IS);
        List<JsonNode> rejected = run.events().of("landing.rejected");
        assertThat(rejected).hasSize(3).allSatisfy(event -> {
            assertThat(reason(event)).contains("the landing gate '", "exited with status 3: no such callee");
            assertThat(event.path("output").asString()).isEqualTo("no such callee");
        });
        String task = rejected.getFirst().path("task").asString();
        assertThat(shell.stretto("logs", task, "--gate").exits(0).out()).isEqualTo("no such callee\n");
        assertThat(shell.stretto("status").exits(0).out())
                .contains("no such callee (kept: git show refs/stretto/salvage/");
        assertThat(shell.git("for-each-ref", "refs/stretto/runs/*/waiting")).isEmpty();
    }

    @Test
    void gatesRunSideBySideAndOneThatFailsInTheMiddleCostsWhatStandsOnItAlone() {
        shell.write("plan.md", """
                # Middle
                - [ ] 1.1 One (run: `echo 1 > 1.txt`)
                - [ ] 1.2 Two (run: `echo 2 > 2.txt; test $STRETTO_ATTEMPT != 1 || touch broken`)
                - [ ] 1.3 Three (run: `echo 3 > 3.txt`)
                """);
        String met = shell.outside("met").toString();
        String threeMeet = "mkdir -p " + met + "; touch " + met + "/$STRETTO_TASK; until [ $(ls " + met
                + " | wc -l) = 3 ]; do sleep 0.02; done; test ! -e broken";
        Finished run = shell.stretto("run", "plan.md", "-w", "1", "--gate", threeMeet, "--gate-slots", "3", "--json")
                .exits(0);

        assertThat(run.events().tasks("landing.landed")).containsExactly("1.1", "1.3", "1.2");
        assertThat(run.events().of("landing.gating", "1.1")).hasSize(1);
        assertThat(run.events().of("landing.gating", "1.2")).hasSize(2);
        assertThat(run.events().of("landing.gating", "1.3")).hasSize(2);
        everyCommitPasses("test ! -e broken");
    }

    @Test
    void anAgentIsToldWhatTheGateWroteAndItsNextAttemptStartsFromWhatLanded() {
        shell.write("plan.md", """
                ---
                gate: ['true', 'test ! -e b.txt || grep -q a b.txt || { echo "b needs an a"; exit 1; }']
                ---
                # Told
                - [ ] 1.1 One (run: `echo a > a.txt`)
                - [ ] 1.2 Two
                """);
        String prompts = shell.outside("prompts").toString();
        String agent = shell.script(
                "agent",
                "cat > p; cat p >> " + prompts + "\n"
                        + "if grep -q 'b needs an a' p; then cat a.txt > b.txt; else echo b > b.txt; fi; rm p\n");
        shell.stretto("run", "plan.md", "-w", "1", "--agent", agent).exits(0);

        assertThat(shell.git("show", branch() + ":b.txt")).isEqualTo("a");
        assertThat(read(prompts))
                .contains(
                        "## The attempt before this one failed",
                        "## What the landing gate wrote\n\n```\nb needs an a\n```");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aGateThatCannotBeRunPausesTheRunAndResumeGoesOnOnceItCan() {
        shell.write("stretto.toml", "gate = './check'\ngate-slots = 2\n");
        Finished run = shell.stretto("run", "plan.md", "-w", "3").exits(1);
        assertThat(run.out())
                .contains("paused: ", "the landing gate './check' exited with status 127", "then `stretto resume`");
        assertThat(commits()).isEmpty();
        JsonNode queue = shell.stretto("queue", "--json").exits(0).json();
        assertThat(queue.path("queue")).hasSize(3);
        assertThat(queue.path("gates").path(0).asString()).isEqualTo("./check");
        assertThat(queue.path("gateSlots").asInt()).isEqualTo(2);
        assertThat(queue.path("queue").path(0).path("stage").asString()).isEqualTo("merged");
        assertThat(shell.stretto("queue").exits(0).out())
                .contains("gate: ./check — 2 changes at once", "runs when the run goes on", "queued");

        shell.stretto("resume").exits(1);
        assertThat(commits()).isEmpty();
    }

    @Test
    void theSummaryTellsWhereTheGatesOutputIs() {
        shell.write("plan.md", "# One\n- [ ] 1.1 One (run: `echo a > a.txt`)\n");
        assertThat(shell.stretto("run", "plan.md", "--gate", "echo no; exit 1")
                        .exits(1)
                        .out())
                .contains("look:    stretto logs 1.1 --gate ");
    }

    @Test
    void aGateThatHangsIsEndedAfterItsTimeAndRejectsTheChange() {
        shell.write(
                "plan.md", "# Hangs\n- [ ] 1.1 One (run: `echo a > a.txt`)\n- [ ] 1.2 Two (run: `echo b > b.txt`)\n");
        String gate = "test ! -e a.txt || sleep 1000";
        Finished run = shell.stretto("run", "plan.md", "--gate", gate, "--gate-timeout", "300ms")
                .exits(1);
        assertThat(run.out())
                .contains(
                        "failed   1.1 the landing gate 'test ! -e a.txt || sleep 1000'",
                        "ran into its timeout of 0.3s");
        assertThat(run.out()).contains("landed   1.2");
    }

    @Test
    void optionsThatMeanNothingAreRefusedWithTheReason() {
        shell.stretto("run", "plan.md", "--gate", " ").complains(2, "--gate is empty");
        shell.stretto("run", "plan.md", "--gate-slots", "2").complains(2, "--gate-slots is for the commands of --gate");
        shell.stretto("run", "plan.md", "--gate", "true", "--gate-slots", "0")
                .complains(2, "--gate-slots must be from 1");
        shell.stretto("run", "plan.md", "--gate", "true", "--workspace", "none")
                .complains(2, "--gate has nothing to hold back with --workspace none");
        shell.stretto("run", "plan.md", "--gate-slots", "2", "--workspace", "none")
                .complains(2, "--gate-slots is for the commands of --gate");
    }
}
