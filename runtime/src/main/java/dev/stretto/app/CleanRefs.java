package dev.stretto.app;

import dev.stretto.app.Leftover.Kind;
import dev.stretto.git.GitRepository;
import dev.stretto.git.ObjectId;
import dev.stretto.git.RefNames;
import dev.stretto.git.Refs;
import dev.stretto.workspace.Salvage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The refs of runs that are over and old: what may go without losing work that landed. */
final class CleanRefs {

    private static final String HEADS = "refs/heads/";

    private final GitRepository repository;

    CleanRefs(GitRepository repository) {
        this.repository = repository;
    }

    /**
     * Of one run: what is kept of attempts that did not land, however it is held; its branch, if what it holds is also on a
     * ref of the user's; its head, if its commits are on any ref that stays.
     *
     * @param branch the integration branch, without {@code refs/heads/}; empty where it is not known
     */
    List<Leftover> of(String run, String branch, String age) {
        List<Leftover> found = new ArrayList<>();
        String own = "refs/stretto/runs/" + RefNames.encode(run);
        Map<String, ObjectId> refs = repository.refs().list(own, Salvage.prefix(run), HEADS + branch);
        Set<String> going = new LinkedHashSet<>();
        refs.forEach((ref, commit) -> {
            if (!ref.startsWith(HEADS) && !ref.equals(own + "/head")) {
                String subject = repository.subject(commit);
                found.add(leftover(Kind.SALVAGE, run, ref, commit, "\"" + subject + "\", did not land; " + age));
            }
        });
        Optional.ofNullable(refs.get(HEADS + branch)).ifPresent(commit -> {
            Optional<String> holder = holder(commit, Set.of(HEADS + branch));
            if (holder.isPresent()
                    && repository.refs().checkedOut(HEADS + branch).isEmpty()) {
                going.add(HEADS + branch);
                found.add(leftover(Kind.BRANCH, run, HEADS + branch, commit, "merged into " + holder.get()));
            }
        });
        Optional.ofNullable(refs.get(own + "/head"))
                .ifPresent(commit -> holder(commit, going)
                        .ifPresent(holder -> found.add(
                                leftover(Kind.HEAD, run, own + "/head", commit, "its commits are on " + holder))));
        return found;
    }

    /** The runs that refs are left of. */
    Set<String> runs() {
        Set<String> runs = new LinkedHashSet<>();
        for (String ref : repository
                .refs()
                .list("refs/stretto/runs", "refs/stretto/salvage")
                .keySet()) {
            runs.add(ref.split("/", 5)[3]);
        }
        return runs;
    }

    /** A ref of the user's that leads to a commit, none of those that go. */
    private Optional<String> holder(ObjectId commit, Set<String> going) {
        return repository.refs().containing(commit).stream()
                .filter(ref -> !going.contains(ref))
                .map(ref -> ref.replaceFirst("^refs/(heads|tags|remotes)/", ""))
                .findFirst();
    }

    private Leftover leftover(Kind kind, String run, String ref, ObjectId commit, String why) {
        return new Leftover(kind, run, ref, why, Optional.of(commit), 0, () -> {
            if (!repository.refs().update(List.of(new Refs.Change(ref, commit, null)))) {
                throw new UserError(
                        "the ref " + ref + " has changed meanwhile and stays; see it again with" + " `stretto clean`");
            }
        });
    }
}
