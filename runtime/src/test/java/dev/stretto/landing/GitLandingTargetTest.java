package dev.stretto.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stretto.engine.Attempt;
import dev.stretto.git.CommitDetails;
import dev.stretto.git.GitException;
import dev.stretto.git.GitProblem;
import dev.stretto.git.GitRepository;
import dev.stretto.git.Identity;
import dev.stretto.git.ObjectId;
import dev.stretto.git.TestRepository;
import dev.stretto.plan.TaskId;
import dev.stretto.workspace.KeepList;
import dev.stretto.workspace.PoolProvider;
import dev.stretto.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitLandingTargetTest {

    private static final String BRANCH = "stretto/plan-r1";

    @TempDir
    Path temp;

    private TestRepository user;
    private GitRepository repository;
    private PoolProvider pool;
    private LandingTarget target;
    private ObjectId base;

    @BeforeEach
    void open() {
        user = TestRepository.withFiles(temp.resolve("user repo"));
        base = user.at("HEAD");
        use(user.open());
    }

    private void use(GitRepository opened) {
        repository = opened;
        pool = new PoolProvider(repository, temp.resolve("cache"), "r1", KeepList.NONE);
        target = target("r1", BRANCH);
    }

    private LandingTarget target(String run, String branch) {
        return new GitLandingTarget(repository, run, branch, temp.resolve("merge-" + run));
    }

    @AfterEach
    void close() {
        repository.close();
    }

    /** An attempt at {@code task} that starts at {@code from} and runs a shell script. */
    private ObjectId attempt(String task, ObjectId from, String script) {
        Workspace workspace = pool.acquire(new Attempt(new TaskId(task), 1), from);
        TestRepository.sh(workspace.path(), script);
        ObjectId commit = workspace.collect(details(task)).orElseThrow().commit();
        workspace.release();
        return commit;
    }

    private CommitDetails details(String task) {
        return new CommitDetails(
                TaskMessage.of(new TaskId(task), "Do " + task, "r1", 1), new Identity("Ada", "ada@x"), 1_700_000_000);
    }

    private MergeResult.Candidate candidate(ObjectId head, ObjectId commit) {
        assertThat(target.merge(head, commit)).isInstanceOf(MergeResult.Candidate.class);
        return (MergeResult.Candidate) target.merge(head, commit);
    }

    private ObjectId land(ObjectId head, ObjectId commit) {
        ObjectId candidate = candidate(head, commit).commit();
        assertThat(target.advance(head, candidate)).isEqualTo(new Advance.Moved(new BranchState.InStep()));
        return candidate;
    }

    @Test
    void aCommitOnTheHeadLandsAsItIsAndOthersAreMergedOntoIt() {
        target.open(base);
        ObjectId one = attempt("1", base, "echo one > one.txt");
        ObjectId two = attempt("2", base, "sed -i s/9/nine/ src/a.txt");
        ObjectId three = attempt("3", base, "sed -i s/1/one/ src/a.txt");
        ObjectId head = land(base, one);
        assertThat(head).isEqualTo(one);
        head = land(head, two);
        head = land(head, three);
        assertThat(user.at(BRANCH)).isEqualTo(head);
        assertThat(user.git("show", BRANCH + ":src/a.txt")).isEqualTo("one\n2\n3\n4\n5\n6\n7\n8\nnine\n");
        assertThat(user.git("log", "--format=%s|%an|%at|%ct", base + ".." + BRANCH))
                .isEqualTo(
                        "3 Do 3|Ada|1700000000|1700000000\n2 Do 2|Ada|1700000000|1700000000\n1 Do 1|Ada|1700000000|1700000000\n");
        assertThat(user.git("rev-list", "--min-parents=2", BRANCH)).isEmpty();
        assertThat(target.landed(base))
                .extracting(landed -> landed.task() + "/" + landed.attempt())
                .containsExactly("1/1", "2/1", "3/1");
        user.git("fsck", "--strict");
    }

    @Test
    void mergingTwiceGivesTheSameObject() {
        target.open(base);
        ObjectId head = land(base, attempt("1", base, "echo one > one.txt"));
        ObjectId two = attempt("2", base, "echo two > two.txt");
        ObjectId first = candidate(head, two).commit();
        assertThat(target("other", BRANCH).merge(head, two)).isEqualTo(candidate(head, two));
        assertThat(candidate(head, two).commit()).isEqualTo(first).isNotEqualTo(two);
    }

    @Test
    void aConflictNamesTheFilesAndTheTasksOnTheOtherSide() {
        target.open(base);
        ObjectId head = land(base, attempt("1", base, "sed -i s/5/five/ src/a.txt"));
        head = land(head, attempt("2", head, "echo other > other.txt"));
        ObjectId mine = attempt("3", base, "sed -i s/5/FIVE/ src/a.txt; echo fine > fine.txt");
        MergeResult.Conflict conflict = (MergeResult.Conflict) target.merge(head, mine);
        assertThat(conflict.files()).containsExactly("src/a.txt");
        assertThat(conflict.with()).extracting(landed -> landed.task().value()).containsExactly("1");
        assertThat(conflict.notes())
                .anySatisfy(note -> assertThat(note.text()).contains("Merge conflict in src/a.txt"));
        assertThat(target.branch()).isEqualTo(new BranchState.InStep());
    }

    @Test
    void aConflictOfRenamesNamesTheFilesOfBothSides() {
        target.open(base);
        ObjectId head = land(base, attempt("1", base, "mv src/a.txt 'src/my \"a\".txt'"));
        ObjectId mine = attempt("2", base, "mv src/a.txt 'src/your\na.txt'");
        MergeResult.Conflict conflict = (MergeResult.Conflict) target.merge(head, mine);
        assertThat(conflict.files()).contains("src/my \"a\".txt", "src/your\na.txt");
        assertThat(conflict.with()).hasSize(1);
    }

    @Test
    void aFileChangedOnOneSideAndRenamedOnTheOtherGoesTogether() {
        target.open(base);
        ObjectId head = land(base, attempt("1", base, "mv src/a.txt src/moved.txt"));
        head = land(head, attempt("2", base, "sed -i s/5/five/ src/a.txt"));
        assertThat(user.git("show", head + ":src/moved.txt")).contains("five");
    }

    @Test
    void aNewFileInAFolderThatWasRenamedStaysWhereItsAuthorPutIt() {
        target.open(base);
        ObjectId head = land(base, attempt("1", base, "mv src lib"));
        head = land(head, attempt("2", base, "echo new > src/new.txt"));
        assertThat(user.files(head)).contains("\tsrc/new.txt").doesNotContain("lib/new.txt");
    }

    @Test
    void attributesOfTheHeadRuleTheMergeAlsoAfterTheyChange() {
        user.write("CHANGELOG.md", "start\n");
        user.write("sub dir/log", "start\n");
        base = user.commit("changelog");
        target.open(base);
        ObjectId head = land(base, attempt("1", base, "echo one >> CHANGELOG.md; echo one >> 'sub dir/log'"));
        ObjectId mine = attempt("2", base, "echo two >> CHANGELOG.md");
        ObjectId other = attempt("3", base, "echo three >> 'sub dir/log'");
        assertThat(target.merge(head, mine)).isInstanceOf(MergeResult.Conflict.class);
        head = land(head, attempt("4", head, "echo 'CHANGELOG.md merge=union' > .gitattributes"));
        head = land(head, mine);
        assertThat(user.git("show", head + ":CHANGELOG.md")).isEqualTo("start\none\ntwo\n");
        assertThat(target.merge(head, other)).isInstanceOf(MergeResult.Conflict.class);
        head = land(head, attempt("5", head, "echo 'log merge=union' > 'sub dir/.gitattributes'"));
        land(head, other);
    }

    @Test
    void attributesOfTheUsersWorkTreeAndIndexDoNotRuleTheMerge() {
        target.open(base);
        user.write(".gitattributes", "* merge=union\n");
        user.git("add", "-A");
        ObjectId head = land(base, attempt("1", base, "sed -i s/5/five/ src/a.txt"));
        ObjectId mine = attempt("2", base, "sed -i s/5/FIVE/ src/a.txt");
        assertThat(target.merge(head, mine)).isInstanceOf(MergeResult.Conflict.class);
    }

    @Test
    void theHeadMovesOnlyFromWhereItIsExpectedAndAskingAgainIsHarmless() {
        target.open(base);
        ObjectId one = attempt("1", base, "echo one > one.txt");
        ObjectId two = attempt("2", base, "echo two > two.txt");
        assertThat(target.advance(base, one)).isEqualTo(new Advance.Moved(new BranchState.InStep()));
        assertThat(target.advance(base, two)).isEqualTo(new Advance.Overtaken(one));
        assertThat(user.at(BRANCH)).isEqualTo(one);
        assertThat(target.advance(base, one)).isEqualTo(new Advance.Moved(new BranchState.InStep()));
        user.git("update-ref", "-d", "refs/stretto/runs/r1/head");
        assertThat(target.advance(one, two)).isEqualTo(new Advance.Refused(Optional.empty()));
        assertThat(problem(target::reopen).kind()).isEqualTo(GitProblem.Kind.NO_SUCH_REVISION);
    }

    @Test
    void ofManyMovesAtOnceExactlyOneSucceeds() throws Exception {
        target.open(base);
        List<ObjectId> commits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            commits.add(attempt("t" + i, base, "echo " + i + " > f" + i));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Advance>> moves = new ArrayList<>();
            for (ObjectId commit : commits) {
                moves.add(threads.submit(() -> target.advance(base, commit)));
            }
            int moved = 0;
            for (Future<Advance> move : moves) {
                moved += move.get(60, TimeUnit.SECONDS) instanceof Advance.Moved ? 1 : 0;
            }
            assertThat(moved).isEqualTo(1);
        }
        assertThat(target.branch()).isEqualTo(new BranchState.InStep());
    }

    @Test
    void aBranchThatIsCheckedOutStaysAndFollowsWhenItNoLongerIs() {
        target.open(base);
        user.git("checkout", "-q", BRANCH);
        ObjectId one = attempt("1", base, "echo one > one.txt");
        assertThat(target.advance(base, one))
                .isEqualTo(new Advance.Moved(new BranchState.CheckedOut("the main worktree")));
        assertThat(user.git("status", "--porcelain")).isEmpty();
        assertThat(target.branch()).isEqualTo(new BranchState.CheckedOut("the main worktree"));
        user.git("checkout", "-q", "main");
        assertThat(target.branch()).isEqualTo(new BranchState.Behind(base));
        user.git("worktree", "add", "-q", "../linked", BRANCH);
        ObjectId two = attempt("2", one, "echo two > two.txt");
        assertThat(target.advance(one, two))
                .isEqualTo(new Advance.Moved(new BranchState.CheckedOut("the worktree " + temp.resolve("linked"))));
        assertThat(user.at(BRANCH)).isEqualTo(base);
        user.git("worktree", "remove", "../linked");
        land(two, attempt("3", two, "echo three > three.txt"));
    }

    @Test
    void aBranchSomebodyElseMovedAwayOrDeletedHoldsTheHeadUpAndIsLeftAlone() {
        target.open(base);
        ObjectId one = land(base, attempt("1", base, "echo one > one.txt"));
        ObjectId theirs = user.commit("theirs");
        user.git("branch", "-f", BRANCH, theirs.hex());
        assertThat(target.branch()).isEqualTo(new BranchState.Diverged(theirs));
        ObjectId two = attempt("2", one, "echo two > two.txt");
        assertThat(target.advance(one, two)).isEqualTo(new Advance.Held(new BranchState.Diverged(theirs)));
        assertThat(user.at(BRANCH)).isEqualTo(theirs);
        user.git("branch", "-D", BRANCH);
        assertThat(target.advance(one, two)).isEqualTo(new Advance.Held(new BranchState.Deleted()));
        assertThat(user.git("branch", "--list", BRANCH)).isEmpty();
        assertThat(target.reopen()).isEqualTo(one);

        user.git("branch", BRANCH, one.hex());
        assertThat(target.advance(one, two)).isEqualTo(new Advance.Moved(new BranchState.InStep()));
    }

    @Test
    void commitsOfOthersOnTopOfTheHeadComeFirstAlsoWhereThatIsAskedAgain() {
        target.open(base);
        ObjectId one = attempt("1", base, "echo one > one.txt");
        ObjectId theirs = attempt("theirs", base, "echo theirs > theirs.txt");
        user.git("branch", "-f", BRANCH, theirs.hex());
        assertThat(target.branch()).isEqualTo(new BranchState.Ahead(theirs));
        assertThat(target.advance(base, one)).isEqualTo(new Advance.Overtaken(theirs));
        assertThat(target.advance(base, one)).isEqualTo(new Advance.Overtaken(theirs));
        assertThat(target.reopen()).isEqualTo(theirs);
        assertThat(user.at(BRANCH)).isEqualTo(theirs);
        assertThat(target.branch()).isEqualTo(new BranchState.InStep());
    }

    @Test
    void commitsOfOthersOnABranchThatIsCheckedOutComeFirstToo() {
        target.open(base);
        user.git("worktree", "add", "--quiet", "../linked", BRANCH);
        user.git("-C", "../linked", "commit", "--quiet", "--allow-empty", "-m", "theirs");
        ObjectId theirs = user.at(BRANCH);
        ObjectId one = attempt("1", base, "echo one > one.txt");
        assertThat(target.advance(base, one)).isEqualTo(new Advance.Overtaken(theirs));
        ObjectId two = attempt("2", theirs, "echo two > two.txt");
        assertThat(target.advance(theirs, two)).isInstanceOf(Advance.Moved.class);
        assertThat(user.at(BRANCH)).isEqualTo(theirs);
        user.git("worktree", "remove", "../linked");
        assertThat(target.follow()).isEqualTo(new BranchState.InStep());
        assertThat(user.at(BRANCH)).isEqualTo(two);
    }

    @Test
    void aRunIsOpenedOnceAndReopenedAsOftenAsNeeded() {
        target.open(base);
        target.open(base);
        ObjectId one = land(base, attempt("1", base, "echo one > one.txt"));
        assertThat(target("r1", BRANCH).reopen()).isEqualTo(one);
        assertThat(problem(() -> target.open(base)).kind()).isEqualTo(GitProblem.Kind.BRANCH_EXISTS);
    }

    @Test
    void aBranchThatExistsIsNotTakenOver() {
        user.git("branch", BRANCH);
        GitProblem problem = problem(() -> target.open(base));
        assertThat(problem.kind()).isEqualTo(GitProblem.Kind.BRANCH_EXISTS);
        assertThat(problem.message()).contains(BRANCH);
        assertThat(user.git("for-each-ref", "refs/stretto")).isEmpty();
    }

    @Test
    void aBranchNamedLikeTheFolderOfOursIsNamedAsTheObstacle() {
        user.git("branch", "stretto");
        assertThat(problem(() -> target.open(base)).message()).contains("there is a branch stretto");
        user.git("branch", "-m", "stretto", BRANCH + "/more");
        GitProblem other = problem(() -> target.open(base));
        assertThat(other.kind()).isEqualTo(GitProblem.Kind.BRANCH_BLOCKED);
        assertThat(other.message()).contains(BRANCH + "/more");
        user.git("pack-refs", "--all");
        assertThat(problem(() -> target.open(base)).kind()).isEqualTo(GitProblem.Kind.BRANCH_BLOCKED);
        assertThat(user.git("for-each-ref", "refs/stretto")).isEmpty();
    }

    @Test
    void hooksOfTheUserDoNotRunOnOurCalls() throws Exception {
        for (String hook : List.of("reference-transaction", "post-index-change", "post-checkout")) {
            Path file = user.path().resolve(".git/hooks").resolve(hook);
            TestRepository.write(
                    file.getParent(), hook, "#!/bin/sh\necho ran >> '" + temp.resolve("ran") + "'\nexit 1\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        target.open(base);
        land(base, attempt("1", base, "echo one > one.txt"));
        assertThat(temp.resolve("ran")).doesNotExist();
    }

    @Test
    void onlyTrailersOfThisRunTellWhatLanded() {
        target.open(base);
        ObjectId head = land(base, attempt("1", base, "echo one > one.txt"));
        user.git("checkout", "-q", "-b", "others", head.hex());
        user.write("x", "x");
        user.commit("by hand\n\nStretto-Task: 7\nStretto-Run: r0\nStretto-Attempt: 1");
        user.write("x", "y");
        ObjectId others = user.commit("by hand\n\nStretto-Task: 8\nStretto-Run: r1\nStretto-Attempt: soon");
        assertThat(target.advance(head, others)).isInstanceOf(Advance.Moved.class);
        assertThat(target.landed(base))
                .extracting(landed -> landed.task().value())
                .containsExactly("1");
    }

    @Test
    void aTasksMessageHasASubjectOfOneLineAndTrailersGitReads() {
        String title = "Write: the\nthing " + "very ".repeat(30) + "well";
        ObjectId commit = repository
                .objects()
                .write(
                        repository.objects().tree(base),
                        base,
                        new CommitDetails(
                                TaskMessage.of(new TaskId("1.3 ü"), title, "r1", 2), new Identity("A", "a"), 1));
        String subject = user.git("log", "-1", "--format=%s", commit.hex()).strip();
        assertThat(subject)
                .startsWith("1.3 ü Write: the thing very")
                .endsWith("…")
                .hasSizeLessThan(80);
        assertThat(user.git("log", "-1", "--format=%b", commit.hex())).startsWith("Write: the thing very");
        assertThat(user.git("log", "-1", "--format=%(trailers)", commit.hex()).strip())
                .isEqualTo("Stretto-Task: 1.3 ü\nStretto-Run: r1\nStretto-Attempt: 2");
        assertThat(TaskMessage.of(new TaskId("7"), "Short", "r", 1))
                .isEqualTo("7 Short\n\nStretto-Task: 7\nStretto-Run: r\nStretto-Attempt: 1\n");
    }

    @Test
    void aCycleStartsAtMostSixProcessesAndSevenWithARealMerge() throws Exception {
        Path log = temp.resolve("calls");
        repository.close();
        use(user.openNoting(log));
        target.open(base);
        ObjectId head = land(base, attempt("1", base, "echo one > one.txt"));
        head = land(head, attempt("2", base, "echo two > two.txt"));
        Files.writeString(log, "");

        Workspace workspace = pool.acquire(new Attempt(new TaskId("3"), 1), head);
        Files.writeString(workspace.path().resolve("three.txt"), "3");
        ObjectId three = workspace.collect(details("3")).orElseThrow().commit();
        workspace.release();
        assertThat(target.merge(head, three))
                .isEqualTo(new MergeResult.Candidate(three, repository.objects().tree(three)));
        assertThat(target.advance(head, three)).isInstanceOf(Advance.Moved.class);
        assertThat(Files.readAllLines(log)).hasSizeLessThanOrEqualTo(6);

        Files.writeString(log, "");
        ObjectId four;
        workspace = pool.acquire(new Attempt(new TaskId("4"), 1), head);
        Files.writeString(workspace.path().resolve("four.txt"), "4");
        four = workspace.collect(details("4")).orElseThrow().commit();
        workspace.release();
        MergeResult.Candidate candidate = (MergeResult.Candidate) target.merge(three, four);
        assertThat(target.advance(three, candidate.commit())).isInstanceOf(Advance.Moved.class);
        assertThat(Files.readAllLines(log)).hasSizeLessThanOrEqualTo(7);
    }

    private static GitProblem problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        GitException thrown = catchThrowableOfType(GitException.class, call);
        assertThat(thrown).isNotNull();
        return thrown.problem();
    }
}
