package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tasks that a plan defers, and how the user has them run. */
final class DeferredTasksTest {

    private static final String PLAN = """
            # Deferred
            - [ ] 1.1 Now (run: `echo now`)
            - [ ] 1.2 Later [DEFERRED] (run: `echo later`)
            - [ ] 1.3 After later (depends: 1.2) (run: `echo after`)
            - [ ] 1.4 Much later [DEFERRED] (run: `echo much`)
            - [x] 1.5 Done (run: `echo done`)
            """;

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aPlan() {
        shell = Shell.inFolder(home);
        shell.write("plan.md", PLAN);
    }

    private Finished run(String... options) {
        String[] arguments = new String[options.length + 4];
        List.of("run", "plan.md", "--workspace", "none").toArray(arguments);
        System.arraycopy(options, 0, arguments, 4, options.length);
        return shell.stretto(arguments);
    }

    @Test
    void theyDoNotRunNorWhatDependsOnThemAndTheRunCompletes() {
        Finished run = run("--json").exits(0);
        assertThat(run.events().tasks("task.started")).containsExactly("1.1");
        JsonNode skipped = run.events().of("task.skipped", "1.3").getFirst();
        assertThat(skipped.path("cause").asString()).isEqualTo("deferred");
        assertThat(skipped.path("by").asString()).isEqualTo("1.2");
        assertThat(run.summary().path("state").asString()).isEqualTo("completed");
        assertThat(run.summary().path("tasks").path("skipped").asInt()).isEqualTo(3);
        assertThat(run.summary().path("deferred").asInt()).isEqualTo(3);

        assertThat(shell.stretto("status").exits(0).out())
                .contains("skipped   1.2  Later — deferred by the plan: name it with --include")
                .contains("skipped   1.3  After later — skipped: 1.2 is deferred by the plan");
        JsonNode status = shell.stretto("status", "--json").exits(0).json();
        assertThat(status.path("tasks").get(1).path("state").asString()).isEqualTo("skipped");
        assertThat(status.path("tasks").get(1).path("waitingFor").asString()).contains("--include");
    }

    @Test
    void peopleAreToldWhatWasDeferred() {
        assertThat(run().exits(0).out())
                .contains("skipped  1.3 1.2 is deferred by the plan: name it with --include")
                .contains("deferred by the plan: 1.2, 1.4; run what you name with --include");
    }

    @Test
    void thoseThatAreNamedRun() {
        Finished run = run("--json", "--include", "1.2,1.4").exits(0);
        assertThat(run.events().tasks("task.started")).containsExactlyInAnyOrder("1.1", "1.2", "1.3", "1.4");
        assertThat(run.summary().path("deferred").asInt()).isZero();
        assertThat(run("--new", "--json", "--include=1.4", "--include", "1.2", "--all")
                        .exits(0)
                        .events()
                        .tasks("task.started"))
                .hasSize(5);
    }

    @Test
    void namingWhatIsNotThereOrIsDoneIsRefused() {
        run("--include", "1.6").complains(2, "--include 1.6", "no such task", "nearest is 1.5");
        run("--include", "1.5").complains(2, "--include 1.5", "completed", "--all");
        assertThat(shell.stretto("status").exit()).as("nothing was started").isNotZero();
    }

    @Test
    void oneThatIsDeferredNeedsNoCommandUntilItIsNamed() {
        shell.write("plan.md", PLAN.replace("Much later [DEFERRED] (run: `echo much`)", "Much later [DEFERRED]"));
        run("--include", "1.4").complains(2, "1.4", "no command");
        run().exits(0);
    }

    @Test
    void whatWasNamedStaysSoWhenTheRunGoesOnWithAnEditedPlan() {
        shell.write("plan.md", PLAN.replace("echo now", "exit 1"));
        run("--include", "1.2").exits(1);
        shell.write("plan.md", PLAN + "- [ ] 1.6 New (depends: 1.2) (run: `true`)\n");
        shell.stretto("retry").exits(0);
        Finished resumed = shell.stretto("resume", "--json").exits(0);
        assertThat(resumed.events().tasks("task.started")).containsExactlyInAnyOrder("1.1", "1.6");
        assertThat(resumed.summary().path("deferred").asInt()).isEqualTo(1);
    }

    @Test
    void oneCanBeTakenUpAfterwards() {
        run().exits(0);
        shell.stretto("retry", "1.3").complains(2, "1.2");
        shell.stretto("retry", "1.2").exits(0);
        assertThat(shell.stretto("resume", "--json").exits(0).events().tasks("task.started"))
                .containsExactly("1.2", "1.3");
    }

    @Test
    void showAndCheckTellOfThem() {
        JsonNode show = shell.stretto("show", "plan.md", "--json").exits(0).json();
        assertThat(show.path("tasks")
                        .valueStream()
                        .map(task -> task.path("state").asString()))
                .containsExactly("pending", "deferred", "pending", "deferred", "completed");
        assertThat(shell.stretto("show", "plan.md").exits(0).out()).contains("1.2  Later", "(deferred)");
        JsonNode check = shell.stretto("check", "plan.md", "--json").exits(0).json();
        assertThat(check.path("tasks").asInt()).isEqualTo(5);
        assertThat(check.path("completed").asInt()).isEqualTo(1);
        assertThat(check.path("dependencies").asInt()).isEqualTo(1);
    }
}
