package dev.stretto.app;

import dev.stretto.git.GitException;
import dev.stretto.git.GitRepository;
import dev.stretto.landing.BranchState;
import dev.stretto.landing.BranchText;
import dev.stretto.landing.GitLandingTarget;
import java.util.Optional;

/** Looks where the integration branch of a run is now. */
public final class BranchLook {

    private BranchLook() {}

    /** What there is to say of a branch that is not at the head of its run; empty where it is, or where nobody can tell. */
    public static Optional<String> at(Place place, RunLookup found) {
        String branch = found.facts().branch();
        Optional<GitRepository> repository = place.repository().filter(_ -> !branch.isEmpty());
        if (repository.isEmpty()) {
            return Optional.empty();
        }
        try {
            BranchState state = new GitLandingTarget(
                            repository.get(),
                            found.home().run().value(),
                            branch,
                            found.home().scratch())
                    .branch();
            boolean ended = found.view().ledger().state().ended();
            return switch (state) {
                case BranchState.Deleted _, BranchState.Ahead _, BranchState.Diverged _
                when ended -> Optional.empty(); // it is the user's now
                default -> BranchText.of(state, branch, found.head());
            };
        } catch (GitException e) {
            return Optional.empty();
        }
    }
}
