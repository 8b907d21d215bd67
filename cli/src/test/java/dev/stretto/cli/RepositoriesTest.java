package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories that are not plain: a run in each lands just what its tasks changed. The page docs/workspaces.md tells of them. */
final class RepositoriesTest {

    private static final String PLAN = """
            # Plain
            - [ ] 1.1 Add (run: `[ -z "$(git status --porcelain)" ] && echo new > new.txt`)
            - [ ] 1.2 Change (run: `echo more >> README.md && git add . && git commit --quiet -m Mine`)
            """;

    @TempDir
    private Path home;

    private Shell upstream;

    @BeforeEach
    void aPlanInARepository() {
        upstream = Shell.inRepository(home.resolve("upstream"));
        upstream.write("plan.md", PLAN);
        upstream.write("docs/page.md", "page\n");
        upstream.commit("Plan");
        upstream.write("docs/page.md", "page two\n");
        upstream.commit("More");
    }

    /** The user in a clone of that. */
    private Shell cloned(String... options) {
        Shell shell = Shell.inFolder(home.resolve("clone"));
        List<String> command = new java.util.ArrayList<>(List.of("clone", "--quiet"));
        command.addAll(List.of(options));
        command.addAll(List.of("file://" + upstream.directory(), "."));
        shell.git(command.toArray(String[]::new));
        shell.git("config", "user.name", "Ann");
        shell.git("config", "user.email", "ann@example.org");
        return shell;
    }

    private static String branch(Finished run) {
        return run.summary().path("branch").asString();
    }

    /** Runs the plan and looks at what landed. */
    private static String lands(Shell shell) {
        Finished run = shell.stretto("run", "plan.md", "--json").exits(0);
        String branch = branch(run);
        assertThat(changes(shell, branch)).containsExactlyInAnyOrder("M\tREADME.md", "A\tnew.txt");
        return branch;
    }

    private static List<String> changes(Shell shell, String branch) {
        return shell.git("diff", "--name-status", "HEAD", branch).lines().toList();
    }

    @Test
    void aShallowClone() {
        Shell shell = cloned("--depth", "1");
        String branch = lands(shell);
        assertThat(shell.git("rev-list", "--count", branch)).isEqualTo("3");
        assertThat(shell.git("rev-parse", "--is-shallow-repository")).isEqualTo("true");
    }

    @Test
    void aPartialClone() {
        upstream.git("config", "uploadpack.allowFilter", "true");
        Shell shell = cloned("--filter=blob:none", "--no-checkout");
        shell.git("checkout", "--quiet", "main");
        lands(shell);
    }

    @Test
    void aSparseCheckout() {
        Shell shell = cloned();
        shell.git("sparse-checkout", "set", "--no-cone", "/*.md", "!/docs");
        assertThat(shell.has("docs/page.md")).isFalse();
        lands(shell);
        assertThat(shell.has("docs/page.md")).isFalse();
        Finished landed = shell.stretto("run", "plan.md", "--new", "--land").exits(0);
        assertThat(landed.out()).contains("main");
        assertThat(shell.has("new.txt")).isFalse();
        assertThat(shell.git("status", "--porcelain")).isEmpty();
    }

    @Test
    void aCloneThatBorrowsItsObjects() {
        Shell shell = Shell.inFolder(home.resolve("clone"));
        shell.git("clone", "--quiet", "--shared", upstream.directory().toString(), ".");
        shell.git("config", "user.name", "Ann");
        lands(shell);
    }

    @Test
    void aLinkedWorktree() {
        upstream.git("worktree", "add", "--quiet", "../linked", "-b", "linked");
        Shell shell = upstream.below("../linked");
        shell.write("README.md", "# Linked\n");
        shell.git("commit", "--quiet", "--all", "--message", "Linked");
        String branch = lands(shell);
        assertThat(shell.git("show", branch + ":README.md")).isEqualTo("# Linked\nmore");
        shell.stretto("run", "plan.md", "--land").exits(0);
        assertThat(shell.read("new.txt")).isEqualTo("new\n");
        assertThat(upstream.has("new.txt")).isFalse();
    }

    @Test
    void aBareRepository() {
        Shell shell = Shell.inFolder(home.resolve("clone"));
        shell.git("clone", "--quiet", "--bare", upstream.directory().toString(), ".");
        Path plan = shell.outside("plan.md");
        write(plan, PLAN.getBytes(StandardCharsets.UTF_8));
        Finished run = shell.stretto("run", plan.toString(), "--json").exits(0);
        assertThat(changes(shell, branch(run))).containsExactlyInAnyOrder("M\tREADME.md", "A\tnew.txt");
        shell.stretto("run", plan.toString(), "--land").complains(2, "--land", "bare");
    }

    @Test
    void aRepositoryOfSha256() {
        Shell shell = Shell.inFolder(home.resolve("new"));
        shell.git("init", "--quiet", "--initial-branch=main", "--object-format=sha256");
        shell.git("config", "user.name", "Ann");
        shell.git("config", "user.email", "ann@example.org");
        shell.write("README.md", "# Work\n");
        shell.write("plan.md", PLAN);
        shell.commit("Plan");
        assertThat(shell.git("rev-parse", lands(shell))).hasSize(64);
    }

    @Test
    void aRepositoryWithReplacedAndGraftedCommits() {
        String head = upstream.git("rev-parse", "HEAD");
        String other = upstream.git("commit-tree", "HEAD~2^{tree}", "-m", "Stands for it");
        upstream.git("replace", head, other);
        upstream.write(".git/info/grafts", head + "\n");
        upstream.git("config", "advice.graftFileDeprecated", "false");
        Finished run = upstream.stretto("run", "plan.md", "--json").exits(0);
        upstream.git("replace", "--delete", head);
        assertThat(changes(upstream, branch(run))).containsExactlyInAnyOrder("M\tREADME.md", "A\tnew.txt");
    }

    @Test
    void submodulesAreEmptyUntilATaskAsksForThem() {
        Shell library = Shell.inRepository(home.resolve("library"));
        library.write("lib.txt", "lib\n");
        library.commit("Library");
        upstream.git(
                "-c",
                "protocol.file.allow=always",
                "submodule",
                "--quiet",
                "add",
                library.directory().toString(),
                "lib");
        upstream.write("plan.md", PLAN + """
                - [ ] 1.3 Use it
                  ```sh run
                  [ ! -e lib/lib.txt ]
                  git -c protocol.file.allow=always submodule update --init --quiet
                  cat lib/lib.txt > used.txt
                  ```
                """);
        upstream.commit("Submodule");
        String head = upstream.git("rev-parse", "HEAD:lib");
        Finished run = upstream.stretto("run", "plan.md", "--json").exits(0);
        assertThat(changes(upstream, branch(run)))
                .containsExactlyInAnyOrder("M\tREADME.md", "A\tnew.txt", "A\tused.txt");
        assertThat(upstream.git("rev-parse", branch(run) + ":lib")).isEqualTo(head);
    }

    @Test
    void filtersEncodingsAndLineEndsChangeOnlyWhatATaskChanged() {
        upstream.git("config", "filter.upper.clean", "tr A-Z a-z");
        upstream.git("config", "filter.upper.smudge", "tr a-z A-Z");
        upstream.write(".gitattributes", """
                *.crlf text eol=crlf
                *.utf16 text working-tree-encoding=UTF-16LE-BOM
                *.id ident
                *.up filter=upper
                """);
        upstream.write("a.crlf", "one\ntwo\n");
        write(upstream.directory().resolve("a.utf16"), new byte[] {(byte) 0xff, (byte) 0xfe, 'h', 0, '\n', 0});
        upstream.write("a.id", "$Id$\n");
        upstream.write("a.up", "LOUD\n");
        upstream.write("plan.md", PLAN + """
                - [ ] 1.3 Look
                  ```sh run
                  printf 'one\\r\\ntwo\\r\\n' | cmp - a.crlf
                  [ "$(wc -c < a.utf16)" = 6 ]
                  grep -q '^.Id: [0-9a-f]* .$' a.id
                  [ "$(cat a.up)" = LOUD ]
                  echo MORE >> a.up
                  printf 'three\\r\\n' >> a.crlf
                  ```
                """);
        upstream.commit("Attributes");
        Finished run = upstream.stretto("run", "plan.md", "--json").exits(0);
        assertThat(changes(upstream, branch(run)))
                .containsExactlyInAnyOrder("M\tREADME.md", "A\tnew.txt", "M\ta.up", "M\ta.crlf");
        assertThat(upstream.git("cat-file", "blob", branch(run) + ":a.up")).isEqualTo("loud\nmore");
        assertThat(upstream.git("cat-file", "blob", branch(run) + ":a.crlf")).isEqualTo("one\ntwo\nthree");
    }

    @Test
    void linksAndModesAreWhatTheyWere() {
        upstream.write("tool.sh", "#!/bin/sh\necho tool\n");
        assertThat(upstream.directory().resolve("tool.sh").toFile().setExecutable(true))
                .isTrue();
        link("latest", "docs");
        link("broken", "nowhere");
        upstream.write("plan.md", PLAN + """
                - [ ] 1.3 Use them
                  ```sh run
                  ./tool.sh && [ -L latest ] && [ -L broken ] && cat latest/page.md
                  ln -s tool.sh again && chmod +x docs/page.md
                  ```
                """);
        upstream.commit("Links");
        Finished run = upstream.stretto("run", "plan.md", "--json").exits(0);
        assertThat(upstream.git("diff", "--raw", "--abbrev=4", "HEAD", branch(run)))
                .contains(":100644 100755", "M\tdocs/page.md", ":000000 120000", "A\tagain")
                .doesNotContain("tool.sh", "latest", "broken");
    }

    @Test
    void pointersOfLfsStayPointersWhereItIsNotInstalled() {
        String pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0".repeat(64) + "\nsize 5\n";
        upstream.write(".gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n");
        upstream.write("a.bin", pointer);
        upstream.write("plan.md", PLAN + "- [ ] 1.3 Look (run: `grep -q git-lfs a.bin && cp a.bin b.bin`)\n");
        upstream.commit("Pointers");
        Finished run = upstream.stretto("run", "plan.md", "--json").exits(0);
        assertThat(changes(upstream, branch(run))).containsExactlyInAnyOrder("M\tREADME.md", "A\tnew.txt", "A\tb.bin");
    }

    @Test
    void noHookOfTheUsersRuns() {
        for (String hook :
                List.of("pre-commit", "post-merge", "post-checkout", "reference-transaction", "post-index-change")) {
            upstream.write(".git/hooks/" + hook, "#!/bin/sh\necho $0 >> " + home + "/hooks\n");
            assertThat(upstream.directory()
                            .resolve(".git/hooks/" + hook)
                            .toFile()
                            .setExecutable(true))
                    .isTrue();
        }
        upstream.stretto("run", "plan.md", "--land").exits(0);
        assertThat(upstream.read("new.txt")).isEqualTo("new\n");
        assertThat(home.resolve("hooks")).doesNotExist();
    }

    private void link(String name, String target) {
        try {
            Files.createSymbolicLink(upstream.directory().resolve(name), Path.of(target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
