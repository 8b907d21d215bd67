package dev.stretto.engine;

import dev.stretto.claim.BadGlobException;
import dev.stretto.claim.Glob;
import dev.stretto.claim.PathFacts;
import dev.stretto.claim.PathKind;
import dev.stretto.claim.PoolWish;
import dev.stretto.plan.ClaimSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The claims of a running task, read.
 *
 * @param units by the numbers of the pools in the {@link ClaimBook}
 */
record Addition(List<PathClaim> paths, SortedMap<Integer, Integer> units) {

    /** One of its globs. */
    record PathClaim(Glob glob, boolean write) {}

    Addition {
        paths = List.copyOf(paths);
        units = Collections.unmodifiableSortedMap(new TreeMap<>(units));
    }

    /** It cannot be read. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        /**
         * @param message what is wrong with it, for the user
         */
        Unreadable(String message) {
            super(message);
        }
    }

    static Addition of(List<Claim> claims, List<KnownPath> known, ClaimBook book) throws Unreadable {
        TreeMap<String, PathKind> kinds = new TreeMap<>();
        known.forEach(path -> kinds.put(path.path(), path.folder() ? PathKind.FOLDER : PathKind.FILE));
        List<PathClaim> paths = new ArrayList<>();
        TreeMap<Integer, Integer> units = new TreeMap<>();
        for (Claim claim : claims) {
            if (claim.mode().equals(Claim.USE)) {
                PoolWish wish = PoolWish.of(new ClaimSpec(ClaimSpec.Mode.USE, claim.resource(), false));
                OptionalInt pool = book.find(wish.pool());
                if (pool.isEmpty()) {
                    throw new Unreadable("no task of the plan uses a pool " + wish.pool()
                            + ", so nobody has said how many units it has");
                }
                units.merge(pool.getAsInt(), wish.units(), Integer::sum);
            } else {
                paths.add(new PathClaim(
                        glob(claim.resource(), path -> kinds.getOrDefault(path, PathKind.ABSENT)),
                        claim.mode().equals(Claim.WRITE)));
            }
        }
        return new Addition(paths, units);
    }

    private static Glob glob(String text, PathFacts facts) throws Unreadable {
        try {
            return Glob.of(text, facts);
        } catch (BadGlobException e) {
            throw new Unreadable("“" + text + "” is no glob: " + e.getMessage());
        }
    }

    /** As {@link #of}, of claims that were read before. */
    static Addition known(List<Claim> claims, List<KnownPath> known, ClaimBook book) {
        try {
            return of(claims, known, book);
        } catch (Unreadable e) {
            throw new IllegalStateException(e);
        }
    }
}
