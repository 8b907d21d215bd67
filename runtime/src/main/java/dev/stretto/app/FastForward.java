package dev.stretto.app;

import dev.stretto.engine.RunState;
import dev.stretto.git.GitException;
import dev.stretto.git.GitRepository;
import dev.stretto.git.Head;
import dev.stretto.git.ObjectId;
import dev.stretto.git.WorkTreeChange;
import dev.stretto.journal.RunFacts;
import dev.stretto.view.Summary;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Moves the user's own branch to the result of a run, which is what {@code --land} asks for and nothing else ever does. */
public final class FastForward {

    private static final int CHANGES_READ_MAX = 10_000;
    private static final int CHANGES_NAMED_MAX = 3;

    private final GitRepository repository;

    private FastForward(GitRepository repository) {
        this.repository = repository;
    }

    /** How a refusal ends where a run is to be started, and where it has ended. */
    private static final String WITHOUT = ", or leave --land out and merge the result yourself";

    /**
     * Sees to it, before anything starts, that there is a branch to move.
     *
     * @return its name
     * @throws UserError if HEAD is detached or the work tree has changes, with what to do
     */
    static String branch(GitRepository repository) throws UserError {
        return branch(repository, "--land", WITHOUT);
    }

    /**
     * The same.
     *
     * @param what asks for it
     * @param otherwise what could be done instead
     */
    static String branch(GitRepository repository, String what, String otherwise) throws UserError {
        if (repository.workTree().isEmpty()) {
            throw new UserError(
                    what + " moves the branch of a work tree, and this repository is bare: go to a work tree" + " of it"
                            + otherwise);
        }
        String branch = repository
                .head()
                .currentBranch()
                .orElseThrow(() -> new UserError("HEAD is detached, so " + what
                        + " has no branch to move: check one out (git switch BRANCH)" + otherwise));
        List<String> changed = repository.workTreeChanges(CHANGES_READ_MAX).stream()
                .filter(change -> !change.untracked())
                .map(WorkTreeChange::path)
                .toList();
        if (!changed.isEmpty()) {
            throw new UserError(what + " is refused while your work tree has changes that are not committed ("
                    + some(changed) + "): commit or stash them" + otherwise);
        }
        return branch;
    }

    private static String some(List<String> paths) {
        String named = paths.stream().limit(CHANGES_NAMED_MAX).collect(Collectors.joining(", "));
        return paths.size() <= CHANGES_NAMED_MAX
                ? named
                : named + " and " + (paths.size() - CHANGES_NAMED_MAX) + " more";
    }

    /**
     * What became of the user's branch.
     *
     * @param landedOn its name, where it is at the run's result; empty otherwise
     * @param problem why it is not though it was asked for, and what to do; empty otherwise
     */
    public record Result(String landedOn, String problem) {}

    /**
     * Moves the branch where the run was started with {@code --land} and has completed, if it still is where it was at the
     * start. A repetition changes nothing.
     */
    public static Result whereAsked(RunFacts facts, Summary summary) {
        if (facts.landOn().isEmpty() || summary.state() != RunState.COMPLETED) {
            return new Result("", "");
        }
        try (GitRepository repository = GitRepository.discover(Path.of(facts.directory()))) {
            return new FastForward(repository)
                    .move(facts, new ObjectId(summary.head()))
                    .map(problem -> new Result("", problem))
                    .orElseGet(() -> new Result(facts.landOn(), ""));
        } catch (GitException e) {
            return new Result("", e.getMessage() + "; when that is mended: git merge " + facts.branch());
        }
    }

    private Optional<String> move(RunFacts facts, ObjectId head) {
        String branch = facts.landOn();
        Head now = repository.head();
        if (!now.currentBranch().equals(Optional.of(branch))) {
            return Optional.of("you are on "
                    + now.currentBranch().orElse("a detached HEAD") + " now, not on " + branch + ": git switch "
                    + branch + " && git merge " + facts.branch());
        }
        ObjectId at = repository.headCommit();
        if (at.equals(head)) {
            return Optional.empty();
        }
        if (!at.equals(new ObjectId(facts.base()))) {
            return Optional.of(branch + " has moved since the run started: merge the result yourself (git merge "
                    + facts.branch() + ")");
        }
        repository.fastForward(head);
        return Optional.empty();
    }
}
