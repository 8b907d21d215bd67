package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan that is edited while its run stands still. */
final class EditedPlanTest {

    private static final String PLAN = """
            # Edited
            - [ ] 1.1 Stays done (run: `echo 1 > one`)
            - [ ] 1.2 Fails (depends: 1.1) (run: `exit 1`)
            - [ ] 1.3 Waits (depends: 1.2) (run: `echo 3 > three`)
            - [ ] 1.4 Waits too (depends: 1.2) (run: `echo 4 > four`)
            """;

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRunThatFailed() {
        shell = Shell.inRepository(home);
        shell.write("plan.md", PLAN);
        shell.stretto("run", "plan.md").exits(1);
    }

    @Test
    void resumeListsTheDifferencesAndGoesOnWithTheNewPlan() {
        shell.write(
                "plan.md",
                PLAN.replace("`exit 1`", "`echo 2 > two`")
                        .replaceFirst("- \\[ \\] 1\\.4.*\n", "- [ ] 1.5 New (run: `echo 5 > five`)\n"));
        shell.stretto("retry").exits(0);
        Finished resumed = shell.stretto("resume", "--json").exits(0);
        assertThat(resumed.err())
                .contains("the plan was edited")
                .contains("changed: 1.2 Fails")
                .contains("added: 1.5 New")
                .contains("removed: 1.4 Waits too")
                .doesNotContain("1.1", "1.3 ");
        assertThat(resumed.events().tasks("task.started")).containsExactlyInAnyOrder("1.2", "1.3", "1.5");
        assertThat(resumed.summary().path("tasks").toString())
                .isEqualTo("{\"completed\":4,\"failed\":0,\"skipped\":0,\"cancelled\":0}");
        String branch = resumed.summary().path("branch").asString();
        assertThat(shell.git("ls-tree", "--name-only", branch).lines())
                .containsExactlyInAnyOrder("README.md", "one", "two", "three", "five");
        assertThat(shell.stretto("status").exits(0).out()).doesNotContain("1.4");
    }

    @Test
    void anEditThatChangesNoTaskIsSaidToo() {
        shell.write("plan.md", PLAN.replace("`exit 1`", "`echo 2 > two`"));
        shell.stretto("retry").exits(0);
        shell.stretto("resume").exits(0);
        shell.write("more.md", "# More\n- [ ] 1.1 Bad (run: `false`)\n");
        shell.stretto("run", "more.md").exits(1);
        shell.write("more.md", "# More\nwords\n- [ ] 1.1 Bad (run: `false`)\n");
        shell.stretto("retry").exits(0);
        assertThat(shell.stretto("resume").exits(1).err()).contains("no task changed");
    }

    @Test
    void aPlanEditedIntoAnErrorIsRefusedAndCanBeMended() {
        shell.write("plan.md", PLAN.replace("depends: 1.1", "depends: 1.9"));
        shell.stretto("retry").exits(0);
        assertThat(shell.stretto("resume").exits(2).err())
                .contains("plan.md:3:")
                .contains("1.9");
        shell.write("plan.md", PLAN.replace("exit 1", "echo 2 > two"));
        shell.stretto("resume").exits(0);
    }

    @Test
    void aTaskThatIsAddedWithoutACommandAndAnAgentIsRefusedAtOnce() {
        shell.write("plan.md", PLAN + "- [ ] 1.5 Nobody does it\n");
        shell.stretto("retry").exits(0);
        assertThat(shell.stretto("resume").exits(2).err())
                .contains("plan.md:6")
                .contains("1.5")
                .contains("no command");
        shell.write("plan.md", PLAN.replace("exit 1", "echo 2 > two"));
        shell.stretto("resume").exits(0);
    }

    @Test
    void aRunWhosePlanIsGoneGoesOnWithThePlanAsItWas() throws Exception {
        Files.delete(shell.directory().resolve("plan.md"));
        shell.stretto("skip", "1.2").exits(0);
        Finished resumed = shell.stretto("resume", "--json").exits(0);
        assertThat(resumed.err()).contains("is gone");
        assertThat(resumed.events().tasks("task.started")).containsExactlyInAnyOrder("1.3", "1.4");
    }

    @Test
    void theOptionsThePlanWasCompiledWithHoldForTheEditedPlanToo() {
        String plan = """
                # Threshold
                ## Phase 1: Half
                - [ ] 1.1 Good (run: `true`)
                - [ ] 1.2 Bad (run: `false`)
                ## Phase 2: After half
                - [ ] 2.1 Next (run: `true`)
                """;
        shell.write("half.md", plan);
        shell.stretto("run", "half.md", "--phase-order", "threshold", "--phase-threshold", "50")
                .exits(1);
        shell.write("half.md", plan + "- [ ] 2.2 Added (run: `true`)\n");
        Finished resumed = shell.stretto("resume", "--json").exits(1);
        assertThat(resumed.events().tasks("task.completed")).containsExactly("2.2");
    }
}
