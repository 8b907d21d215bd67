package dev.stretto.app;

import dev.stretto.claim.BadGlobException;
import dev.stretto.claim.ClaimRules;
import dev.stretto.claim.Glob;
import dev.stretto.claim.PathFacts;
import dev.stretto.claim.PathKind;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What the claims of a plan mean to a run of it here. */
public final class ClaimChoice {

    private ClaimChoice() {}

    /**
     * The rules for a run from a directory.
     *
     * @param loaded a plan that is ok
     * @param wanted what the user asks for; nothing needs to be known of the repository yet
     * @throws UserError if a stated claim is no glob, or a task wants what its pool does not have
     */
    public static ClaimRules of(LoadedPlan loaded, ClaimRules wanted, Path directory) throws UserError {
        try (Place place = Place.of(directory)) {
            return of(loaded.plan().orElseThrow(), wanted, place.root());
        }
    }

    /**
     * The rules for a run.
     *
     * @param wanted what the user asks for; nothing needs to be known of the repository yet
     * @param root what claims are relative to
     * @throws UserError if a stated claim is no glob, or a task wants what its pool does not have
     */
    static ClaimRules of(Plan plan, ClaimRules wanted, Path root) throws UserError {
        NavigableMap<String, Integer> sizes = wanted.poolSizes(plan);
        for (String pool : wanted.pools().keySet()) {
            if (!sizes.containsKey(pool)) {
                throw new UserError("--pool " + pool + ": no task of the plan uses a pool of this name");
            }
        }
        if (!wanted.locks()) {
            return wanted;
        }
        List<String> unmeetable = wanted.unmeetable(plan);
        if (!unmeetable.isEmpty()) {
            throw new UserError(unmeetable.getFirst() + ": name more units by --pool, or fewer in the task");
        }
        return new ClaimRules(wanted.enforcement(), wanted.pools(), paths(plan, new PathsOnDisk(root)));
    }

    /** What is there of the paths that are asked for when the claims are read. */
    private static NavigableMap<String, PathKind> paths(Plan plan, PathFacts disk) throws UserError {
        NavigableMap<String, PathKind> found = new TreeMap<>();
        PathFacts noting = path -> {
            PathKind kind = disk.at(path);
            if (kind != PathKind.ABSENT) {
                found.put(path, kind);
            }
            return kind;
        };
        for (Task task : plan.tasks()) {
            for (ClaimSpec claim : task.claims()) {
                if (claim.mode() != ClaimSpec.Mode.USE) {
                    read(task, claim, noting);
                }
            }
        }
        return found;
    }

    /** What was taken from a text need not be a path. */
    private static void read(Task task, ClaimSpec claim, PathFacts facts) throws UserError {
        try {
            Glob.of(claim.resource(), facts);
        } catch (BadGlobException e) {
            if (!claim.inferred()) {
                throw new UserError("task " + task.id() + " claims '" + claim.resource() + "', which is no glob: "
                        + e.getMessage() + " (column " + e.column() + ")");
            }
        }
    }
}
