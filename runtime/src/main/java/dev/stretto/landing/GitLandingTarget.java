package dev.stretto.landing;

import dev.stretto.git.ChangedTree;
import dev.stretto.git.CommitDetails;
import dev.stretto.git.CommittedFiles;
import dev.stretto.git.ConflictMarks;
import dev.stretto.git.GitException;
import dev.stretto.git.GitProblem;
import dev.stretto.git.GitRepository;
import dev.stretto.git.ObjectId;
import dev.stretto.git.RefNames;
import dev.stretto.git.Refs;
import dev.stretto.git.TaggedCommit;
import dev.stretto.git.TreeChange;
import dev.stretto.git.TreeMerge;
import dev.stretto.plan.TaskId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lands in a git repository. The truth is {@code refs/stretto/runs/<run>/head}; the branch follows by a compare-and-swap of
 * its own, in the same transaction where that is possible.
 *
 * <p>It holds no state between calls but the merge directory, which guards itself; concurrent moves are decided by git's ref
 * locks.
 */
public final class GitLandingTarget implements LandingTarget {

    private final GitRepository repository;
    private final String run;
    private final String head;
    private final String branch;
    private final String branchName;
    private final TreeMerge merger;

    /**
     * @param branchName the integration branch, without {@code refs/heads/}
     * @param scratch a directory of this target alone; made if need be
     */
    public GitLandingTarget(GitRepository repository, String run, String branchName, Path scratch) {
        this.repository = repository;
        this.run = run;
        this.head = "refs/stretto/runs/" + RefNames.encode(run) + "/head";
        this.branch = "refs/heads/" + branchName;
        this.branchName = branchName;
        this.merger = new TreeMerge(repository, scratch);
    }

    @Override
    public void open(ObjectId base) {
        boolean made = refs().update(List.of(new Refs.Change(head, null, base), new Refs.Change(branch, null, base)));
        if (made) {
            return;
        }
        Map<String, ObjectId> now = refs().list(head, branch);
        if (base.equals(now.get(head))) {
            return; // by an earlier call: the two are made together
        }
        if (now.containsKey(head)) {
            throw new GitException(
                    GitProblem.Kind.BRANCH_EXISTS,
                    "a run " + run + " has landed here before",
                    "resume it, or start another");
        }
        throw new GitException(
                GitProblem.Kind.BRANCH_EXISTS,
                "the branch " + branchName + " exists already",
                "rename or delete it (git branch -m " + branchName + " <new name>), or choose another prefix");
    }

    @Override
    public ObjectId reopen() {
        refs().awaitUnlocked(head);
        refs().awaitUnlocked(branch);
        return refs().read(head).orElseThrow(() -> noHead());
    }

    private GitException noHead() {
        return new GitException(
                GitProblem.Kind.NO_SUCH_REVISION,
                "run " + run + " has no head any more: the ref " + head + " is gone",
                "restore it (git update-ref " + head + " <commit>), or start a new run");
    }

    @Override
    public BranchState branch() {
        Map<String, ObjectId> now = refs().list(head, branch);
        ObjectId at = now.get(head);
        if (at == null) {
            throw noHead();
        }
        return compare(Optional.ofNullable(now.get(branch)), at);
    }

    private BranchState compare(Optional<ObjectId> branchAt, ObjectId headAt) {
        if (branchAt.isEmpty()) {
            return new BranchState.Deleted();
        }
        ObjectId actual = branchAt.get();
        if (actual.equals(headAt)) {
            return new BranchState.InStep();
        }
        if (repository.isAncestor(actual, headAt)) {
            return refs().checkedOut(branch)
                    .<BranchState>map(BranchState.CheckedOut::new)
                    .orElseGet(() -> new BranchState.Behind(actual));
        }
        return repository.isAncestor(headAt, actual) ? new BranchState.Ahead(actual) : new BranchState.Diverged(actual);
    }

    @Override
    public MergeResult merge(ObjectId headAt, ObjectId commit) {
        ObjectId parent = repository.objects().parents(commit).getFirst();
        if (parent.equals(headAt) || commit.equals(headAt)) {
            return new MergeResult.Candidate(commit, repository.objects().tree(commit));
        }
        return switch (merger.merge(headAt, commit)) {
            case TreeMerge.Result.Clean clean ->
                new MergeResult.Candidate(repository.objects().rewrite(commit, clean.tree(), headAt), clean.tree());
            case TreeMerge.Result.Conflicted conflicted ->
                new MergeResult.Conflict(
                        parent,
                        conflicted.tree(),
                        conflicted.files(),
                        conflicted.notes(),
                        otherSide(parent, headAt, conflicted));
        };
    }

    @Override
    public RevertResult revert(ObjectId headAt, List<Undoing> undoings) {
        List<ObjectId> commits = new ArrayList<>();
        ObjectId at = headAt;
        for (Undoing undoing : undoings) {
            ObjectId commit = undoing.commit();
            ObjectId before = repository
                    .objects()
                    .tree(repository.objects().parents(commit).getFirst());
            // A commit on top of the one to undo that has the files from before it: merging that with the head undoes
            // it.
            ObjectId opposite = repository.objects().write(before, commit, undoing.details());
            switch (merger.merge(at, opposite)) {
                case TreeMerge.Result.Clean clean ->
                    at = repository.objects().write(clean.tree(), at, undoing.details());
                case TreeMerge.Result.Conflicted conflicted -> {
                    return new RevertResult.Conflict(commit, conflicted.files());
                }
            }
            commits.add(at);
        }
        return new RevertResult.Undone(commits);
    }

    private List<Landed> otherSide(ObjectId base, ObjectId headAt, TreeMerge.Result.Conflicted conflicted) {
        Set<String> paths = new HashSet<>(conflicted.files());
        conflicted.notes().stream()
                .filter(note -> note.type().startsWith("CONFLICT"))
                .forEach(note -> paths.addAll(note.paths()));
        return landedBetween(base, headAt).stream()
                .filter(landed -> changes(landed.commit()).stream().anyMatch(change -> paths.contains(change.path())))
                .toList();
    }

    private List<TreeChange> changes(ObjectId commit) {
        ObjectId parent = repository.objects().parents(commit).getFirst();
        return repository
                .objects()
                .changes(repository.objects().tree(parent), repository.objects().tree(commit));
    }

    @Override
    public Map<String, List<String>> marked(ObjectId headAt, MergeResult.Conflict conflict) {
        return new ConflictMarks(repository)
                .hunks(repository.objects().tree(headAt), conflict.tree(), conflict.files());
    }

    @Override
    public Settlement settle(ObjectId headAt, ObjectId commit, MergeResult.Conflict conflict, Settlement.Try made) {
        ObjectId headTree = repository.objects().tree(headAt);
        ConflictMarks marks = new ConflictMarks(repository);
        Set<String> marked =
                marks.hunks(headTree, conflict.tree(), conflict.files()).keySet();
        List<String> open = new ArrayList<>(marks.left(headTree, made.tree(), commit, conflict.files()));
        // Where there were marks and are none any more, somebody has settled it, added or not.
        made.unmerged().stream().filter(path -> !marked.contains(path)).forEach(open::add);
        if (!open.isEmpty()) {
            return new Settlement.Open("it left in conflict: " + String.join(", ", open));
        }
        if (made.tree().equals(headTree)) {
            return new Settlement.Open("it left nothing of the task's change");
        }
        Set<String> known = new HashSet<>(conflict.files());
        conflict.notes().forEach(note -> known.addAll(note.paths()));
        changes(commit).forEach(change -> known.add(change.path()));
        List<String> others = repository.objects().changes(conflict.tree(), made.tree()).stream()
                .map(TreeChange::path)
                .filter(path -> !known.contains(path))
                .toList();
        return others.isEmpty()
                ? new Settlement.Settled(repository.objects().rewrite(commit, made.tree(), headAt))
                : new Settlement.Open("it changed what is not in conflict and not of the task's change: "
                        + String.join(", ", others));
    }

    @Override
    public Advance advance(ObjectId expectedHead, ObjectId newHead) {
        Refs.Change move = new Refs.Change(head, expectedHead, newHead);
        boolean follows = refs().checkedOut(branch).isEmpty();
        if (follows && refs().update(List.of(move, new Refs.Change(branch, expectedHead, newHead)))) {
            return new Advance.Moved(new BranchState.InStep());
        }
        Optional<Advance> result = Optional.empty();
        while (result.isEmpty()) { // until nobody moves a ref between the look at it and the change
            Map<String, ObjectId> now = refs().list(head, branch);
            Optional<ObjectId> at = Optional.ofNullable(now.get(head));
            if (at.equals(Optional.of(newHead))) {
                return new Advance.Moved(follow());
            }
            if (!at.equals(Optional.of(expectedHead))) {
                return at.filter(actual -> repository.isAncestor(expectedHead, actual))
                        .<Advance>map(Advance.Overtaken::new)
                        .orElseGet(() -> new Advance.Refused(at));
            }
            result = advanceBeside(compare(Optional.ofNullable(now.get(branch)), expectedHead), move);
        }
        return result.get();
    }

    /** Moves the head, given where the branch is compared with it; empty if either has moved meanwhile. */
    private Optional<Advance> advanceBeside(BranchState state, Refs.Change move) {
        return switch (state) {
            case BranchState.InStep _, BranchState.CheckedOut _, BranchState.Behind _ ->
                refs().update(List.of(move)) ? Optional.of(new Advance.Moved(follow())) : Optional.empty();
            case BranchState.Ahead(ObjectId actual) ->
                refs().update(List.of(new Refs.Change(head, move.expected(), actual)))
                        ? Optional.of(new Advance.Overtaken(actual))
                        : Optional.empty();
            case BranchState.Diverged _, BranchState.Deleted _ -> Optional.of(new Advance.Held(state));
        };
    }

    @Override
    public BranchState follow() {
        BranchState state = branch();
        while (state instanceof BranchState.Behind(ObjectId actual)) {
            ObjectId at = refs().read(head).orElseThrow(this::noHead);
            state = refs().update(List.of(new Refs.Change(branch, actual, at))) ? new BranchState.InStep() : branch();
        }
        return state;
    }

    @Override
    public boolean export(ObjectId commit, String path, Path into) {
        return new CommittedFiles(repository).export(commit, path, into);
    }

    @Override
    public ObjectId change(ObjectId headAt, Map<String, byte[]> contents, CommitDetails details) {
        return new CommittedFiles(repository).change(headAt, contents, details);
    }

    @Override
    public ObjectId without(ObjectId commit, List<String> paths, CommitDetails details) {
        ObjectId parent = repository.objects().parents(commit).getFirst();
        ObjectId tree = new ChangedTree(repository).restored(commit, parent, paths);
        return repository.objects().write(tree, parent, details);
    }

    @Override
    public List<Landed> landed(ObjectId base) {
        return landedBetween(base, refs().read(head).orElseThrow(this::noHead));
    }

    private List<Landed> landedBetween(ObjectId base, ObjectId headAt) {
        return repository.tagged(base, headAt, TaskMessage.TASK, TaskMessage.ATTEMPT, TaskMessage.RUN).stream()
                .filter(this::isOurs)
                .map(commit -> landed(commit))
                .toList();
    }

    /** Whoever's commits are on the branch may carry anything as trailers. */
    private boolean isOurs(TaggedCommit commit) {
        List<String> values = commit.values();
        return !values.getFirst().isBlank()
                && values.get(1).matches("[1-9][0-9]{0,8}")
                && values.get(2).equals(run);
    }

    private static Landed landed(TaggedCommit commit) {
        return new Landed(
                commit.commit(),
                new TaskId(commit.values().getFirst()),
                Integer.parseInt(commit.values().get(1)));
    }

    private Refs refs() {
        return repository.refs();
    }
}
