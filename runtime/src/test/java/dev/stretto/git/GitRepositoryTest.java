package dev.stretto.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRepositoryTest {

    @TempDir
    Path temp;

    @Test
    void aRepositoryIsFoundFromAFolderInIt() {
        TestRepository user = TestRepository.withFiles(temp.resolve("my repo é"));
        try (GitRepository found = GitRepository.discover(user.path().resolve("src"))) {
            assertThat(found.workTree()).contains(user.path());
            assertThat(found.commonDirectory()).isEqualTo(user.path().resolve(".git"));
            assertThat(found.objectFormat()).isEqualTo("sha1");
            assertThat(found.head()).isEqualTo(new Head.OnBranch("main", user.at("HEAD")));
            assertThat(found.head().currentBranch()).contains("main");
            assertThat(found.headCommit()).isEqualTo(user.at("HEAD"));
            assertThat(found.identity()).isEqualTo(new Identity("Ada", "ada@example.org"));
        }
    }

    @Test
    void aFolderOutsideAnyRepositoryIsRefusedWithARemedy() {
        GitProblem problem = problem(() -> GitRepository.discover(temp));
        assertThat(problem.kind()).isEqualTo(GitProblem.Kind.NOT_A_REPOSITORY);
        assertThat(problem.remedy()).contains("git init");
    }

    @Test
    void aFolderThatDoesNotExistIsNamed() {
        GitProblem problem = problem(() -> GitRepository.discover(temp.resolve("nowhere")));
        assertThat(problem.kind()).isEqualTo(GitProblem.Kind.NOT_A_REPOSITORY);
        assertThat(problem.message()).contains("nowhere");
    }

    @Test
    void aMissingGitIsToldFromAMissingFolder() {
        GitProblem problem = problem(() -> GitRepository.discover(temp, new GitProgram("git-that-is-not-there")));
        assertThat(problem.kind()).isEqualTo(GitProblem.Kind.GIT_MISSING);
    }

    @Test
    void aGitBefore238IsTooOldAndALaterOneIsNot() throws IOException {
        TestRepository user = TestRepository.withFiles(temp.resolve("repo"));
        for (String old : List.of("1.9.5", "2.37.9", "two")) {
            GitProblem problem = problem(() -> GitRepository.discover(user.path(), gitOfVersion(old)));
            assertThat(problem.kind()).as(old).isEqualTo(GitProblem.Kind.GIT_TOO_OLD);
        }
        for (String later : List.of("2.38.0", "2.39.5 (Apple Git-154)", "3.0.rc1")) {
            GitRepository.discover(user.path(), gitOfVersion(later)).close();
        }
    }

    private GitProgram gitOfVersion(String version) {
        TestRepository.write(
                temp,
                "git-fake",
                "#!/bin/sh\nfor a; do [ \"$a\" = version ] && echo 'git version " + version
                        + "' && exit; done\nexec git \"$@\"\n");
        assertThat(temp.resolve("git-fake").toFile().setExecutable(true)).isTrue();
        return new GitProgram(temp.resolve("git-fake").toString());
    }

    @Test
    void aBareRepositoryHasNoWorkTreeAndIsNeverDirty() {
        TestRepository user = TestRepository.withFiles(temp.resolve("repo"));
        user.git("clone", "-q", "--bare", ".", "../bare.git");
        try (GitRepository bare = GitRepository.discover(temp.resolve("bare.git"))) {
            assertThat(bare.workTree()).isEmpty();
            assertThat(bare.isBare()).isTrue();
            assertThat(bare.refs().checkedOut("refs/heads/main")).isEmpty();
            assertThat(bare.headCommit()).isEqualTo(user.at("HEAD"));
            assertThat(bare.isDirty()).isFalse();
        }
    }

    @Test
    void anUnbornBranchIsReportedByItsNameAndHasNoHeadCommit() {
        try (GitRepository empty = TestRepository.init(temp.resolve("repo")).open()) {
            assertThat(empty.head()).isEqualTo(new Head.Unborn("main"));
            assertThat(problem(empty::headCommit).kind()).isEqualTo(GitProblem.Kind.UNBORN_HEAD);
        }
    }

    @Test
    void aDetachedHeadIsReported() {
        TestRepository user = TestRepository.withFiles(temp.resolve("repo"));
        user.git("checkout", "-q", "--detach");
        try (GitRepository found = user.open()) {
            assertThat(found.head()).isEqualTo(new Head.Detached(user.at("HEAD")));
            assertThat(found.head().currentBranch()).isEmpty();
        }
    }

    @Test
    void aLinkedWorktreeHasItsOwnHeadAndTheCommonDirectoryOfTheMainOne() {
        TestRepository user = TestRepository.withFiles(temp.resolve("repo"));
        user.git("worktree", "add", "-q", "-b", "side", "../linked");
        try (GitRepository linked = GitRepository.discover(temp.resolve("linked"))) {
            assertThat(linked.commonDirectory()).isEqualTo(user.path().resolve(".git"));
            assertThat(linked.head().currentBranch()).contains("side");
            assertThat(linked.refs().checkedOut("refs/heads/side"))
                    .hasValueSatisfying(where ->
                            assertThat(where).contains(temp.resolve("linked").toString()));
            assertThat(linked.refs().checkedOut("refs/heads/main")).contains("the main worktree");
            assertThat(linked.refs().checkedOut("refs/heads/other")).isEmpty();
        }
    }

    @Test
    void aLinkedWorktreeOfABareRepositoryKnowsThatTheMainOneDoesNotExist() {
        TestRepository user = TestRepository.withFiles(temp.resolve("repo"));
        user.git("clone", "-q", "--bare", ".", "../bare.git");
        new TestRepository(temp.resolve("bare.git")).git("worktree", "add", "-q", "-b", "side", "../linked");
        try (GitRepository linked = GitRepository.discover(temp.resolve("linked"))) {
            assertThat(linked.isBare()).isTrue();
            assertThat(linked.workTree()).contains(temp.resolve("linked"));
            assertThat(linked.refs().checkedOut("refs/heads/main")).isEmpty();
            assertThat(linked.refs().checkedOut("refs/heads/side")).isPresent();
        }
    }

    @Test
    void aCallThatIsInterruptedEndsItsGitGently() throws Exception {
        TestRepository user = TestRepository.withFiles(temp.resolve("repo"));
        Path hint = temp.resolve("running");
        TestRepository.write(
                temp,
                "git-slow",
                "#!/bin/sh\nfor a; do [ \"$a\" = version ] && exec git version; done\n"
                        + "case \"$*\" in *merge-base*) trap 'echo ended > " + hint + ".end; exit 1' TERM; echo > "
                        + hint
                        + "; while :; do sleep 0.05; done;; esac\nexec git \"$@\"\n");
        assertThat(temp.resolve("git-slow").toFile().setExecutable(true)).isTrue();
        try (GitRepository slow = GitRepository.discover(
                user.path(), new GitProgram(temp.resolve("git-slow").toString()))) {
            java.util.concurrent.CompletableFuture<GitProblem> told = new java.util.concurrent.CompletableFuture<>();
            Thread caller = Thread.ofPlatform()
                    .start(() -> told.complete(problem(() -> slow.isAncestor(user.at("HEAD"), user.at("HEAD")))));
            for (int i = 0; i < 3000 && !Files.exists(hint); i++) {
                caller.join(10);
            }
            caller.interrupt();
            assertThat(told.get(30, java.util.concurrent.TimeUnit.SECONDS).kind())
                    .isEqualTo(GitProblem.Kind.NOT_ENDED);
            assertThat(Path.of(hint + ".end")).exists();
        }
    }

    @Test
    void workTreeChangesAreListedWithAnyNameUpToTheLimit() {
        TestRepository user = TestRepository.withFiles(temp.resolve("repo"));
        try (GitRepository found = user.open()) {
            assertThat(found.isDirty()).isFalse();
            user.write("README.md", "changed");
            user.write("new \"file\"\nü", "");
            assertThat(found.isDirty()).isTrue();
            assertThat(found.workTreeChanges(9))
                    .containsExactlyInAnyOrder(
                            new WorkTreeChange(" M", "README.md"), new WorkTreeChange("??", "new \"file\"\nü"));
            assertThat(found.workTreeChanges(1)).hasSize(1);
        }
    }

    @Test
    void inheritedGitVariablesDoNotReachGit() {
        ProcessBuilder prepared =
                GitProgram.ON_PATH.prepare(temp, java.util.Map.of("GIT_DIR", "/x"), List.of("version"));
        assertThat(prepared.environment().keySet())
                .filteredOn(name -> name.startsWith("GIT_"))
                .containsExactlyInAnyOrder(
                        "GIT_DIR",
                        "GIT_GRAFT_FILE",
                        "GIT_NO_REPLACE_OBJECTS",
                        "GIT_TERMINAL_PROMPT",
                        "GIT_OPTIONAL_LOCKS",
                        "GIT_LITERAL_PATHSPECS",
                        "GIT_LFS_SKIP_SMUDGE");
    }

    @Test
    void revisionsAndRefsAreResolvedAndUnknownOnesAreEmpty() {
        TestRepository user = TestRepository.withFiles(temp.resolve("repo"));
        ObjectId first = user.at("HEAD");
        ObjectId second = user.commit("second");
        try (GitRepository found = user.open()) {
            assertThat(found.resolve("main~1")).contains(first);
            assertThat(found.resolve("--all")).isEmpty();
            assertThat(found.resolve("nothing")).isEmpty();
            assertThat(found.refs().exists("refs/heads/main")).isTrue();
            assertThat(found.refs().exists("refs/heads/mai")).isFalse();
            assertThat(found.isAncestor(first, second)).isTrue();
            assertThat(found.isAncestor(second, first)).isFalse();
        }
    }

    @Test
    void aCommitIsTheSameObjectHoweverOftenItIsWrittenAndReadsBackWhole() {
        TestRepository user = TestRepository.withFiles(temp.resolve("repo"));
        try (GitRepository found = user.open()) {
            ObjectId tree = found.objects().tree(user.at("HEAD"));
            CommitDetails details = new CommitDetails("Grüße\n\nA: b\n", new Identity("A <B>\n", "a@b"), 1_700_000_000);
            ObjectId commit = found.objects().write(tree, user.at("HEAD"), details);
            assertThat(found.objects().write(tree, user.at("HEAD"), details)).isEqualTo(commit);
            assertThat(found.objects().parents(commit)).containsExactly(user.at("HEAD"));
            assertThat(user.git("log", "-1", "--format=%an|%ae|%at|%ct|%s|%(trailers:key=A,valueonly)", commit.hex()))
                    .startsWith("A B|a@b|1700000000|1700000000|Grüße|b");
            user.git("fsck", "--strict");
        }
    }

    @Test
    void objectsAreReadAndWrittenAlsoWhenTheHelperProcessesAreGone() {
        TestRepository user = TestRepository.withFiles(temp.resolve("repo"));
        ObjectId first = user.at("HEAD");
        user.write("src/c.txt", "c");
        ObjectId second = user.commit("second");
        try (GitRepository found = user.open()) {
            List<TreeChange> changes = found.objects()
                    .changes(found.objects().tree(first), found.objects().tree(second));
            ObjectId commit = found.objects().write(found.objects().tree(first), second, details());
            found.objects().close();
            assertThat(found.objects()
                            .changes(
                                    found.objects().tree(first), found.objects().tree(second)))
                    .isEqualTo(changes)
                    .containsExactly(new TreeChange("src/c.txt", 0, 0100644));
            assertThat(found.objects().write(found.objects().tree(first), second, details()))
                    .isEqualTo(commit);
        }
    }

    @Test
    void askingForAnObjectThatIsNotThereFailsAndSpoilsNoLaterAnswer() {
        TestRepository user = TestRepository.withFiles(temp.resolve("repo"));
        ObjectId missing = new ObjectId("0123456789".repeat(4));
        try (GitRepository found = user.open()) {
            ObjectId tree = found.objects().tree(user.at("HEAD"));
            assertThat(problem(() -> found.objects().tree(missing)).kind()).isEqualTo(GitProblem.Kind.COMMAND_FAILED);
            assertThat(problem(() -> found.objects().changes(tree, missing)).kind())
                    .isEqualTo(GitProblem.Kind.COMMAND_FAILED);
            assertThat(found.objects().changes(tree, tree)).isEmpty();
            assertThat(found.objects().tree(user.at("HEAD"))).isEqualTo(tree);
        }
    }

    @Test
    void refsAreChangedAllOrNoneAndOnlyFromWhatIsExpected() {
        TestRepository user = TestRepository.withFiles(temp.resolve("repo"));
        ObjectId first = user.at("HEAD");
        ObjectId second = user.commit("second");
        try (GitRepository found = user.open()) {
            Refs refs = found.refs();
            assertThat(refs.update(List.of(new Refs.Change("refs/x/a", null, first))))
                    .isTrue();
            assertThat(refs.update(List.of(new Refs.Change("refs/x/a", null, second))))
                    .isFalse();
            assertThat(refs.update(List.of(
                            new Refs.Change("refs/x/b", null, second), new Refs.Change("refs/x/a", second, first))))
                    .isFalse();
            assertThat(refs.list("refs/x")).containsOnlyKeys("refs/x/a");
            assertThat(refs.update(List.of(new Refs.Change("refs/x/none", first, second))))
                    .isFalse();
            assertThat(refs.update(List.of(new Refs.Change("refs/x/a", first, null))))
                    .isTrue();
            assertThat(refs.read("refs/x/a")).isEqualTo(Optional.empty());
        }
    }

    @Test
    void aLockLeftByAKilledGitIsClearedOnlyWhenItIsOld() throws IOException {
        TestRepository user = TestRepository.withFiles(temp.resolve("repo"));
        Path lock = user.path().resolve(".git/refs/x/a.lock");
        try (GitRepository found = user.open()) {
            assertThat(found.refs().update(List.of(new Refs.Change("refs/x/a", null, user.at("HEAD")))))
                    .isTrue();
            Files.createFile(lock);
            found.refs().clearStaleLock("refs/x/a");
            assertThat(lock).exists();
            Refs.Change delete = new Refs.Change("refs/x/a", user.at("HEAD"), null);
            assertThat(problem(() -> found.refs().update(List.of(delete))).kind())
                    .isEqualTo(GitProblem.Kind.LOCKED);
            Files.setLastModifiedTime(lock, java.nio.file.attribute.FileTime.fromMillis(1));
            found.refs().clearStaleLock("refs/x/a");
            assertThat(found.refs().update(List.of(delete))).isTrue();
        }
    }

    @Test
    void errorsArePutInWordsByWhatGitSays() {
        assertThat(GitException.of("add", 128, "fatal: write error: No space left on device")
                        .problem()
                        .kind())
                .isEqualTo(GitProblem.Kind.DISK_FULL);
        assertThat(GitException.of("rev-parse", 128, "fatal: detected dubious ownership in repository at '/x'")
                        .problem()
                        .remedy())
                .contains("safe.directory");
    }

    private static CommitDetails details() {
        return new CommitDetails("m", new Identity("n", "e"), 1);
    }

    private static GitProblem problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        GitException thrown = catchThrowableOfType(GitException.class, call);
        assertThat(thrown).isNotNull();
        return thrown.problem();
    }
}
