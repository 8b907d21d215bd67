package dev.stretto.workspace;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.GateTry;
import dev.stretto.engine.LandingTry;
import dev.stretto.engine.Trial;
import dev.stretto.git.GitException;
import dev.stretto.git.GitProblem;
import dev.stretto.git.GitRepository;
import dev.stretto.git.ObjectId;
import dev.stretto.git.RefNames;
import dev.stretto.git.Refs;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the commits of a run that did not land, under {@code refs/stretto/salvage/<run>/<task>/<attempt>}, and those that are yet
 * to, under {@code refs/stretto/runs/<run>/waiting/<task>/<attempt>}: what no ref holds, a {@code git gc} of the user's deletes.
 */
public final class Salvage {

    private final GitRepository repository;
    private final String prefix;
    private final String waiting;

    public Salvage(GitRepository repository, String run) {
        this.repository = repository;
        this.prefix = prefix(run) + "/";
        this.waiting = "refs/stretto/runs/" + RefNames.encode(run) + "/waiting/";
    }

    /** Below which the commits kept of a run are. */
    public static String prefix(String run) {
        return "refs/stretto/salvage/" + RefNames.encode(run);
    }

    /**
     * A commit that is kept.
     *
     * @param ref what {@code git show} takes
     */
    public record Kept(String ref, ObjectId commit) {}

    public String ref(Trial trial) {
        return prefix + place(trial);
    }

    /** Holds a commit while it waits to land. */
    public void hold(Trial trial, ObjectId commit) {
        free(waiting + place(trial)).set(waiting + place(trial), commit);
    }

    /** Lets go of a commit that has landed, or is kept. One that is never let go of is kept by this very ref. */
    public void letGo(Trial trial) {
        free(waiting + place(trial)).remove(waiting + place(trial));
    }

    /** Only this run writes the ref: a lock on it was left by a git process that was killed with an earlier driver. */
    private Refs free(String ref) {
        repository.refs().awaitUnlocked(ref);
        return repository.refs();
    }

    /** Lets go of a commit that has landed, although it was kept for a while because it did not fit something else. */
    public void landed(Trial trial) {
        letGo(trial);
        free(ref(trial)).remove(ref(trial));
    }

    private static String place(Trial trial) {
        String of = switch (trial) {
            case Attempt attempt -> RefNames.encode(attempt.task().value());
            // No task is encoded like this.
            case GateTry gate -> "=gate/" + RefNames.encode(gate.barrier());
            case LandingTry gate -> "=landing/" + RefNames.encode(gate.task().value()) + "/" + gate.attempt();
        };
        return of + "/" + trial.number();
    }

    /** Keeps a commit as the one of this try; one kept for it before is replaced. */
    public Kept keep(Trial trial, ObjectId commit) {
        String ref = ref(trial);
        Refs refs = free(ref);
        if (!refs.update(List.of(new Refs.Change(ref, null, commit)))) {
            Optional<ObjectId> before = refs.read(ref);
            if (!before.equals(Optional.of(commit))
                    && !refs.update(List.of(new Refs.Change(ref, before.orElse(null), commit)))) {
                throw new GitException(
                        GitProblem.Kind.LOCKED, "the ref " + ref + " changed while it was being written", "try again");
            }
        }
        return new Kept(ref, commit);
    }

    /** All commits kept of the run, by ref. */
    public Map<String, ObjectId> all() {
        return repository.refs().list(prefix);
    }
}
