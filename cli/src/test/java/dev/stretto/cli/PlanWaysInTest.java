package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Plans that are a folder or come from standard input, from check to the last task and an edit in between. */
final class PlanWaysInTest {

    private static final String FIRST = "# Split\n## Phase 1: One\n- [ ] 1.1 a (run: `echo a > a.txt`)\n";
    private static final String SECOND = "## Phase 2: Two\n- [ ] 2.1 b (depends: 1.1) (run: `false`)\n";

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRepository() {
        shell = Shell.inRepository(home);
    }

    private void split() {
        shell.write("plan/1.md", FIRST);
        shell.write("plan/2.md", SECOND);
    }

    @Test
    void aSplitPlanIsCheckedWithEachFileNamed() {
        split();
        shell.write("plan/10.md", "## Phase 3: Three\n- [ ] 3.1 c (depends: 3.2)\n- [ ] 3.2 d (depends: 3.1, 9.9)\n");
        JsonNode checked = shell.stretto("check", "plan", "--json").exits(1).json();

        ContractTest.CHECK.fits(checked);
        assertThat(checked.path("file").asString()).isEqualTo("plan");
        assertThat(checked.path("format").asString()).isEqualTo("stretto");
        assertThat(checked.path("tasks").asInt()).isEqualTo(4);
        assertThat(shell.stretto("check", "plan/").exits(1).out())
                .contains("plan/10.md:3:28: error: there is no task 9.9")
                .contains("3.1 at line 2 of plan/10.md");
    }

    @Test
    void aSplitPlanRunsAndItsEditIsTakenUp() {
        split();
        Finished run = shell.stretto("run", "plan", "--json").exits(1);
        assertThat(run.summary().path("branch").asString()).startsWith("stretto/plan-");
        assertThat(shell.stretto("run", "./plan/.").exits(2).err()).contains("is unfinished");

        shell.write("plan/2.md", SECOND.replace("false", "echo b > b.txt"));
        shell.write("plan/3.md", "## Phase 3: Three\n- [ ] 3.1 c (run: `true`)\n");
        shell.stretto("retry").exits(0);
        assertThat(shell.stretto("resume").exits(0).err()).contains("changed: 2.1 b", "added: 3.1 c");
    }

    @Test
    void aFolderThatIsNotEditedIsTheSamePlanWhereverItIsResumed() {
        split();
        Shell below = shell.below("plan");
        below.stretto("run", ".").exits(1);
        shell.stretto("retry").exits(0);
        assertThat(shell.stretto("resume").exits(1).err()).doesNotContain("edited");
    }

    @Test
    void theOptionsItWasReadWithHoldForAnEditedPlan() {
        // Not recognised as Stretto's own, for its name.
        shell.write("plan.json", "- [ ] 1.1 a (run: `false`)\n");
        shell.stretto("check", "plan.json").exits(1);
        shell.stretto("run", "plan.json", "--format", "stretto").exits(1);
        shell.write("plan.json", "- [ ] 1.1 a (run: `true`)\n");
        shell.stretto("retry").exits(0);
        assertThat(shell.stretto("resume").exits(0).err()).contains("changed: 1.1 a");
    }

    @Test
    void aPlanFromStandardInputIsCheckedShownAndRun() {
        assertThat(shell.strettoReading("- [ ] 1.1 a (depends: 2)\n", "check", "-")
                        .exits(1)
                        .out())
                .contains("<stdin>:1:23: error");
        assertThat(shell.strettoReading(FIRST, "show", "-", "--json")
                        .exits(0)
                        .json()
                        .path("waves")
                        .toString())
                .isEqualTo("[[\"1.1\"]]");
        Finished run = shell.strettoReading(FIRST, "run", "-", "--json").exits(0);
        assertThat(run.summary().path("branch").asString()).startsWith("stretto/split-");
        assertThat(shell.strettoReading("", "check", "-").exits(1).out()).contains("empty");
    }

    @Test
    void aRunFromStandardInputIsKnownAgainByItsText() {
        String plan = FIRST + SECOND;
        shell.strettoReading(plan, "run", "-").exits(1);
        assertThat(shell.strettoReading(plan, "run", "-").exits(2).err()).contains("run", "of <stdin> is unfinished");
        shell.strettoReading(plan + "\nMore words.\n", "run", "-").exits(1);
        shell.stretto("retry").exits(0);
        assertThat(shell.stretto("resume").exits(1).err()).doesNotContain("gone", "edited");
    }

    @Test
    void aBacklogIsRunInItsOrder() {
        shell.write("backlog/config.yml", "project_name: Ours\nstatuses: [\"To Do\", \"Done\"]\n");
        shell.write(
                "backlog/tasks/task-2 - Two.md",
                "---\nid: task-2\ntitle: Two\nstatus: To Do\ndependencies: [TASK-1]\n---\n");
        shell.write(
                "backlog/tasks/task-1 - One.md", "---\nid: task-1\ntitle: One\nstatus: To Do\ndependencies: []\n---\n");
        JsonNode checked = shell.stretto("check", ".", "--json").exits(0).json();
        assertThat(checked.path("file").asString()).isEqualTo("backlog");
        assertThat(checked.path("format").asString()).isEqualTo("backlog");
        String agent = shell.script("agent", "cat > \"$STRETTO_TASK.txt\"\n");
        assertThat(shell.stretto("run", ".").exits(2).err()).contains("backlog/tasks/task-1 - One.md:2: task task-1");
        Finished run = shell.stretto("run", ".", "--agent", agent, "--json").exits(0);
        assertThat(run.events().tasks("task.completed")).containsExactly("task-1", "task-2");
    }

    @Test
    void aPlanWithoutTasksStillSaysItsFormat() {
        shell.write("epic/epic.md", "---\nname: Empty\n---\n");
        shell.write("plan.md", "words\n");
        shell.write("plan.bin", "\u0000");

        assertThat(format("epic")).isEqualTo("ccpm");
        assertThat(format("plan.md")).isEqualTo("stretto");
        assertThat(format("plan.bin")).isEmpty();
    }

    private String format(String plan) {
        return shell.stretto("check", plan, "--json")
                .exits(1)
                .json()
                .path("format")
                .asString();
    }

    @Test
    void aFormatThatIsMisspelledIsCorrected() {
        shell.write("plan.md", FIRST);
        assertThat(shell.stretto("check", "plan.md", "--format", "spec-kid")
                        .exits(2)
                        .err())
                .contains("did you mean spec-kit?", "backlog, beads");
    }

    @Test
    void aFileThatMayNotBeReadIsNamed() throws Exception {
        split();
        Files.createSymbolicLink(shell.directory().resolve("plan/loop.md"), Path.of("loop.md"));
        assertThat(shell.stretto("check", "plan").exits(0).out()).doesNotContain("loop");
        assertThat(shell.stretto("check", "plan/loop.md").exits(1).out()).contains("plan/loop.md:1:1: error");
    }
}
