package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a task's work comes to the branch, and what happens where two tasks contradict each other. */
final class ResultsTest {

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aRepository() {
        shell = Shell.inRepository(home);
    }

    private static String branch(Finished run) {
        return run.summary().path("branch").asString();
    }

    @Test
    void modesLinksBytesAndDeletionsLandAndIgnoredFilesDoNot() {
        shell.write(".gitignore", "*.log\nbuild/\n");
        shell.write("old.txt", "old\n");
        shell.write("keep.txt", "keep\n");
        shell.commit("Files");
        shell.write("plan.md", """
                # Files
                - [ ] 1.1 Everything
                  ```sh run
                  printf '#!/bin/sh\\n' > tool.sh && chmod +x tool.sh
                  ln -s keep.txt link
                  printf '\\000\\001\\377\\n' > bytes.bin
                  rm old.txt
                  mkdir -p deep/er 'with blank' && echo x > deep/er/x.txt && echo y > 'with blank/y ü.txt'
                  echo noise > noise.log && mkdir build && echo out > build/out
                  chmod -x keep.txt
                  ```
                """);
        String branch = branch(shell.stretto("run", "plan.md", "--json").exits(0));
        assertThat(shell.git("-c", "core.quotePath=false", "diff", "--no-renames", "--name-status", "main", branch)
                        .lines())
                .containsExactlyInAnyOrder(
                        "A\ttool.sh",
                        "A\tlink",
                        "A\tbytes.bin",
                        "D\told.txt",
                        "A\tdeep/er/x.txt",
                        "A\twith blank/y ü.txt");
        assertThat(shell.git("ls-tree", branch, "tool.sh", "link").lines().map(line -> line.substring(0, 6)))
                .containsExactlyInAnyOrder("100755", "120000");
        assertThat(shell.git("cat-file", "-s", branch + ":bytes.bin")).isEqualTo("4");
        assertThat(shell.git("cat-file", "-p", branch + ":link")).isEqualTo("keep.txt");
    }

    @Test
    void aTaskSeesWhatItsDependenciesLanded() {
        shell.write("plan.md", """
                # Chain
                - [ ] 1.1 A (run: `echo a > letters`)
                - [ ] 1.2 B (depends: 1.1) (run: `echo b >> letters`)
                - [ ] 1.3 C (depends: 1.2) (run: `echo c >> letters`)
                """);
        String branch = branch(shell.stretto("run", "plan.md", "--json").exits(0));
        assertThat(shell.git("show", branch + ":letters")).isEqualTo("a\nb\nc");
        assertThat(shell.git("log", "--format=%s", "main.." + branch).lines())
                .containsExactly("1.3 C", "1.2 B", "1.1 A");
    }

    @Test
    void tasksThatChangeTheSameLineBothLandWhereTheSecondIsDoneAgainOnTheNewHead() {
        shell.write("shared.txt", "nobody\n");
        shell.commit("Shared");
        shell.write("plan.md", "# Both\n- [ ] 1.1 One\n- [ ] 1.2 Two\n");
        String agent = shell.script("agent", meet() + "echo \"$(cat shared.txt) $STRETTO_TASK\" > shared.txt\n");
        Finished run = shell.stretto("run", "plan.md", "--agent", agent, "-w", "2", "--json")
                .exits(0);
        assertThat(run.summary().path("conflicts").asInt()).isEqualTo(1);
        assertThat(run.summary().path("tasks").path("completed").asInt()).isEqualTo(2);
        assertThat(shell.git("show", branch(run) + ":shared.txt")).isIn("nobody 1.1 1.2", "nobody 1.2 1.1");
        assertThat(run.events()
                        .of("landing.conflicted")
                        .getFirst()
                        .path("files")
                        .toString())
                .isEqualTo("[\"shared.txt\"]");
    }

    @Test
    void aTaskThatConflictsEveryTimeFailsNamingBothSidesAndItsWorkIsKept() {
        shell.write("shared.txt", "nobody\n");
        shell.commit("Shared");
        shell.write("plan.md", """
                # Rival
                - [ ] 1.1 Rival 1
                - [ ] 1.2 Rival 2 (depends: 1.1)
                - [ ] 1.3 Rival 3 (depends: 1.2)
                - [ ] 1.4 Unlucky
                """);
        // Each attempt of 1.4 ends only after the next rival has landed a change of the same line.
        String agent = shell.script("agent", """
                dir=$(dirname "$0")
                wait_for() { n=0; while [ ! -e "$dir/$1" ]; do n=$((n+1)); [ $n -lt 3000 ] || exit 9; sleep 0.01; done; }
                if [ "$STRETTO_TASK" = 1.4 ]; then
                  touch "$dir/unlucky-$STRETTO_ATTEMPT"
                  wait_for "done-$STRETTO_ATTEMPT"
                  echo "unlucky $STRETTO_ATTEMPT" > shared.txt
                  exit 0
                fi
                rival=${STRETTO_TASK#1.}
                wait_for "unlucky-$rival"
                echo "rival $rival" > shared.txt
                """);
        Background run = shell.background("run", "plan.md", "--agent", agent, "-w", "2", "--json");
        for (int rival = 1; rival <= 3; rival++) {
            String task = "\"type\":\"task.completed\",\"task\":\"1." + rival + "\"";
            Await.until("rival " + rival + " lands", () -> run.printed().contains(task));
            shell.script("done-" + rival, "");
        }
        Finished finished = run.finish().exits(1);
        var failed = finished.events().of("task.failed", "1.4").getFirst();
        assertThat(failed.path("reason").asString())
                .contains("conflict with 1.3")
                .contains("shared.txt");
        assertThat(failed.path("attempt").asInt()).isEqualTo(3);
        assertThat(shell.git("show", failed.path("salvage").asString() + ":shared.txt"))
                .isEqualTo("unlucky 3");
        assertThat(shell.git("show", branch(finished) + ":shared.txt")).isEqualTo("rival 3");
        assertThat(finished.summary().path("conflicts").asInt()).isEqualTo(3);
        assertThat(shell.stretto("status").exits(0).out()).contains("git show refs/stretto/salvage/");
    }

    /** Two tasks wait here until both have begun, so that both work on the same head. */
    private String meet() {
        return """
                dir=$(dirname "$0")
                touch "$dir/at-$STRETTO_TASK"
                n=0
                while [ ! -e "$dir/at-1.1" ] || [ ! -e "$dir/at-1.2" ]; do
                  n=$((n + 1)); [ $n -lt 3000 ] || exit 9
                  sleep 0.01
                done
                """;
    }

    @Test
    void differentChangesOfOneFileAreMerged() {
        shell.write("list.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\n");
        shell.commit("List");
        shell.write("plan.md", "# Merge\n- [ ] 1.1 Top\n- [ ] 1.2 Bottom\n");
        String agent = shell.script("agent", meet() + """
                if [ "$STRETTO_TASK" = 1.1 ]; then sed -i 's/^1$/one/' list.txt; else sed -i 's/^9$/nine/' list.txt; fi
                """);
        Finished run = shell.stretto("run", "plan.md", "--agent", agent, "-w", "2", "--json")
                .exits(0);
        assertThat(run.summary().path("conflicts").asInt()).isZero();
        assertThat(shell.git("show", branch(run) + ":list.txt"))
                .startsWith("one\n")
                .endsWith("\nnine");
    }

    @Test
    void whatAnAgentCommitsItselfLandsAsOneCommitToo() {
        shell.write("plan.md", "# Commit\n- [ ] 1.1 Commits\n");
        String agent = shell.script("agent", """
                echo a > a.txt && git add a.txt && git commit -qm "mine" && git checkout -qb elsewhere
                echo b > b.txt && git add b.txt && git commit -qm "mine too" && echo c > c.txt && git stash -q -u
                git config user.name Mallory
                """);
        Finished run =
                shell.stretto("run", "plan.md", "--agent", agent, "--json").exits(0);
        assertThat(shell.git("diff", "--name-only", "main", branch(run)).lines())
                .containsExactly("a.txt", "b.txt");
        assertThat(shell.git("log", "--format=%an %s", "main.." + branch(run))).isEqualTo("Ann mine too");
        assertThat(shell.git("branch", "--format=%(refname:short)").lines())
                .containsExactlyInAnyOrderElementsOf(List.of("main", branch(run)));
        assertThat(shell.git("stash", "list")).isEmpty();
    }
}
