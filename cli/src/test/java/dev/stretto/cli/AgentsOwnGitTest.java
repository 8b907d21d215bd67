package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever tasks do with git in their workspaces touches nothing of the user's and nothing of each other's. */
final class AgentsOwnGitTest {

    /** Each also changes a file of its own, which is to land whatever else it did. */
    private static final String PLAN = """
            # Git
            - [ ] 1.1 Collect garbage
              ```sh run
              git gc --quiet --prune=now && git prune --expire=now && git reflog expire --expire=now --all
              echo 1 > 1.txt
              ```
            - [ ] 1.2 Stash
              ```sh run
              echo 2 > 2.txt && git add 2.txt && git stash --quiet && git stash list | grep -q stash@{0} && git stash pop --quiet
              ```
            - [ ] 1.3 Fetch
              ```sh run
              git fetch --quiet UPSTREAM main:refs/heads/fetched && git checkout --quiet fetched -- from-upstream.txt
              git rm --quiet --cached from-upstream.txt && rm from-upstream.txt
              echo 3 > 3.txt
              ```
            - [ ] 1.4 Amend and commit
              ```sh run
              echo 4 > 4.txt && git add . && git commit --quiet --amend --message "Everything is mine"
              git commit --quiet --allow-empty --message "More" && git tag -f v1
              ```
            - [ ] 1.5 Branch
              ```sh run
              git checkout --quiet -b main && git checkout --quiet -b stretto/x && git branch -D main
              echo 5 > 5.txt && git add . && git commit --quiet --message Mine
              ```
            - [ ] 1.6 Worktree
              ```sh run
              git worktree add --quiet ../beside -b beside && echo beside > ../beside/lost.txt
              echo 6 > 6.txt
              ```
            - [ ] 1.7 Configuration
              ```sh run
              git config user.name Mallory && git config core.hooksPath hooks && git config core.worktree /nowhere
              git config remote.origin.url /nowhere && git config core.bare true
              echo 7 > 7.txt
              ```
            - [ ] 1.8 Reset
              ```sh run
              echo lost > README.md && git reset --quiet --hard && git clean -fdq && git update-ref refs/heads/main HEAD
              echo 8 > 8.txt
              ```
            - [ ] 1.9 Delete its repository
              ```sh run
              rm -rf .git && ! git rev-parse --git-dir 2> /dev/null && echo 9 > 9.txt
              ```
            - [ ] 1.10 Make another
              ```sh run
              rm -rf .git && git init --quiet && git add . && git -c user.name=x -c user.email=x@y commit --quiet -m Mine
              echo 10 > 10.txt
              ```
            - [ ] 1.11 Hooks
              ```sh run
              echo 11 > 11.txt && git add . && git commit --quiet --message "No hook of the user's stops me"
              ```
            - [ ] 1.12 Submodules
              ```sh run
              git submodule update --init --quiet
              echo 12 > 12.txt
              ```
            """;

    @TempDir
    private Path home;

    private static String everything(Shell shell) {
        return String.join(
                "\n--\n",
                shell.git("for-each-ref", "refs/heads", "refs/tags", "refs/remotes", "refs/stash")
                        .replaceAll("(?m)^.*refs/heads/stretto/.*\n?", ""),
                shell.git("symbolic-ref", "HEAD"),
                shell.git("stash", "list"),
                shell.git("config", "--local", "--list"),
                shell.git("worktree", "list"),
                shell.git("status", "--porcelain", "--ignored"),
                shell.git("ls-files", "--stage"),
                shell.git("reflog"));
    }

    private Shell aUsersRepository() throws Exception {
        Shell upstream = Shell.inRepository(home.resolve("upstream"));
        upstream.write("from-upstream.txt", "new\n");
        upstream.commit("Upstream");
        Shell shell = Shell.inRepository(home);
        shell.git("remote", "add", "origin", upstream.directory().toString());
        shell.git("tag", "v1");
        shell.write("README.md", "# Being changed\n");
        shell.git("stash", "--quiet");
        shell.git("worktree", "add", "--quiet", home.resolve("linked").toString(), "-b", "linked");
        shell.write("plan.md", PLAN.replace("UPSTREAM", upstream.directory().toString()));
        shell.commit("Plan");
        Path hook = Files.writeString(shell.directory().resolve(".git/hooks/pre-commit"), "#!/bin/sh\nexit 1\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        shell.write("untracked.txt", "mine\n");
        return shell;
    }

    @Test
    void nothingOfTheUsersChangesAndEveryTaskLandsItsOwnFile() throws Exception {
        Shell shell = aUsersRepository();
        String dangling = shell.git("commit-tree", "HEAD^{tree}", "-m", "On no branch");
        String before = everything(shell);
        Finished run = shell.stretto("run", "plan.md", "-w", "6", "--json").exits(0);
        assertThat(everything(shell)).isEqualTo(before);
        assertThat(shell.git("cat-file", "-t", dangling)).isEqualTo("commit");
        shell.git("fsck", "--strict", "--no-dangling");
        String branch = run.summary().path("branch").asString();
        assertThat(shell.git("diff", "--name-status", "main", branch).lines())
                .containsExactlyInAnyOrder(java.util.stream.IntStream.rangeClosed(1, 12)
                        .mapToObj(number -> "A\t" + number + ".txt")
                        .toArray(String[]::new));
        assertThat(shell.git("log", "--format=%an", "main.." + branch)).doesNotContain("Mallory");
    }

    @Test
    void nothingInAWorkspaceLeadsBackToTheUsersCheckout() {
        Shell shell = Shell.inRepository(home);
        shell.write("docs/index.md", "here\n");
        shell.write("plan.md", """
                # Links
                - [ ] 1.1 Follow the links
                  ```sh run
                  case "$PWD" in "$STRETTO_WORKSPACE") ;; *) exit 1 ;; esac
                  echo changed > latest/index.md
                  env | grep -F 'CHECKOUT' && exit 2
                  git rev-parse --show-toplevel | grep -qF 'CHECKOUT' && exit 3
                  ! grep -RF 'CHECKOUT' .git --exclude=alternates -l || exit 4
                  ```
                """.replace("CHECKOUT", shell.directory().toString()));
        link(shell.directory().resolve("latest"), Path.of("docs"));
        shell.commit("Plan");
        Finished run = shell.stretto("run", "plan.md", "--json").exits(0);
        assertThat(shell.read("docs/index.md")).isEqualTo("here\n");
        String branch = run.summary().path("branch").asString();
        assertThat(shell.git("show", branch + ":docs/index.md")).isEqualTo("changed");
    }

    private static void link(Path link, Path target) {
        try {
            Files.createSymbolicLink(link, target);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
