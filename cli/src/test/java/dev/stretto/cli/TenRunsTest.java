package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten runs at once in one repository: each with its own driver, journal, branch, workspaces and ports. */
final class TenRunsTest {

    private static final int RUNS = 10;

    /** The first tasks of all runs wait for each other, so that all runs are under way at the same time. */
    private static final String PLAN = """
            # Run NAME
            - [ ] 1.1 Meet
              ```sh run
              touch "$HERE/at-NAME"
              n=0; while [ $(ls "$HERE" | grep -c '^at-') -lt COUNT ]; do n=$((n+1)); [ $n -lt 3000 ] || exit 9; sleep 0.02; done
              echo "$STRETTO_PORT_BASE" > port-NAME
              ```
            - [ ] 1.2 Left (depends: 1.1) (run: `test -e port-NAME && echo l > left-NAME && echo NAME > shared`)
            - [ ] 1.3 Right (depends: 1.1) (run: `git stash list | wc -l > right-NAME; git commit -q --allow-empty -m mine; git gc -q`)
            - [ ] 1.4 Middle (depends: 1.1) (run: `ls | grep -c -e '^port-' > middle-NAME`)
            - [ ] 1.5 Join (depends: 1.2, 1.3, 1.4) (run: `cat left-NAME right-NAME middle-NAME > join-NAME`)
            """;

    @TempDir
    private Path home;

    @Test
    void tenRunsOfFiveTasksAtOnceFinishTogetherAndDisturbNothingOfEachOther() {
        Shell shell = Shell.inRepository(home);
        shell.export("HERE", home.toString());
        shell.write("README.md", "staged\n");
        shell.git("add", "README.md");
        shell.write("README.md", "edited\n");
        for (int run = 0; run < RUNS; run++) {
            shell.write(
                    "plans/" + run + ".md",
                    PLAN.replace("NAME", String.valueOf(run)).replace("COUNT", String.valueOf(RUNS)));
        }
        String before = shell.git("status", "--porcelain");
        List<Program> programs = new ArrayList<>();
        try {
            for (int run = 0; run < RUNS; run++) {
                programs.add(Program.start(shell, "run", "plans/" + run + ".md", "-w", "2", "--json"));
            }
            Set<String> branches = new HashSet<>();
            Set<String> ports = new HashSet<>();
            for (int run = 0; run < RUNS; run++) {
                Finished finished = programs.get(run).finish().exits(0);
                assertThat(finished.summary().path("tasks").path("completed").asInt()).isEqualTo(5);
                String branch = finished.summary().path("branch").asString();
                branches.add(branch);
                ports.add(shell.git("show", branch + ":port-" + run));
                assertThat(shell.git("log", "--format=%(trailers:key=Stretto-Run,valueonly)", "main.." + branch)
                                .lines()
                                .filter(line -> !line.isBlank()))
                        .hasSize(5)
                        .containsOnly(finished.summary().path("run").asString());
                assertThat(shell.git("diff", "--name-only", "main", branch).lines())
                        .containsExactlyInAnyOrder(
                                "port-" + run, "left-" + run, "right-" + run, "middle-" + run, "join-" + run, "shared");
                assertThat(shell.git("show", branch + ":join-" + run)).isEqualTo("l\n0\n1");
            }
            assertThat(branches).hasSize(RUNS);
            assertThat(ports).as("attempts that ran at once have ports of their own").hasSize(RUNS);
        } finally {
            programs.forEach(Program::close);
        }
        assertThat(shell.git("status", "--porcelain")).isEqualTo(before);
        assertThat(shell.read("README.md")).isEqualTo("edited\n");
        assertThat(shell.git("rev-list", "--count", "main")).isEqualTo("1");
        assertThat(shell.git("for-each-ref", "refs/stretto/salvage", "refs/stash")).isEmpty();
        shell.git("fsck", "--strict", "--no-dangling");
    }
}
