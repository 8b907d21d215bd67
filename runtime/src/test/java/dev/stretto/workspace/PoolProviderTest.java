package dev.stretto.workspace;

import static dev.stretto.git.TestRepository.sh;
import static dev.stretto.git.TestRepository.write;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolProviderTest {

    private static final CommitDetails DETAILS =
            new CommitDetails("1 work\n", new Identity("Ada", "ada@x"), 1_700_000_000);

    @TempDir
    Path temp;

    private TestRepository user;
    private GitRepository repository;
    private PoolProvider pool;
    private ObjectId base;

    @BeforeEach
    void open() {
        user = TestRepository.withFiles(temp.resolve("user repo"));
        user.write(".gitignore", "*.log\nnode_modules/\n");
        base = user.commit("ignore");
        use(user);
    }

    private void use(TestRepository repo) {
        if (repository != null) {
            repository.close();
        }
        repository = repo.open();
        pool = new PoolProvider(repository, temp.resolve("cache"), "run-1", KeepList.NONE);
    }

    @AfterEach
    void close() {
        repository.close();
    }

    private static Attempt key(String task) {
        return new Attempt(new TaskId(task), 1);
    }

    private Workspace acquire(String task) {
        return pool.acquire(key(task), base);
    }

    private ObjectId collect(Workspace workspace) {
        return workspace.collect(DETAILS).orElseThrow().commit();
    }

    /** What git itself would commit from the same files in a clone of the user's. */
    private ObjectId expectedTree(String script) {
        sh(temp, "rm -rf reference && git clone -q 'user repo' reference && cd reference && git checkout -q " + base);
        Path reference = temp.resolve("reference");
        sh(reference, script + "\ngit add -A && git commit -q -m x");
        return new ObjectId(sh(reference, "git rev-parse HEAD^{tree}").strip());
    }

    @Test
    void aWorkspaceHoldsTheFilesOfTheBaseAndACleanGit() {
        Workspace workspace = acquire("1");
        assertThat(workspace.path().resolve("src/b.txt")).hasContent("b\n");
        assertThat(sh(
                        workspace.path(),
                        "git status --porcelain --ignored; git rev-parse HEAD; git log --oneline | wc -l"))
                .isEqualTo(base + "\n2\n");
        assertThat(sh(
                        workspace.path(),
                        "git rev-parse --abbrev-ref HEAD; git branch; git remote; git config user.name"))
                .isEqualTo("HEAD\n* (no branch)\nAda\n");
        assertThat(workspace.collect(DETAILS)).isEmpty();
    }

    @Test
    void collectingMakesOneCommitOnTheBaseAndTellsWhatChanged() {
        Workspace workspace = acquire("1");
        sh(
                workspace.path(),
                "echo new > src/c.txt; rm README.md; echo x > build.log; mkdir node_modules; touch node_modules/m");
        Collected collected = workspace.collect(DETAILS).orElseThrow();
        assertThat(collected.paths()).containsExactly("README.md", "src/c.txt");
        assertThat(user.git(
                                "log",
                                "-1",
                                "--format=%P|%an|%ae|%at|%s",
                                collected.commit().hex())
                        .strip())
                .isEqualTo(base + "|Ada|ada@x|1700000000|1 work");
        assertThat(workspace.collect(DETAILS)).contains(collected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            names           | mkdir 'a b' && echo 1 > 'a b/q"u'\\''o\\te' && echo 2 > "$(printf 'new\\nline')" && echo 3 > "$(printf '\\377\\376')" && echo 4 > 'ü' && echo 5 > -- -f
            glob names      | echo 1 > '[a]' && echo 2 > '*' && echo 3 > ':(top)x' && mkdir 'app' && mkdir 'app/[id]' && echo 4 > 'app/[id]/page.tsx'
            modes           | chmod +x src/a.txt && printf '#!/bin/sh\\n' > run.sh && chmod 755 run.sh
            links           | ln -s src/a.txt link && ln -s /nowhere dangling && rm src/b.txt && ln -s . src/b.txt
            binary          | head -c 300000 /dev/urandom > random && cp random '/tmp/x' && printf '\\0\\1\\r\\n' > zero && : > empty
            renames         | git mv src lib && mv README.md readme.md
            file to folder  | rm src/b.txt && mkdir src/b.txt && echo x > src/b.txt/in
            folder to file  | rm -r src && echo x > src
            everything gone | rm -r src README.md
            case            | mv src/a.txt src/A.txt
            attributes      | printf '*.txt text eol=crlf\\n' > .gitattributes && printf 'a\\r\\nb\\r\\n' > crlf.txt
            """)
    void whatIsCollectedIsWhatGitWouldCommit(String what, String script) {
        // Random content must be the same on both sides.
        String same = script.replace("head -c 300000 /dev/urandom", "seq 60000").replace(" && cp random '/tmp/x'", "");
        ObjectId expected = expectedTree(same);
        Workspace workspace = acquire("1");
        sh(workspace.path(), same);
        assertThat(workspace.collect(DETAILS).orElseThrow().tree()).as(what).isEqualTo(expected);

        workspace.release();
        Workspace next = acquire("2");
        assertThat(next.path()).isEqualTo(workspace.path());
        assertThat(next.collect(DETAILS)).as("left over after " + what).isEmpty();
        assertThat(sh(next.path(), "git status --porcelain --ignored")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            commit          | git commit -qam mine && git commit -q --allow-empty -m again
            stash           | git stash -q && git stash apply -q
            new branch      | git checkout -q -b feature && git commit -qam mine && git tag v1
            another commit  | git commit -qam mine && git checkout -q HEAD~1 && echo changed > src/b.txt
            gc              | git commit -qam mine && git reflog expire --expire=now --all && git gc -q --prune=now
            config          | git config user.name Eve && git config core.worktree / && git config core.bare true
            hidden changes  | git update-index --skip-worktree src/b.txt && git update-index --assume-unchanged src/a.txt
            excluded        | echo 'src/' > .git/info/exclude
            hooks           | printf '#!/bin/sh\\nexit 1\\n' > .git/hooks && git config core.hooksPath .
            no git          | rm -rf .git
            broken git      | rm -rf .git && echo junk > .git
            git of its own  | rm -rf .git && git init -q && git add -A && git commit -qm fresh
            link to users   | rm -rf .git && ln -s "$USERS/.git" .git
            index gone      | rm .git/index && echo junk > .git/index
            """)
    void whateverAnAttemptDoesWithItsGitIsCollectedRightAndTouchesNothingOfTheUsers(String what, String script) {
        user.write("README.md", "the user is in the middle of something\n");
        user.git("stash", "-q");
        user.write("README.md", "and of something else\n");
        user.write("untracked", "");
        String before = user.belongings();
        Workspace workspace = acquire("1");
        write(workspace.path(), "src/b.txt", "changed\n");
        sh(workspace.path(), "USERS='" + user.path() + "'\n" + script);
        Collected collected = workspace.collect(DETAILS).orElseThrow();
        assertThat(collected.paths()).as(what).containsExactly("src/b.txt");
        assertThat(user.git("show", collected.commit() + ":src/b.txt")).isEqualTo("changed\n");
        workspace.release();
        Workspace next = acquire("2");
        assertThat(sh(
                        next.path(),
                        "git status --porcelain --ignored; git for-each-ref; git stash list; git config user.name"))
                .isEqualTo("Ada\n");
        assertThat(next.collect(DETAILS)).isEmpty();
        assertThat(user.belongings()).as(what).isEqualTo(before);
        assertThat(user.git("fsck", "--no-dangling")).doesNotContain("missing", "broken");
    }

    @Test
    void contentThatOnlyThePrivateGitHasIsWrittenToTheUsersRepository() {
        Workspace workspace = acquire("1");
        write(workspace.path(), "only.txt", "only here\n");
        sh(workspace.path(), "git add only.txt && git commit -qm mine");
        ObjectId commit = collect(workspace);
        workspace.release();
        acquire("2");
        assertThat(user.git("show", commit + ":only.txt")).isEqualTo("only here\n");
    }

    @Test
    void anIgnoredFileIsCollectedIfTheAttemptHasAddedItByForce() {
        Workspace workspace = acquire("1");
        sh(workspace.path(), "echo 1 > kept.log; echo 2 > other.log; git add -f kept.log; git commit -qm force");
        assertThat(workspace.collect(DETAILS).orElseThrow().paths()).containsExactly("kept.log");
    }

    @Test
    void aRecycledWorkspaceSeesExactlyTheNewBase() {
        Workspace first = acquire("1");
        sh(first.path(), """
                echo changed > src/a.txt; chmod 444 src/a.txt; rm README.md; mkdir README.md; touch README.md/in
                mkdir -p deep/er node_modules/x; touch deep/er/file node_modules/x/y x.log; chmod 555 deep/er
                git init -q src; git init -q deep/inner; ln -s / root; mkdir empty; mkfifo pipe
                touch -d '2001-01-01' src/b.txt; printf 'B\\n' > src/b.txt; touch -d '2001-01-01' src/b.txt
                """);
        first.release();
        user.write("src/new.txt", "new\n");
        base = user.commit("moved on");
        Workspace second = acquire("2");
        assertThat(second.path()).isEqualTo(first.path());
        assertThat(sh(second.path(), "find . -path ./.git -prune -o -print | sort; ls -l src/a.txt | cut -c1-10"))
                .isEqualTo("""
                        .
                        ./.gitignore
                        ./README.md
                        ./src
                        ./src/a.txt
                        ./src/b.txt
                        ./src/new.txt
                        -rw-r--r--
                        """);
        assertThat(second.path().resolve("src/b.txt")).hasContent("b\n");
        assertThat(second.collect(DETAILS)).isEmpty();
    }

    @Test
    void whatIsToBeKeptStaysOnlyWhereItIsIgnored() {
        pool = new PoolProvider(
                repository, temp.resolve("cache"), "run-1", new KeepList(List.of("node_modules", "tmp/cache")));
        Workspace first = acquire("1");
        sh(first.path(), """
                mkdir -p node_modules/m web/node_modules/n tmp/cache other/tmp/cache
                git init -q node_modules/m; touch node_modules/m/f web/node_modules/n/f tmp/cache/f other/tmp/cache/f a.log
                """);
        first.release();
        Workspace second = acquire("2");
        assertThat(sh(second.path(), "find . -name f | sort; ls -d node_modules/m/.git a.log 2>/dev/null || true"))
                .isEqualTo("./node_modules/m/f\n./web/node_modules/n/f\nnode_modules/m/.git\n");
    }

    @Test
    void whatWasKeptGivesWayToFilesOfTheNewBase() {
        pool = new PoolProvider(repository, temp.resolve("cache"), "run-1", new KeepList(List.of("node_modules")));
        Workspace first = acquire("1");
        sh(first.path(), "mkdir node_modules; echo mine > node_modules/m; echo mine > node_modules/n");
        first.release();
        user.write("node_modules/m", "tracked\n");
        user.git("add", "-f", "node_modules/m");
        base = user.commit("track what is ignored");
        Workspace second = acquire("2");
        assertThat(second.path().resolve("node_modules/m")).hasContent("tracked\n");
        assertThat(second.path().resolve("node_modules/n")).hasContent("mine\n");
        assertThat(second.collect(DETAILS)).isEmpty();
    }

    @Test
    void aRecycledWorkspaceThatKeepsNothingHasToBeSetUpAnew() {
        Workspace first = acquire("1");
        first.markSetUp("npm ci");
        assertThat(first.isSetUp("npm ci")).isTrue();
        write(first.path(), "src/a.txt", "changed\n");
        collect(first);
        first.release();
        assertThat(acquire("2").isSetUp("npm ci")).isFalse();
    }

    @Test
    void aKeepEntryWithAWildcardIsRefused() {
        for (String bad : List.of("*", "a[b]", "!x", "", "..", "a/../b", ".git")) {
            assertThatThrownBy(() -> new KeepList(List.of(bad))).as(bad).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new KeepList(List.of("node_modules", "/build/", "web/.next", "..a")).entries())
                .hasSize(4);
    }

    @Test
    void repositoriesMadeInsideAreCollectedAsFiles() {
        Workspace workspace = acquire("1");
        sh(workspace.path(), """
                mkdir app && cd app && git init -q && echo 1 > one && git add one && git commit -qm inner && echo 2 > two
                mkdir sub && cd sub && git init -q && echo 3 > three
                """);
        Collected collected = workspace.collect(DETAILS).orElseThrow();
        assertThat(collected.paths()).containsExactly("app/one", "app/sub/three", "app/two");
        assertThat(user.files(collected.commit())).doesNotContain("160000");
    }

    @Test
    void aRepositoryWithoutACommitMadeInsideIsCollectedAsFiles() {
        Workspace workspace = acquire("1");
        sh(workspace.path(), "mkdir 'a b' && cd 'a b' && git init -q && echo 1 > one");
        assertThat(workspace.collect(DETAILS).orElseThrow().paths()).containsExactly("a b/one");
    }

    @Test
    void aSubmoduleStaysOneAndIsEmptyForTheNextAttempt() {
        TestRepository library = TestRepository.withFiles(temp.resolve("library"));
        user.git(
                "-c",
                "protocol.file.allow=always",
                "submodule",
                "add",
                "-q",
                library.path().toString(),
                "lib");
        base = user.commit("submodule");
        Workspace first = acquire("1");
        assertThat(first.collect(DETAILS)).isEmpty();
        sh(
                first.path(),
                "git -c protocol.file.allow=always submodule update -q --init && echo x > lib/extra && test -f lib/README.md");
        assertThat(first.collect(DETAILS)).isEmpty();
        first.release();
        Workspace second = acquire("2");
        assertThat(second.path().resolve("lib")).isEmptyDirectory();
        assertThat(second.collect(DETAILS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"rm -rf tree", "rm -rf tree; mkdir tree", "rm -rf tree; ln -s \"$USERS\" tree", "rm -rf \"$PWD\""})
    void aDeletedWorkspaceIsAClearFailureAndCanBeReplaced(String script) {
        String before = user.belongings();
        Workspace workspace = acquire("1");
        Path slot = workspace.path().getParent();
        sh(slot, "USERS='" + user.path() + "'\n" + script + " || true");
        assertThatThrownBy(() -> workspace.collect(DETAILS))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("was deleted");
        workspace.release();
        assertThat(acquire("2").path().resolve("src/b.txt")).hasContent("b\n");
        assertThat(user.belongings()).isEqualTo(before);
    }

    @Test
    void filesNobodyMayReadOrWriteAreCollectedAndCleaned() {
        Workspace workspace = acquire("1");
        sh(
                workspace.path(),
                "mkdir shut && echo s > shut/file && chmod 000 shut/file shut && chmod 444 src/a.txt && chmod 555 src");
        assertThat(workspace.collect(DETAILS).orElseThrow().paths()).containsExactly("shut/file");
        workspace.release();
        assertThat(sh(acquire("2").path(), "ls; stat -c %a src")).isEqualTo("README.md\nsrc\n755\n");
    }

    @Test
    void workThatDidNotLandIsKeptUnderARefWithTheFilesOfTheAttempt() {
        Workspace workspace = pool.acquire(new Attempt(new TaskId("A/b ü"), 3), base);
        assertThat(workspace.salvage(DETAILS)).isEmpty();
        write(workspace.path(), "half.txt", "half\n");
        Salvage.Kept kept = workspace.salvage(DETAILS).orElseThrow();
        workspace.release();
        acquire("2");
        assertThat(kept.ref()).isEqualTo("refs/stretto/salvage/run-1/A=2Fb=20=C3=BC/3");
        assertThat(user.git("show", kept.ref() + ":half.txt")).isEqualTo("half\n");
        Salvage salvage = new Salvage(repository, "run-1");
        assertThat(salvage.all()).containsExactly(java.util.Map.entry(kept.ref(), kept.commit()));
        assertThat(salvage.keep(new Attempt(new TaskId("A/b ü"), 3), kept.commit()))
                .isEqualTo(kept);
        assertThat(salvage.keep(new Attempt(new TaskId("A/b ü"), 3), base).commit())
                .isEqualTo(base);
    }

    @Test
    void afterARestartHeldWorkspacesAreFoundAndFreeOnesReused() {
        Workspace first = acquire("1");
        Workspace second = acquire("2");
        write(first.path(), "half.txt", "half\n");
        second.release();
        PoolProvider restarted = new PoolProvider(repository, temp.resolve("cache"), "run-1", KeepList.NONE);
        Workspace found = restarted.find(key("1")).orElseThrow();
        assertThat(restarted.held()).hasSize(1);
        assertThat(found.path()).isEqualTo(first.path());
        assertThat(restarted.acquire(key("1"), base)).isSameAs(found);
        assertThat(found.collect(DETAILS).orElseThrow().paths()).containsExactly("half.txt");
        assertThat(restarted.acquire(key("3"), base).path()).isEqualTo(second.path());
        assertThat(restarted.acquire(key("4"), base).path()).isNotIn(first.path(), second.path());
    }

    @Test
    void freeWorkspacesAreRemovedAndHeldOnesStay() {
        Workspace held = acquire("1");
        Workspace free = acquire("2");
        free.release();
        free.release();
        pool.removeFree();
        assertThat(held.path()).exists();
        assertThat(free.path().getParent()).doesNotExist();
        held.release();
        pool.removeFree();
        assertThat(held.path().getParent().getParent()).doesNotExist();
        assertThat(acquire("3").path().resolve("README.md")).exists();
    }

    @Test
    void eightWorkspacesOfOneRepositoryAreUsedAtOnce() throws Exception {
        int rounds = 4;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<ObjectId>> commits = new ArrayList<>();
            for (int i = 0; i < 8 * rounds; i++) {
                String task = "t" + i;
                Callable<ObjectId> attempt = () -> {
                    Workspace workspace = acquire(task);
                    write(workspace.path(), "src/" + task, task);
                    ObjectId commit = collect(workspace);
                    workspace.release();
                    return commit;
                };
                commits.add(threads.submit(attempt));
            }
            for (int i = 0; i < commits.size(); i++) {
                ObjectId commit = commits.get(i).get(60, TimeUnit.SECONDS);
                assertThat(user.git("diff", "--name-status", base.hex(), commit.hex()))
                        .isEqualTo("A\tsrc/t" + i + "\n");
            }
        }
        assertThat(user.git("fsck", "--no-dangling")).doesNotContain("missing", "corrupt");
    }

    @Test
    void aShallowCloneALinkedWorktreeAndABareRepositoryWorkAlike() {
        user.git("clone", "-q", "--depth", "1", "file://" + user.path(), "../shallow");
        user.git("worktree", "add", "-q", "-b", "side", "../linked");
        user.git("clone", "-q", "--bare", ".", "../bare.git");
        for (String place : List.of("shallow", "linked", "bare.git")) {
            use(new TestRepository(temp.resolve(place)));
            Workspace workspace = acquire(place);
            assertThat(sh(workspace.path(), "git status --porcelain; git log --oneline | wc -l")
                            .strip())
                    .isEqualTo(place.equals("shallow") ? "1" : "2");
            write(workspace.path(), "new.txt", place);
            sh(workspace.path(), "git add -A && git commit -qm mine && git gc -q --prune=now");
            ObjectId commit = collect(workspace);
            assertThat(new TestRepository(temp.resolve(place)).git("show", commit + ":new.txt"))
                    .isEqualTo(place);
            workspace.release();
            assertThat(acquire(place + "2").collect(DETAILS)).isEmpty();
        }
    }

    @Test
    void aRepositoryWithLongNamesOfObjectsWorksAlike() {
        TestRepository sha256 = TestRepository.withFiles(temp.resolve("sha256"), "--object-format=sha256");
        base = sha256.at("HEAD");
        use(sha256);
        Workspace workspace = acquire("1");
        write(workspace.path(), "new.txt", "new\n");
        sh(workspace.path(), "git add -A && git commit -qm mine");
        assertThat(sha256.git("show", collect(workspace) + ":new.txt")).isEqualTo("new\n");
    }

    @Test
    void settingsOfTheRepositoryThatWouldHideFilesOrChangesHaveNoEffect() throws IOException {
        user.git("config", "core.fileMode", "false");
        user.git("config", "core.sparseCheckout", "true");
        user.git("config", "core.splitIndex", "true");
        user.git("config", "core.worktree", "/nowhere");
        user.git("config", "i18n.commitEncoding", "latin1");
        Files.writeString(user.path().resolve(".git/info/sparse-checkout"), "/README.md\n");
        pool = new PoolProvider(repository, temp.resolve("cache"), "run-1", KeepList.NONE);
        Workspace workspace = acquire("1");
        assertThat(workspace.path().resolve("src/a.txt")).exists();
        sh(workspace.path(), "chmod +x src/a.txt");
        assertThat(workspace.collect(DETAILS).orElseThrow().paths()).containsExactly("src/a.txt");
        assertThat(workspace.path().getParent().toFile().list()).containsExactlyInAnyOrder("tree", "index", "owner");
    }

    @Test
    void lineEndingsAndFiltersOfTheRepositoryHoldInTheWorkspaceAndItsGit() throws IOException {
        user.git("config", "core.autocrlf", "true");
        user.git("config", "filter.up.clean", "tr a-z A-Z");
        user.git("config", "filter.up.smudge", "tr A-Z a-z");
        user.write(".gitattributes", "*.up filter=up\n");
        user.write("x.up", "loud\n");
        base = user.commit("filtered");
        pool = new PoolProvider(repository, temp.resolve("cache"), "run-1", KeepList.NONE);
        Workspace workspace = acquire("1");
        assertThat(Files.readString(workspace.path().resolve("src/b.txt"))).isEqualTo("b\r\n");
        assertThat(sh(workspace.path(), "cat x.up; git status --porcelain")).isEqualToNormalizingNewlines("loud\n");
        sh(workspace.path(), "printf 'more\\r\\n' > more.up; printf 'c\\r\\n' > c.txt; git status --porcelain");
        ObjectId commit = collect(workspace);
        assertThat(user.git("cat-file", "blob", commit + ":c.txt")).isEqualTo("c\n");
        assertThat(user.git("cat-file", "blob", commit + ":more.up")).isEqualTo("MORE\n");
    }

    @Test
    void anAttemptWithoutItsGitFindsNoRepositoryFurtherUp() {
        sh(temp, "git init -q .");
        Workspace workspace = acquire("1");
        String variable = workspace.environment().entrySet().iterator().next().toString();
        assertThat(sh(
                        workspace.path(),
                        "rm -rf .git; env '" + variable + "' git rev-parse --git-dir 2>&1 || echo none"))
                .endsWith("none\n");
    }
}
