package dev.stretto.app;

import dev.stretto.git.GitException;
import dev.stretto.git.GitRepository;
import dev.stretto.git.Remotes;
import dev.stretto.journal.Pushing;
import java.util.List;

/** Settles, before anything starts, where a run pushes what has landed. */
record PushChoice(Place place) {

    /**
     * Sees to it that there is such a remote, as far as this can be told without talking to it.
     *
     * @throws UserError if what was asked for cannot be, with what to do
     */
    void require(RunRequest request) throws UserError {
        if (request.push().isEmpty()) {
            return;
        }
        if (request.inPlace()) {
            throw new UserError("--push has nothing to push with --workspace none: tasks work on your files directly");
        }
        try {
            GitRepository repository = place.repository().orElseThrow();
            Pushing asked = of(request.push().get(), "branch");
            List<String> names = new Remotes(repository).names();
            if (!names.contains(asked.remote()) && !asked.remote().contains("/")) {
                throw new UserError("--push: there is no remote '" + asked.remote() + "' here"
                        + (names.isEmpty()
                                ? "; add it: git remote add " + asked.remote() + " ADDRESS"
                                : "; there is " + String.join(", ", names)));
            }
            if (!repository.acceptsBranchName(asked.branch())) {
                throw new UserError("--push: git accepts no branch named '" + asked.branch() + "'");
            }
        } catch (GitException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
    }

    /**
     * What is meant by {@code REMOTE[:BRANCH]}; an address, which may have colons of its own, is taken whole unless it is a remote's
     * name up to one.
     *
     * @param branch the integration branch, which is the branch there too where none is named
     */
    Pushing of(String text, String branch) {
        int colon = text.indexOf(':');
        boolean named = colon > 0
                && !text.substring(0, colon).contains("/")
                && (!text.substring(colon + 1).contains("/") || isRemote(text.substring(0, colon)));
        return named ? new Pushing(text.substring(0, colon), text.substring(colon + 1)) : new Pushing(text, branch);
    }

    private boolean isRemote(String name) {
        return place.repository()
                .filter(at -> new Remotes(at).names().contains(name))
                .isPresent();
    }
}
