package dev.stretto.workspace;

import static dev.stretto.git.TestRepository.sh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stretto.engine.Attempt;
import dev.stretto.git.CommitDetails;
import dev.stretto.git.GitRepository;
import dev.stretto.git.Identity;
import dev.stretto.git.ObjectId;
import dev.stretto.git.TestRepository;
import dev.stretto.plan.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OverlayProviderTest {

    private static final CommitDetails DETAILS =
            new CommitDetails("1 work\n", new Identity("Ada", "ada@x"), 1_700_000_000);

    /** Each is done in a workspace of its own; what they give must be what a working copy gives. */
    private static final List<String> SCRIPTS = List.of(
            ":",
            "mkdir 'a b' && echo 1 > 'a b/q\"u\\te' && echo 2 > \"$(printf 'new\\nline')\" && echo 5 > -- -f",
            "echo 3 > \"$(printf '\\377\\376')\" && echo 4 > 'ü' && mkdir \"$(printf 'd\\377')\" && echo 1 > \"$(printf 'd\\377/x')\"",
            "echo 1 > '[a]' && echo 2 > '*' && echo 3 > ':(top)x'",
            "chmod +x src/a.txt && printf '#!/bin/sh\\n' > run.sh && chmod 755 run.sh && chmod 700 src",
            "ln -s src/a.txt link && ln -s /nowhere dangling && rm src/b.txt && ln -s . src/b.txt",
            "mv src lib && mv README.md readme.md",
            "mv src/a.txt src/A.txt && touch src/b.txt",
            "rm src/b.txt && mkdir src/b.txt && echo x > src/b.txt/in",
            "rm -r src && echo x > src",
            "rm -r src && ln -s deep src",
            "rm -r src && mkdir src && echo n > src/n.txt",
            "rm -r deep/er && mkdir -p deep/er/x && echo n > deep/er/x/n.txt && echo > deep/kept.log",
            "rm deep/er/two && rmdir deep/er && rm .gitignore && echo l > l.log",
            "rm -r src README.md deep lines",
            "printf '*.txt text eol=crlf\\n' > .gitattributes && printf 'a\\r\\nb\\r\\n' > crlf.txt",
            "printf 'z\\r\\n' > lines/dos.bat && printf 'y\\r\\n' > lines/new.bat",
            "mkdir -p node_modules/x && echo 1 > node_modules/x/y && echo 1 > a.log && git add -f a.log",
            "git init -q inner && echo x > inner/x && git -C inner add x && git -C inner commit -qm x",
            "mkdir deep/inner && git init -q deep/inner && echo x > deep/inner/x",
            "mkfifo pipe && rm src/a.txt && mkfifo src/a.txt",
            "echo w > src/a.txt && git add -A && git commit -qm mine && echo v > src/a.txt && git stash -q",
            "git checkout -q -b feature && git rm -q src/b.txt && git commit -qm mine && git gc -q --prune=now",
            "rm -rf .git && echo n > n.txt",
            "git init -q . && git add -A && echo more >> deep/er/two && git add -A && rm deep/er/two",
            "echo s > staged && git add staged && rm deep/forced.log",
            "rm -r deep && mkdir deep && echo again > deep/forced.log && git add -A",
            "mkdir empty && chmod 000 README.md");

    @TempDir
    Path temp;

    private TestRepository user;
    private GitRepository repository;
    private PoolProvider pool;
    private WorkspaceProvider overlays;

    @BeforeEach
    void open() {
        user = TestRepository.withFiles(temp.resolve("user repo"));
        sh(user.path(), """
                mkdir -p deep/er lines && echo 1 > deep/one && echo 2 > deep/er/two
                printf '*.bat text eol=crlf\\n' > lines/.gitattributes && printf 'a\\r\\n' > lines/dos.bat
                """);
        user.write(".gitignore", "*.log\nnode_modules/\n");
        sh(user.path(), "echo f > deep/forced.log && echo g > forced.log && git add -f deep/forced.log forced.log");
        user.commit("ignore");
        repository = user.open();
        pool = new PoolProvider(repository, temp.resolve("pool"), "run-1", KeepList.NONE);
    }

    private Path cache() {
        return temp.resolve("cache, of: ours");
    }

    private OverlayProvider provider(Overlays how) {
        return new OverlayProvider(repository, cache(), "run-1", how.mount(temp.resolve("probe")));
    }

    private void use(Overlays how) {
        overlays = provider(how);
    }

    @AfterEach
    void close() {
        if (overlays != null) {
            Overlays.close(overlays);
        }
        repository.close();
        assertThat(Overlays.mounts(temp)).isEmpty();
    }

    private static Attempt key(int number) {
        return new Attempt(new TaskId("1"), number);
    }

    private void allScriptsGiveWhatAWorkingCopyGives(ObjectId base) {
        for (String script : SCRIPTS) {
            int number = SCRIPTS.indexOf(script) + 1;
            Workspace plain = pool.acquire(key(number), base);
            Workspace overlay = overlays.acquire(key(number), base);
            assertThat(Overlays.sh(overlay, "git status --porcelain --ignored"))
                    .as("before " + script)
                    .isEmpty();
            Overlays.sh(plain, script);
            Overlays.sh(overlay, script);
            Optional<Collected> expected = plain.collect(DETAILS);
            assertThat(overlay.collect(DETAILS)).as(script).isEqualTo(expected);
            assertThat(overlay.collect(DETAILS)).as("again: " + script).isEqualTo(expected);
            plain.release();
            overlay.release();
        }
    }

    @Test
    void whatIsCollectedIsWhatAWorkingCopyGives() {
        use(Overlays.DIRECT);
        String before = user.belongings();
        allScriptsGiveWhatAWorkingCopyGives(repository.headCommit());
        assertThat(user.belongings()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void aLaterCommitStandsOnADeltaThatLinksToTheOneBefore(Overlays how) throws IOException {
        use(how);
        Workspace first = overlays.acquire(key(90), repository.headCommit());
        sh(user.path(), "echo 2 > src/a.txt; rm README.md; rm -r deep/er; ln -s src soft; echo d > data.bin");
        ObjectId second = user.commit("second");
        Workspace before = overlays.acquire(key(91), second);
        sh(
                user.path(),
                "rm src/b.txt; mkdir src/b.txt; echo in > src/b.txt/in; rm soft; echo e > deep/er; echo 3 >> data.bin");
        ObjectId third = user.commit("third");
        Workspace after = overlays.acquire(key(92), third);
        String list = "find . -path ./.git -prune -o -print | sort; cat src/a.txt";
        for (Workspace workspace : List.of(before, after)) {
            Workspace plain = pool.acquire(workspace.trial(), workspace.base().orElseThrow());
            assertThat(Overlays.sh(workspace, list)).isEqualTo(Overlays.sh(plain, list));
            assertThat(Overlays.sh(workspace, "git status --porcelain")).isEmpty();
        }
        Path deltas = before.path().resolveSibling("../deltas").normalize();
        assertThat(Files.getAttribute(deltas.resolve(second + "/tree/src/a.txt"), "unix:nlink"))
                .isEqualTo(2);
        List.of(first, before, after).forEach(Workspace::release);
        sh(
                user.path(),
                "git checkout -q HEAD~2 . && git rm -q -r --cached src/b.txt && rm -rf src/b.txt && echo b2 > src/b.txt;"
                        + "rm -rf deep/er; mkdir deep/er; echo 22 > deep/er/two; printf 'b\r\n' > lines/dos.bat");
        allScriptsGiveWhatAWorkingCopyGives(user.commit("fourth"));
    }

    @ParameterizedTest
    @EnumSource
    void attributesThatChangeOrMuchThatDoesGetABaseOfTheirOwn(Overlays how) {
        use(how);
        overlays.acquire(key(1), repository.headCommit());
        user.write(".gitattributes", "*.txt text eol=crlf\n");
        ObjectId second = user.commit("line ends");
        Workspace workspace = overlays.acquire(key(2), second);
        assertThat(Overlays.sh(workspace, "od -c src/a.txt")).contains("\\r");
        assertThat(cache().resolve(PoolProvider.directoryName(repository)).resolve(".bases"))
                .isDirectoryContaining(place -> place.toString().endsWith(second.hex()));
    }

    @ParameterizedTest
    @EnumSource
    void afterAKillHeldWorkspacesAreFoundAndWhatNobodyHoldsIsUnmounted(Overlays how) throws IOException {
        OverlayProvider killed = provider(how);
        ObjectId base = repository.headCommit();
        Workspace held = killed.acquire(key(1), base);
        Overlays.sh(held, "echo work > work.txt");
        Workspace given = killed.acquire(key(2), base);
        Owner.erase(given.path().getParent());

        use(how);
        assertThat(overlays.held()).extracting(Workspace::trial).containsExactly(key(1));
        assertThat(Files.exists(given.path().getParent())).isFalse();
        assertThat(Overlays.mounts(temp)).hasSize(how == Overlays.DIRECT ? 1 : 0);
        if (how == Overlays.DIRECT) {
            OverlayCalls.detach(held.path()); // as a restart of the machine does
            use(how);
        }
        Workspace again = overlays.acquire(key(1), base);
        assertThat(Overlays.sh(again, "cat work.txt src/b.txt")).isEqualTo("work\nb\n");
        assertThat(again.collect(DETAILS).orElseThrow().paths()).containsExactly("work.txt");
    }

    @ParameterizedTest
    @EnumSource
    void theNextRunBeginsOnTheBaseThatIsThere(Overlays how) throws IOException {
        use(how);
        overlays.acquire(key(1), repository.headCommit());
        Overlays.close(overlays);
        Path ours = cache().resolve(PoolProvider.directoryName(repository));
        assertThat(ours.resolve("run-1")).doesNotExist();
        user.write("src/a.txt", "later\n");
        ObjectId later = user.commit("later");
        overlays = new OverlayProvider(repository, cache(), "run-2", how.mount(temp.resolve("probe")));
        Workspace workspace = overlays.acquire(key(1), later);
        assertThat(Overlays.sh(workspace, "cat src/a.txt; git status --porcelain"))
                .isEqualTo("later\n");
        try (var bases = Files.newDirectoryStream(ours.resolve(".bases"), "*-*")) {
            assertThat(bases).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWorkspaceWhoseFilesWereAllDeletedIsAClearFailure(Overlays how) {
        use(how);
        Workspace workspace = overlays.acquire(key(1), repository.headCommit());
        Overlays.sh(workspace, "rm -rf .git .gitignore *");
        assertThatThrownBy(() -> workspace.collect(DETAILS))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("deleted");
    }
}
