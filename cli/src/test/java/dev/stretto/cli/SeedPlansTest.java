package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Plans that people really wrote, checked, shown and run from the first to the last command. */
final class SeedPlansTest {

    @TempDir
    private Path home;

    @Test
    void theExamplePlanHasFourTasksInThreeWaves() {
        Shell shell = Shell.inFolder(home);
        String plan = Shared.file("seeds", "003").toString();
        JsonNode checked = shell.stretto("check", plan, "--json").exits(0).json();
        ContractTest.CHECK.fits(checked);
        assertThat(checked.path("tasks").asInt()).isEqualTo(4);
        assertThat(checked.path("phases").asInt()).isEqualTo(4);
        JsonNode shown = shell.stretto("show", plan, "--json").exits(0).json();
        ContractTest.SHOW.fits(shown);
        assertThat(shown.path("waves").toString()).isEqualTo("[[\"1\"],[\"2\",\"3\"],[\"4\"]]");
        assertThat(shell.stretto("show", plan).exits(0).out())
                .contains("wave 3")
                .doesNotContain("wave 4");
    }

    @Test
    void thePlanOfDependencyPatternsHasNineWavesWithoutTheOrderOfPhases() {
        Shell shell = Shell.inFolder(home);
        String plan = Shared.file("plans/stretto", "test-dependency-patterns").toString();
        JsonNode checked = shell.stretto("check", plan, "--json").exits(0).json();
        assertThat(checked.path("phases").asInt()).isEqualTo(8);
        assertThat(checked.path("tasks").asInt()).isEqualTo(37);
        JsonNode shown = shell.stretto("show", plan, "--json", "--phase-order", "none")
                .exits(0)
                .json();
        assertThat(shown.path("waves")).hasSize(9);
        assertThat(ids(shown.path("waves").get(0))).containsExactly("1.1", "1.2", "1.3", "1.4", "3.1", "5.1", "6.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "linear; [['1'],['2'],['3'],['4']]",
                "diamond; [['1'],['2','3'],['4']]",
                "fan_out; [['1'],['2','3','4'],['5']]"
            },
            quoteCharacter = '`')
    void plansOfPhasesHaveTheirWaves(String name, String waves) {
        Shell shell = Shell.inFolder(home);
        String plan = Shared.file("plans/phases", name + "_plan").toString();
        JsonNode shown = shell.stretto("show", plan, "--json").exits(0).json();
        assertThat(shown.path("waves").toString()).isEqualTo(waves.replace('\'', '"'));
    }

    @Test
    void aCycleIsPrintedWholeWithItsLines() {
        Shell shell = Shell.inFolder(home);
        String plan = Shared.file("plans/phases", "circular_plan").toString();
        JsonNode diagnostics =
                shell.stretto("check", plan, "--json").exits(1).json().path("diagnostics");
        assertThat(diagnostics).hasSize(1);
        assertThat(diagnostics.get(0).path("code").asString()).isEqualTo("cycle");
        assertThat(diagnostics.get(0).path("message").asString())
                .containsAnyOf("1 → 3 → 2 → 1", "2 → 1 → 3 → 2", "3 → 2 → 1 → 3")
                .contains("line 6", "line 12", "line 18");
        assertThat(shell.stretto("run", plan, "--agent", "true").exits(1).err()).contains("[cycle]");
    }

    @Test
    void anUnknownDependencyIsNamedWithItsLineAndIsNoCycle() {
        Shell shell = Shell.inFolder(home);
        String plan = Shared.file("plans/phases", "invalid_dependency_plan").toString();
        JsonNode diagnostics =
                shell.stretto("check", plan, "--json").exits(1).json().path("diagnostics");
        assertThat(diagnostics).hasSize(1);
        assertThat(diagnostics.get(0).path("code").asString()).isEqualTo("unknown-dependency");
        assertThat(diagnostics.get(0).path("line").asInt()).isEqualTo(12);
        assertThat(diagnostics.get(0).path("message").asString()).contains("5");
    }

    @Test
    void theExamplePlanRunsToItsEnd() {
        runsToItsEnd(Shared.file("seeds", "003"), 4);
    }

    @Test
    void thePlanOfDependencyPatternsRunsToItsEnd() {
        runsToItsEnd(Shared.file("plans/stretto", "test-dependency-patterns"), 37);
    }

    /** Runs a plan with four workers, each task writing a file of its own, and looks at everything it leaves. */
    private void runsToItsEnd(Path plan, int tasks) {
        Shell shell = Shell.inRepository(home);
        shell.write("edited.txt", "before\n");
        shell.commit("More");
        shell.write("edited.txt", "edited, not committed\n");
        shell.write("staged.txt", "staged\n");
        shell.git("add", "staged.txt");
        String before = stateOf(shell);
        String agent = shell.script(
                "agent",
                "grep -q \"^# Task $STRETTO_TASK: \" && echo \"work of $STRETTO_TASK\" > \"$STRETTO_TASK.txt\"\n");

        Finished run = shell.stretto("run", plan.toString(), "--agent", agent, "--workers", "4", "--json")
                .exits(0);
        JsonNode summary = run.summary();
        ContractTest.SUMMARY.fits(summary);
        assertThat(summary.path("state").asString()).isEqualTo("completed");
        assertThat(summary.path("tasks").path("completed").asInt()).isEqualTo(tasks);
        assertThat(summary.path("maxParallel").asInt()).isBetween(2, 4);

        String branch = summary.path("branch").asString();
        assertThat(shell.git("rev-parse", branch))
                .isEqualTo(summary.path("head").asString());
        List<String> trailers = shell.git(
                        "log",
                        "--format=%(trailers:key=Stretto-Task,valueonly,separator=%x20)/"
                                + "%(trailers:key=Stretto-Run,valueonly,separator=%x20)/"
                                + "%(trailers:key=Stretto-Attempt,valueonly,separator=%x20)",
                        "main.." + branch)
                .lines()
                .toList();
        List<String> ids = taskIds(shell);
        assertThat(ids).hasSize(tasks);
        String runId = summary.path("run").asString();
        assertThat(trailers)
                .containsExactlyInAnyOrderElementsOf(
                        ids.stream().map(id -> id + "/" + runId + "/1").toList());
        ids.forEach(
                id -> assertThat(shell.git("show", branch + ":" + id + ".txt")).isEqualTo("work of " + id));
        assertThat(stateOf(shell)).isEqualTo(before);

        assertThat(shell.stretto("logs", ids.getFirst()).exits(0).out()).isEmpty();
        assertThat(shell.stretto("diff", ids.getLast()).exits(0).out()).contains("+work of " + ids.getLast());
        assertThat(shell.stretto("status").exits(0).out()).contains(": completed");
    }

    private static List<String> taskIds(Shell shell) {
        return Stream.of(shell.stretto("status", "--json").exits(0).json().path("tasks"))
                .flatMap(JsonNode::valueStream)
                .map(task -> task.path("id").asString())
                .toList();
    }

    /** All of the user's that a run has to leave alone. */
    private static String stateOf(Shell shell) {
        return String.join(
                "\n",
                shell.git("rev-parse", "HEAD", "main"),
                shell.git("symbolic-ref", "HEAD"),
                shell.git("status", "--porcelain", "--untracked-files=all"),
                shell.git("diff"),
                shell.git("diff", "--cached"),
                shell.git("stash", "list"),
                shell.git("worktree", "list"));
    }

    private static List<String> ids(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
