package dev.stretto.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.engine.Attempt;
import dev.stretto.git.CommitDetails;
import dev.stretto.git.GitRepository;
import dev.stretto.git.Identity;
import dev.stretto.git.ObjectId;
import dev.stretto.plan.TaskId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an attempt's own index says counts where files leave something open, and nowhere else. */
class StagedCollectionTest {

    private static final CommitDetails DETAILS =
            new CommitDetails("1 work\n", new Identity("Ada", "ada@example.org"), 1_700_000_000);
    private static final String SUBMODULE = "1234567890123456789012345678901234567890";

    @TempDir
    Path temp;

    GitRepository repository;
    private WorkspaceProvider workspaces;

    @BeforeEach
    void makeRepository() {
        sh(temp, "git init -q -b main user");
        commit("mkdir lib && echo 1 >lib/one && printf 'ignored/\\n*.log\\n' >.gitignore");
        repository = GitRepository.discover(temp.resolve("user"));
        workspaces = provider();
    }

    /** What gives the workspaces. */
    WorkspaceProvider provider() {
        return new PoolProvider(repository, temp.resolve("cache"), "run-1", KeepList.NONE);
    }

    @AfterEach
    void close() {
        if (workspaces != null) {
            Overlays.close(workspaces);
        }
        repository.close();
    }

    private void commit(String script) {
        sh(temp.resolve("user"), script + "\n git add -A && git commit -q -m change");
    }

    private Workspace acquire(String task) {
        return workspaces.acquire(new Attempt(new TaskId(task), 1), repository.headCommit());
    }

    /** The entries of the collected tree below a path, as {@code mode blob}; empty where there are none. */
    private String collected(Workspace workspace, String path) {
        ObjectId tree = workspace.collect(DETAILS).map(Collected::tree).orElseThrow();
        return sh(temp.resolve("user"), "git ls-tree -r --format='%(objectmode) %(objectname)' " + tree + " " + path)
                .strip();
    }

    private String blob(String content) {
        return sh(temp.resolve("user"), "printf '" + content + "' | git hash-object --stdin")
                .strip();
    }

    @Test
    void aSubmoduleThatTheAttemptStagedIsCollectedAlsoWhereItIsIgnored() {
        Workspace workspace = acquire("1");
        sh(workspace.path(), """
                mkdir -p sub ignored/sub
                git update-index --add --cacheinfo 160000,%s,sub --cacheinfo 160000,%s,ignored/sub
                """.formatted(SUBMODULE, SUBMODULE));
        assertThat(collected(workspace, "sub")).isEqualTo("160000 " + SUBMODULE);
        assertThat(collected(workspace, "ignored/sub")).isEqualTo("160000 " + SUBMODULE);
    }

    @Test
    void filesThatTakeTheSubmodulesPlaceAreCollected() {
        commit("mkdir sub && git update-index --add --cacheinfo 160000," + SUBMODULE + ",sub");
        Workspace workspace = acquire("1");
        sh(workspace.path(), "git rm -q --cached sub && mkdir -p sub && printf x >sub/file && git add -A");
        assertThat(collected(workspace, "sub")).isEqualTo("100644 " + blob("x"));
    }

    @Test
    void aFileNobodyTouchedStaysAsTheHistoryHasIt() {
        commit("printf 'a\\r\\n' >dos.txt");
        commit("echo '*.txt text' >.gitattributes && git update-index --assume-unchanged dos.txt");
        Workspace workspace = acquire("1");
        sh(workspace.path(), "echo 2 >lib/one && touch dos.txt");
        assertThat(workspace.collect(DETAILS).orElseThrow().paths()).containsExactly("lib/one");
    }

    @Test
    void contentThatTheAttemptNormalisedIsCollectedAlthoughTheFileIsTheSame() {
        commit("printf 'a\\r\\n' >dos.txt");
        commit("echo '*.txt text eol=crlf' >.gitattributes && git update-index --assume-unchanged dos.txt");
        Workspace workspace = acquire("1");
        sh(workspace.path(), "git add --renormalize dos.txt && test -n \"$(git diff --cached --name-only)\"");
        assertThat(collected(workspace, "dos.txt")).isEqualTo("100644 " + blob("a\\n"));
    }

    @Test
    void contentOnlyTheAttemptHasIsCopiedWithTheEntryThatNamesIt() {
        commit("echo '*.txt text eol=crlf' >.gitattributes");
        Workspace workspace = acquire("1");
        sh(workspace.path(), """
                printf 'only here\\r\\n' >new.txt
                git update-index --add --cacheinfo 100644,$(git hash-object -w --no-filters new.txt),new.txt
                """);
        assertThat(collected(workspace, "new.txt")).isEqualTo("100644 " + blob("only here\\r\\n"));
        assertThat(sh(temp.resolve("user"), "git cat-file blob " + blob("only here\\r\\n")))
                .isEqualTo("only here\r\n");
    }

    @Test
    void anIndexCannotFakeAChangeNorHideOne() {
        Workspace workspace = acquire("1");
        sh(workspace.path(), """
                printf real >lib/one
                git update-index --cacheinfo 100644,$(printf fake | git hash-object -w --stdin),lib/one
                mkdir full && printf x >full/file
                git update-index --add --cacheinfo 160000,%s,full
                """.formatted(SUBMODULE));
        assertThat(collected(workspace, "lib/one")).isEqualTo("100644 " + blob("real"));
        assertThat(collected(workspace, "full")).isEqualTo("100644 " + blob("x"));
    }

    @Test
    void attributesThatAreGoneDecideNothingAnyMore() {
        commit(
                "echo '*.enc text working-tree-encoding=UTF-16LE' >.gitattributes && printf 'a\\0b\\0' >x.enc && echo 1 >-first");
        Workspace workspace = acquire("1");
        sh(workspace.path(), "rm .gitattributes && printf odd >x.enc && echo 2 >'-first'");
        assertThat(collected(workspace, "x.enc")).isEqualTo("100644 " + blob("odd"));
    }

    @Test
    void aReusedWorkspaceShowsFilesAsTheNewAttributesWantThem() {
        Workspace first = acquire("1");
        commit("echo 'lib/* text eol=crlf' >.gitattributes");
        first.release();
        Workspace second = acquire("2");
        if (workspaces instanceof PoolProvider) {
            assertThat(second.path()).isEqualTo(first.path());
        }
        assertThat(second.path().resolve("lib/one")).hasContent("1\r\n").hasBinaryContent("1\r\n".getBytes(UTF_8));
    }

    @Test
    void modesThatGitSpellsOtherwiseTodayAreNoChange() {
        sh(temp.resolve("user"), """
                tree=$(printf '100664 blob %s\\told\\n' $(git hash-object -w .gitignore) | git mktree)
                git reset -q --hard $(git commit-tree -m old $tree)
                """);
        assertThat(acquire("1").collect(DETAILS)).isEmpty();
    }

    private static String sh(Path directory, String script) {
        try {
            ProcessBuilder builder = new ProcessBuilder("sh", "-ec", script)
                    .directory(directory.toFile())
                    .redirectErrorStream(true);
            for (String who : new String[] {"AUTHOR", "COMMITTER"}) {
                builder.environment().put("GIT_" + who + "_NAME", "Ada");
                builder.environment().put("GIT_" + who + "_EMAIL", "ada@example.org");
            }
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(script + "\n" + output).isZero();
            return output;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
