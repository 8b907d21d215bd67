package dev.stretto.bench.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.stretto.app.WorkspaceKind;
import dev.stretto.bench.support.Git;
import dev.stretto.bench.support.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {

    private static final int WORKERS = 4;

    @TempDir
    Path temp;

    private Path work() throws Exception {
        return Files.createDirectory(temp.resolve("work")).toRealPath();
    }

    @ParameterizedTest(name = "seed {0}")
    @CsvSource({"1, 60, AUTO", "3, 20, POOL"})
    void aNastyHistoryComesOutAsItWas(long seed, int commits, WorkspaceKind workspace) throws Exception {
        Path repository = temp.resolve("history with 'odd' name.git");
        NastyHistory.write(repository, seed, commits);
        Replay replay = Replay.prepare(repository, work(), commits);
        assertThat(replay.commits()).isEqualTo(commits);
        Outcome outcome = replay.run("nasty", WORKERS, workspace);
        assertThat(outcome.failures()).as("seed %d", seed).isEmpty();
        assertThat(outcome.different()).as("seed %d", seed).isEmpty();
        assertThat(outcome.tree()).as("seed %d", seed).isEqualTo(outcome.expectedTree());
        assertThat(outcome.identical()).isTrue();
        assertThat(outcome.run().conflicts()).isZero();
        assertThat(outcome.run().maxParallel()).isGreaterThan(1);
    }

    @Test
    void thisProjectsOwnHistoryComesOutAsItWas() throws Exception {
        Path root = Path.of("..").toRealPath();
        assumeThat(Files.exists(root.resolve(".git")))
                .as("this is a git checkout")
                .isTrue();
        Outcome outcome = Replay.prepare(root, work(), 15).run("stretto", WORKERS, WorkspaceKind.AUTO);
        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.tree()).isEqualTo(outcome.expectedTree());
    }

    @Test
    void aHistoryThatIsShorterThanAskedForIsReplayedFromItsFirstCommit() throws Exception {
        Path repository = temp.resolve("short.git");
        NastyHistory.write(repository, 7, 3);
        Replay replay = Replay.prepare(repository, work(), 10);
        assertThat(replay.commits()).isEqualTo(3);
        assertThat(replay.run("short", WORKERS, WorkspaceKind.AUTO).identical()).isTrue();
    }

    @Test
    void theRepositoryIsOnlyRead() throws Exception {
        Path repository = temp.resolve("read.git");
        NastyHistory.write(repository, 5, 4);
        Git git = new Git(repository);
        String before = git.call("for-each-ref").text()
                + git.call("count-objects", "-v").text();
        Replay.prepare(repository, work(), 4).run("read", WORKERS, WorkspaceKind.AUTO);
        assertThat(git.call("for-each-ref").text()
                        + git.call("count-objects", "-v").text())
                .isEqualTo(before);
        assertThat(repository.resolve("stretto")).doesNotExist();
    }

    @Test
    void aRepositoryThatLacksFilesIsRefusedByName() throws Exception {
        Path repository = temp.resolve("partial");
        Git git = new Git(temp);
        git.call("init", "-q", repository.toString());
        Files.writeString(repository.resolve("lost.txt"), "lost");
        Git inside = new Git(repository);
        inside.call("add", "-A");
        inside.call("-c", "user.name=A", "-c", "user.email=a@localhost", "commit", "-q", "-m", "one");
        String blob = inside.call("rev-parse", "HEAD:lost.txt").text();
        Files.delete(repository.resolve(".git/objects/" + blob.substring(0, 2) + "/" + blob.substring(2)));
        assertThatThrownBy(() -> Replay.prepare(repository, work(), 1))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("1 of the files")
                .hasMessageContaining("lost.txt");
    }

    @Test
    void filesThatAreEqualUnderOlderSpellingsOfTheirModesAreIdentical() throws Exception {
        Path repository = temp.resolve("old.git");
        Git git = new Git(temp);
        git.call("init", "-q", "--bare", repository.toString());
        Git inside = new Git(repository, Copy.nobody());
        String blob =
                inside.feed("old".getBytes(), "hash-object", "-w", "--stdin").text();
        String parent = "";
        for (String name : new String[] {"a", "b"}) {
            String tree = inside.feed(
                            ("100664 blob " + blob + "\told\n100644 blob " + blob + "\t" + name + "\n").getBytes(),
                            "mktree")
                    .text();
            parent = parent.isEmpty()
                    ? inside.call("commit-tree", "-m", name, tree).text()
                    : inside.call("commit-tree", "-m", name, "-p", parent, tree).text();
        }
        inside.call("update-ref", "HEAD", parent);
        Outcome outcome = Replay.prepare(repository, work(), 1).run("old", WORKERS, WorkspaceKind.AUTO);
        assertThat(outcome.identical()).isTrue();
        assertThat(outcome.otherNameForTheSame()).isTrue();
    }
}
