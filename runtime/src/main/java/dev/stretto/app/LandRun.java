package dev.stretto.app;

import dev.stretto.engine.RunState;
import dev.stretto.git.GitException;
import dev.stretto.git.GitRepository;
import dev.stretto.git.ObjectId;
import dev.stretto.journal.RunFacts;
import java.util.Optional;

/** Takes what a run has landed onto the branch the user has checked out, where that is no more than a fast-forward. */
public final class LandRun {

    private static final String COMMAND = "`stretto land`";

    private LandRun() {}

    /**
     * What it came to.
     *
     * @param branch the user's
     * @param from where it was
     * @param to where it is now; the same where it had all of the run before
     * @param commits how many that are
     */
    public record Result(String branch, String from, String to, int commits) {}

    /**
     * Moves the branch, its index and files.
     *
     * @throws UserError if the run has not ended or the branch cannot simply move there, with what to do; nothing has changed then
     */
    public static Result land(Place place, RunLookup found) throws UserError {
        RunFacts facts = found.facts();
        Optional<GitRepository> repository = place.repository();
        if (facts.branch().isEmpty() || repository.isEmpty()) {
            throw new UserError("run " + facts.run() + " worked in place, on your own files: there is nothing to land");
        }
        requireEnded(found);
        try {
            return land(repository.get(), facts, new ObjectId(found.head()));
        } catch (GitException e) {
            throw new UserError(e.getMessage() + "; when that is mended: `stretto land " + facts.run() + "`");
        }
    }

    private static void requireEnded(RunLookup found) throws UserError {
        String run = "run " + found.facts().run();
        RunState state = found.view().ledger().state();
        if (state.ended()) {
            return;
        }
        throw new UserError(
                found.driven() && state == RunState.RUNNING
                        ? run + " is still going on: land it when it has ended, or end it first (`stretto cancel "
                                + found.facts().run() + "`)"
                        : run + " has not ended: `stretto resume "
                                + found.facts().run() + "` goes on with it, `stretto" + " cancel "
                                + found.facts().run() + "` ends it");
    }

    private static Result land(GitRepository repository, RunFacts facts, ObjectId head) throws UserError {
        String merge = "git merge " + facts.branch();
        String branch = FastForward.branch(repository, COMMAND, ", then try again");
        ObjectId at = repository.headCommit();
        if (repository.isAncestor(head, at)) {
            return new Result(branch, at.hex(), at.hex(), 0);
        }
        if (!repository.isAncestor(at, head)) {
            throw new UserError(branch + " has commits that run " + facts.run()
                    + " lacks, so it cannot simply move to its result: merge that yourself (" + merge
                    + "), or check out the branch the run started from");
        }
        int commits = repository.log(at, head).size();
        repository.fastForward(head);
        return new Result(branch, at.hex(), head.hex(), commits);
    }
}
