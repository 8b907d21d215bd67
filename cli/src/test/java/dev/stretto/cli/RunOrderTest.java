package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --order}. */
final class RunOrderTest {

    /** Two workers: the longest first take 7 hours, three short ones on one side and two long ones on the other 6. */
    private static final String PLAN = """
            # Packing
            - [ ] 1.1 Long (depends: none) (est: 3h) (run: `true`)
            - [ ] 1.2 Long (depends: none) (est: 3h) (run: `true`)
            - [ ] 1.3 Short (depends: none) (est: 2h) (run: `true`)
            - [ ] 1.4 Short (depends: none) (est: 2h) (run: `true`)
            - [ ] 1.5 Short (depends: none) (est: 2h) (run: `true`)
            """;

    @TempDir
    private Path home;

    @Test
    void anOptimizedRunSaysWhatItGainsAndKeepsToItsOrder() {
        Shell shell = Shell.inFolder(home);
        shell.write("plan.md", PLAN);
        Finished run = shell.stretto(
                        "run", "plan.md", "--workspace", "none", "-w", "2", "--order", "optimized", "--budget", "200ms")
                .exits(0);
        assertThat(run.out()).contains("order: optimized, 6 h by the estimates instead of 7 h", "no order takes less");

        Finished json = shell.stretto(
                        "run", "plan.md", "--workspace", "none", "-w", "2", "--new", "--order", "optimized", "--json")
                .exits(0);
        assertThat(json.err()).contains("order: optimized, 6 h");
        assertThat(json.events().tasks("task.started").subList(0, 2)).doesNotContainSequence("1.1", "1.2");
        assertThat(json.events().tasks("task.started").subList(0, 2)).containsAnyOf("1.3", "1.4", "1.5");
    }

    @Test
    void whereThePlainRuleCannotBeBeatenItIsKeptAndSaid() {
        Shell shell = Shell.inFolder(home);
        shell.write("plan.md", PLAN);
        Finished run = shell.stretto("run", "plan.md", "--workspace", "none", "-w", "5", "--order", "optimized")
                .exits(0);
        assertThat(run.out()).contains("order: by priority, 3 h by the estimates; no order takes less");
    }

    @Test
    void wrongUseIsSaid() {
        Shell shell = Shell.inFolder(home);
        shell.write("plan.md", PLAN);
        assertThat(shell.stretto("run", "plan.md", "--order", "chance").exits(2).err())
                .contains("--order", "priority", "optimized");
        assertThat(shell.stretto("run", "plan.md", "--budget", "2s").exits(2).err())
                .contains("--order optimized");
    }
}
