package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code run --tick}: the plan says what is done. */
final class RunTickTest {

    private static final String PLAN = """
            # Ticked
            - [ ] 1.1 First (est: 1h) (run: `echo 1 > one`)
            - [ ] 1.2 Second (depends: 1.1) (run: `test -e "$MENDED" && echo 2 > two`)
            - [ ] 1.3 Third (depends: 1.2) (run: `echo 3 > three`)
            """;

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRepositoryWithACommittedPlan() {
        shell = Shell.inRepository(home);
        shell.write("plan.md", PLAN);
        shell.commit("Plan");
        shell.export("MENDED", shell.outside("mended").toString());
    }

    private void mend() {
        shell.script("mended", "");
    }

    private String committed(String revision) {
        return shell.git("show", revision + ":plan.md") + "\n";
    }

    @Test
    void completedTasksAreTickedInTheUsersFileAndNowhereElse() {
        mend();
        JsonNode summary =
                shell.stretto("run", "--tick", "plan.md", "--json").exits(0).summary();
        ContractTest.SUMMARY.fits(summary);
        assertThat(summary.path("ticks").path("where").asString()).isEqualTo("file");
        assertThat(summary.path("ticks").path("problem").isNull()).isTrue();
        assertThat(shell.read("plan.md")).isEqualTo(PLAN.replace("[ ]", "[x]"));
        String branch = summary.path("branch").asString();
        assertThat(committed(branch)).isEqualTo(PLAN);
        assertThat(shell.git("log", "--format=%s", "main.." + branch).lines()).hasSize(3);
        assertThat(shell.git("status", "--porcelain")).isEqualTo(" M plan.md");
    }

    @Test
    void withoutTheOptionThePlanIsLeftAlone() {
        mend();
        JsonNode summary = shell.stretto("run", "plan.md", "--json").exits(0).summary();
        assertThat(summary.path("ticks").isNull()).isTrue();
        assertThat(shell.read("plan.md")).isEqualTo(PLAN);
    }

    @Test
    void aTaskIsTickedAsItCompletesWhileOthersRun() {
        shell.write("plan.md", """
                # Ticked
                - [ ] 1.1 Quick (run: `echo 1 > one`)
                - [ ] 1.2 Waits for the tick (run: `until grep -q "\\[x\\] 1.1" "$PLAN"; do sleep 0.02; done; echo 2 > two`)
                """);
        shell.export("PLAN", shell.directory().resolve("plan.md").toString());
        shell.stretto("run", "plan.md", "-w", "2", "--tick").exits(0);
        assertThat(shell.read("plan.md")).contains("[x] 1.1", "[x] 1.2");
    }

    @Test
    void aRunThatFailedGoesOnWithoutTakingItsOwnTicksForAnEdit() {
        shell.stretto("run", "plan.md", "--tick=file", "--actuals").exits(1);
        assertThat(shell.read("plan.md"))
                .containsPattern("- \\[x\\] 1\\.1 First \\(est: 1h\\) \\(actual: \\d+s\\) \\(run: ")
                .contains("[ ] 1.2", "[ ] 1.3");
        mend();
        shell.stretto("retry").exits(0);
        Finished resumed = shell.stretto("resume", "--json").exits(0);
        assertThat(resumed.err()).doesNotContain("edited");
        assertThat(resumed.events().tasks("task.started")).containsExactly("1.2", "1.3");
        assertThat(shell.read("plan.md")).contains("[x] 1.1", "[x] 1.2", "[x] 1.3");
    }

    @Test
    void anEditBesideTheTicksIsStillSeen() {
        shell.stretto("run", "plan.md", "--tick").exits(1);
        shell.write("plan.md", shell.read("plan.md").replace("test -e \"$MENDED\" && ", ""));
        shell.stretto("retry").exits(0);
        Finished resumed = shell.stretto("resume", "--json").exits(0);
        assertThat(resumed.err())
                .contains("the plan was edited", "changed: 1.2")
                .doesNotContain("1.1");
        assertThat(shell.read("plan.md")).doesNotContain("[ ]");
    }

    @Test
    void aTickOfTheUsersOwnTakesTheTaskAsDone() {
        shell.stretto("run", "plan.md", "--tick").exits(1);
        shell.stretto("tick", "plan.md", "1.2").exits(0);
        Finished resumed = shell.stretto("resume", "--json").exits(0);
        assertThat(resumed.events().tasks("task.started")).containsExactly("1.3");
    }

    @Test
    void whatADriverThatWasKilledLeftUntickedIsTickedByTheNext() {
        mend();
        shell.stretto("run", "plan.md", "--tick").exits(0);
        shell.write("plan.md", PLAN);
        Finished resumed = shell.stretto("resume").exits(0);
        assertThat(resumed.err()).contains("ticks in its plan, which are made now");
        assertThat(shell.read("plan.md")).isEqualTo(PLAN.replace("[ ]", "[x]"));
        assertThat(shell.stretto("resume").exits(2).err()).contains("no task is left to run");
    }

    @Test
    void aPlanThatCannotBeTickedAnyMoreIsAWarningAndTheRunCompletes() throws IOException {
        mend();
        shell.export("PLAN", shell.directory().resolve("plan.md").toString());
        shell.write("plan.md", PLAN.replace("echo 1 > one", "chmod a-w \"$PLAN\"; echo 1 > one"));
        Finished run = shell.stretto("run", "plan.md", "--tick").exits(0);
        assertThat(run.err()).contains("warning: not all that is completed is ticked", "read-only", "chmod u+w");
        assertThat(shell.stretto("status").exits(0).out()).contains("not all is ticked", "read-only");
        assertThat(shell.stretto("status", "--json")
                        .exits(0)
                        .json()
                        .path("ticks")
                        .path("problem")
                        .asString())
                .contains("read-only");
        Files.setPosixFilePermissions(
                shell.directory().resolve("plan.md"), PosixFilePermissions.fromString("rw-r--r--"));
        shell.stretto("resume").exits(0);
        assertThat(shell.read("plan.md")).doesNotContain("[ ]");
        assertThat(shell.stretto("status").exits(0).out()).doesNotContain("not all is ticked");
    }

    @Test
    void aReadOnlyPlanIsRefusedBeforeAnythingStarts() throws IOException {
        Files.setPosixFilePermissions(
                shell.directory().resolve("plan.md"), PosixFilePermissions.fromString("r--r--r--"));
        assertThat(shell.stretto("run", "plan.md", "--tick").exits(2).err()).contains("read-only");
        assertThat(shell.stretto("status").exits(2).err()).contains("no run here yet");
    }

    @Test
    void runsInPlaceAreTickedToo() {
        mend();
        shell.stretto("run", "plan.md", "--workspace", "none", "--tick").exits(0);
        assertThat(shell.read("plan.md")).isEqualTo(PLAN.replace("[ ]", "[x]"));
    }

    @Test
    void onTheBranchTheTicksAreOneLastCommit() {
        mend();
        JsonNode summary = shell.stretto("run", "plan.md", "--tick=branch", "--actuals", "--json")
                .exits(0)
                .summary();
        String branch = summary.path("branch").asString();
        assertThat(shell.read("plan.md")).isEqualTo(PLAN);
        assertThat(shell.git("status", "--porcelain")).isEmpty();
        assertThat(committed(branch))
                .matches(text -> text.replaceAll(" \\(actual: \\d+s\\)", "").equals(PLAN.replace("[ ]", "[x]")))
                .contains("(actual: ");
        assertThat(shell.git("log", "--format=%s", "main.." + branch).lines())
                .hasSize(4)
                .first()
                .isEqualTo("Tick 3 tasks of plan.md");
        assertThat(shell.git("log", "-1", "--format=%an %(trailers:key=Stretto-Run,valueonly)", branch))
                .startsWith("Ann " + summary.path("run").asString());
        assertThat(shell.git("diff", "--name-only", branch + "~1", branch)).isEqualTo("plan.md");
        String head = shell.git("rev-parse", branch);
        assertThat(summary.path("head").asString()).isEqualTo(head);
        assertThat(summary.path("ticks").path("commit").asString()).isEqualTo(head);
        assertThat(shell.stretto("status", "--json")
                        .exits(0)
                        .json()
                        .path("head")
                        .asString())
                .isEqualTo(head);
        assertThat(shell.stretto("resume").exits(2).err()).contains("no task is left to run");
        assertThat(shell.git("rev-parse", branch)).isEqualTo(head);
    }

    @Test
    void aRunThatFailsHasNoTickCommitUntilItIsCompleted() {
        String branch = shell.stretto("run", "plan.md", "--tick=branch", "--json")
                .exits(1)
                .summary()
                .path("branch")
                .asString();
        assertThat(shell.git("log", "--format=%s", "main.." + branch)).isEqualTo("1.1 First");
        mend();
        shell.stretto("retry").exits(0);
        shell.stretto("resume").exits(0);
        assertThat(shell.git("log", "--format=%s", "main.." + branch).lines())
                .containsExactly("Tick 3 tasks of plan.md", "1.3 Third", "1.2 Second", "1.1 First");
    }

    @Test
    void theTickCommitThatAKilledDriverDidNotMakeIsMadeOnceByTheNext() throws IOException {
        mend();
        JsonNode summary = shell.stretto("run", "plan.md", "--tick=branch", "--land", "--json")
                .exits(0)
                .summary();
        String run = summary.path("run").asString();
        String branch = summary.path("branch").asString();
        String ticked = shell.git("rev-parse", branch);
        assertThat(shell.git("rev-parse", "main")).isEqualTo(ticked);
        assertThat(shell.read("plan.md")).isEqualTo(PLAN.replace("[ ]", "[x]"));
        // As if the driver had died behind the last landing.
        shell.git("reset", "--quiet", "--hard", "main~4");
        shell.git("update-ref", "refs/heads/" + branch, ticked + "~1");
        shell.git("update-ref", "refs/stretto/runs/" + run + "/head", ticked + "~1");
        Files.delete(shell.directory().resolve(".git/stretto/runs/" + run + "/ticks.json"));
        Finished resumed = shell.stretto("resume", "--json").exits(0);
        assertThat(resumed.err()).contains("which are made now");
        assertThat(shell.git("rev-parse", branch)).isEqualTo(ticked);
        assertThat(shell.git("rev-parse", "main")).isEqualTo(ticked);
        // And as if it had died between that commit and its note.
        Files.delete(shell.directory().resolve(".git/stretto/runs/" + run + "/ticks.json"));
        shell.stretto("resume").exits(0);
        assertThat(shell.git("rev-parse", branch)).isEqualTo(ticked);
    }

    @Test
    void aLandingTakesTheTicksAlongWhereThePlanIsCommitted() {
        mend();
        JsonNode summary = shell.stretto("run", "plan.md", "--tick", "--land", "--json")
                .exits(0)
                .summary();
        assertThat(summary.path("ticks").path("where").asString()).isEqualTo("branch");
        assertThat(summary.path("landedOn").asString()).isEqualTo("main");
        assertThat(shell.git("status", "--porcelain")).isEmpty();
        assertThat(shell.read("plan.md")).isEqualTo(PLAN.replace("[ ]", "[x]"));
        // and the next one finds a clean tree
        shell.stretto("run", "plan.md", "--all", "--tick", "--land").exits(0);
    }

    @Test
    void aLandingBesideAPlanTickedInTheFileKeepsBoth() {
        mend();
        shell.stretto("run", "plan.md", "--tick=file", "--land").exits(0);
        assertThat(shell.git("status", "--porcelain")).isEqualTo(" M plan.md");
        assertThat(shell.read("plan.md")).isEqualTo(PLAN.replace("[ ]", "[x]"));
        assertThat(shell.has("three")).isTrue();
        assertThat(shell.stretto("run", "plan.md", "--all", "--land").exits(2).err())
                .contains("plan.md", "commit");
    }

    @Test
    void aPlanThatIsNotCommittedIsTickedInTheFileAlsoWhenLanding() {
        mend();
        shell.write("other.md", PLAN);
        JsonNode summary = shell.stretto("run", "other.md", "--tick", "--land", "--json")
                .exits(0)
                .summary();
        assertThat(summary.path("ticks").path("where").asString()).isEqualTo("file");
        assertThat(shell.read("other.md")).isEqualTo(PLAN.replace("[ ]", "[x]"));
    }

    @Test
    void aPlanThatIsNoFileOfTheCommitCannotBeTickedOnTheBranch() {
        String outside = shell.script("outside.md", PLAN);
        shell.write("untracked.md", PLAN);
        for (String plan : new String[] {outside, "untracked.md"}) {
            assertThat(shell.stretto("run", plan, "--tick=branch").exits(2).err())
                    .contains("--tick=branch", "no file of the commit", "use --tick");
        }
        assertThat(shell.stretto("run", "plan.md", "--tick=branch", "--workspace", "none")
                        .exits(2)
                        .err())
                .contains("--workspace none");
        assertThat(shell.stretto("run", "plan.md", "--actuals").exits(2).err()).contains("--tick");
        assertThat(shell.stretto("status").exits(2).err()).contains("no run here yet");
    }

    @Test
    void aCompletedRunWhoseTicksAreCommittedTakesNoNewTasks() {
        mend();
        shell.stretto("run", "plan.md", "--tick=branch").exits(0);
        shell.write("plan.md", PLAN + "- [ ] 1.4 New (run: `echo 4 > four`)\n");
        assertThat(shell.stretto("resume").exits(2).err()).contains("its ticks are committed", "stretto run plan.md");
    }
}
