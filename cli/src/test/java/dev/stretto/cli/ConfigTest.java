package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code stretto.toml}, the user's own file and the environment set. */
final class ConfigTest {

    private static final String PLAN = """
            # Two
            - [ ] 1.1 Command (run: `echo a > a.txt`)
            - [ ] 1.2 Agent's
            """;

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRepository() {
        shell = Shell.inRepository(home);
        shell.write("plan.md", PLAN);
    }

    @Test
    void aProjectSetsTheAgentOnce() {
        shell.write("stretto.toml", "agent = \"cat > agent.txt\"\nworkers = 1\n");

        String out = shell.stretto("run", "plan.md").exits(0).out();

        assertThat(out).contains("2 done").contains("workers: 1");
    }

    @Test
    void itIsFoundFromAFolderBelow() {
        shell.write("stretto.toml", "workers = 0\n");
        shell.write("sub/plan.md", PLAN);

        assertThat(shell.below("sub").stretto("run", "plan.md").exits(2).err())
                .contains(shell.directory().resolve("stretto.toml") + ": workers: ")
                .contains("'0' is no number of workers: give 1 to 1024, or auto");
    }

    @Test
    void thePlansOwnWordIsNearerThanAFilesButNotThanOnesOwn() {
        shell.write("plan.md", "---\nworkers: 3\n---\n# P\n- [ ] 1.1 A (run: `true`)\n");
        shell.write("stretto.toml", "workers = 2\n");

        assertThat(shell.stretto("run", "plan.md", "--workspace", "none")
                        .exits(0)
                        .out())
                .contains("workers: 3 (the plan's front matter)");
        assertThat(shell.stretto("run", "plan.md", "--workspace", "none", "-w", "4")
                        .exits(0)
                        .out())
                .contains("workers: 4");
        shell.export("STRETTO_WORKERS", "5");
        assertThat(shell.stretto("run", "plan.md", "--workspace", "none")
                        .exits(0)
                        .out())
                .contains("workers: 5");
    }

    @Test
    void theStrategyOfThePlanIsNearerThanAFilesButNotThanOnesOwn() {
        String plan = "# P\n## Phase 1: A\n- [ ] 1.1 A\n## Phase 2: B%s\n- [ ] 2.1 B\n";
        shell.write("plan.md", "---\nstrategy: waves\n---\n" + plan.formatted(""));
        shell.write("hybrid.md", "---\nstrategy: waves\n---\n" + plan.formatted(" (strategy: dag)"));
        shell.write("stretto.toml", "strategy = \"batched\"\n");

        assertThat(strategy("plan.md")).isEqualTo("waves");
        assertThat(shell.stretto("show", "plan.md", "--json").json().path("reason").asString())
                .isEqualTo("because the plan's front matter says so; a wave begins when all of the one before it has ended;"
                        + " a phase opens when the phases before it are complete");
        assertThat(shell.stretto("show", "hybrid.md", "--json").json().path("reason").asString())
                .startsWith("phase 1 waves, because the plan's front matter says so; phase 2 dag, because the plan says so");
        assertThat(strategy("plan.md", "--strategy", "pipeline")).isEqualTo("pipeline");
        assertThat(strategy("plan.md", "--strategy", "auto")).isEqualTo("batched");
        shell.export("STRETTO_STRATEGY", "dag");
        assertThat(strategy("plan.md")).isEqualTo("dag");
    }

    private String strategy(String plan, String... options) {
        String[] all = Stream.concat(Stream.of("show", plan, "--json"), Stream.of(options)).toArray(String[]::new);
        return shell.stretto(all).exits(0).json().path("strategy").asString();
    }

    @Test
    void aKeyThatThereIsNotIsRefusedWithTheNearest() {
        shell.write("stretto.toml", "workrs = 2\n");
        assertThat(shell.stretto("run", "plan.md").exits(2).err())
                .contains("stretto.toml: workrs: there is no such key; did you mean workers?");

        shell.write("stretto.toml", "[workspace]\nkep = [\"node_modules\"]\n");
        assertThat(shell.stretto("run", "plan.md").exits(2).err())
                .contains("stretto.toml: workspace.kep: there is no such key; did you mean workspace.keep?");
    }

    @Test
    void whatIsNoSettingIsRefusedWithItsPlace() {
        shell.write("stretto.toml", "workers = = 2\n");
        assertThat(shell.stretto("run", "plan.md").exits(2).err())
                .contains("stretto.toml:1:")
                .contains("not TOML");

        shell.write("stretto.toml", "workers = [1, 2]\n");
        assertThat(shell.stretto("run", "plan.md").exits(2).err())
                .contains("stretto.toml: workers: give one value: a text, a number, true or false");

        shell.write("stretto.toml", "land = \"yes\"\n");
        assertThat(shell.stretto("run", "plan.md").exits(2).err()).contains("stretto.toml: land: give true or false");
    }

    @Test
    void whatOnlyLooksGoesOnWhateverTheSettingsAre() {
        shell.write("plan.md", "# P\n- [ ] 1.1 A (run: `true`)\n");
        shell.stretto("run", "plan.md").exits(0);
        shell.write("stretto.toml", "nonsense = true\n");

        shell.stretto("status").exits(0);
        shell.stretto("run", "plan.md").exits(2);
    }

    @Test
    void whatIsSetForOtherRunsIsNotInTheWayOfOneItHasNoMeaningFor() {
        shell.write("plan.md", "# P\n- [ ] 1.1 A (run: `true`)\n");
        shell.write("stretto.toml", "land = true\npush = \"origin\"\nactuals = true\nbudget = \"2s\"\n");

        shell.stretto("run", "plan.md", "--workspace", "none").exits(0);
        shell.stretto("run", "plan.md", "--workspace", "none", "--land").complains(2, "--land has nothing to land");
        shell.stretto("run", "plan.md", "--workspace", "none", "--budget", "1s").complains(2, "--order optimized");
    }
}
