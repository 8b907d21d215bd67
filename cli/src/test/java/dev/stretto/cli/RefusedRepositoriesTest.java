package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories that workspaces could not hold as they are: refused before anything starts. */
final class RefusedRepositoriesTest {

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void aPlan() {
        shell = Shell.inRepository(home);
        shell.write("plan.md", "# Plan\n- [ ] 1.1 A (run: `echo a > a.txt`)\n");
    }

    private void isRefused(String... words) {
        shell.stretto("run", "plan.md").complains(2, words);
        assertThat(shell.git("for-each-ref", "refs/stretto", "refs/heads/stretto"))
                .isEmpty();
        assertThat(shell.directory().resolve(".git/stretto/runs")).doesNotExist();
        shell.stretto("run", "plan.md", "--workspace", "none").exits(0);
    }

    @Test
    void aRequiredFilterWhoseProgramIsMissing() {
        shell.git("config", "filter.big.process", "git-big-files filter-process");
        shell.write("sub/.gitattributes", "# filter=none\n*.bin filter=big -text\n");
        shell.commit("Attributes");
        shell.git("config", "filter.big.required", "true");
        isRefused("sub/.gitattributes", "filter big", "git-big-files", "install it", "filter.big.required false");
        shell.git("config", "filter.big.required", "false");
        shell.stretto("run", "plan.md").exits(0);
    }

    @Test
    void aLinkThatLeadsBackToTheCheckout() {
        link("docs", shell.directory().resolve("README.md"));
        link("elsewhere", Path.of("/usr/share"));
        shell.commit("Links");
        isRefused("the symbolic link docs", shell.directory().toString(), "make it relative", "ln -sfn");
    }

    @Test
    void aLinkFromALinkedWorktreeThatLeadsBackToTheMainOne() {
        link("docs", shell.directory().resolve("not-there"));
        shell.commit("Link");
        shell.git("worktree", "add", "--quiet", "../linked", "-b", "linked");
        shell.below("../linked").stretto("run", "plan.md").complains(2, "the symbolic link docs");
    }

    private void link(String name, Path target) {
        try {
            Files.createSymbolicLink(shell.directory().resolve(name), target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
