package dev.stretto.engine;

import dev.stretto.claim.Glob;
import dev.stretto.claim.GlobIndex;
import dev.stretto.engine.Addition.PathClaim;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What running tasks hold beside what the plan says of them: they claimed it while they ran. A glob stays in the index when
 * nobody holds it any more, as what one task claims others are likely to.
 */
final class ClaimedLocks {

    /** One claim that is held. */
    private record Share(Claim claim, List<KnownPath> paths, Addition addition, List<Integer> numbers) {}

    private final ClaimBook book;
    private final GlobIndex index = new GlobIndex();
    private final TreeMap<String, Integer> numbers = new TreeMap<>();

    /** By the numbers of the globs: who holds them, and whether that writes. */
    private final List<TreeMap<Integer, Boolean>> holders = new ArrayList<>();

    private final TreeMap<Integer, List<Share>> held = new TreeMap<>();

    ClaimedLocks(ClaimBook book) {
        this.book = book;
    }

    /** A claim that was granted; one that the task holds already is held once. */
    List<Addition> add(int node, List<Claim> claims, List<KnownPath> paths) {
        List<Addition> added = new ArrayList<>();
        List<Share> shares = held.computeIfAbsent(node, _ -> new ArrayList<>());
        for (Claim claim : claims) {
            boolean again =
                    !claim.mode().equals(Claim.USE) && shares.stream().anyMatch(share -> share.claim.equals(claim));
            if (!again) {
                Addition addition = Addition.known(List.of(claim), paths, book);
                shares.add(new Share(claim, paths, addition, enter(claim, paths, addition)));
                added.add(addition);
            }
        }
        recount(node);
        return added;
    }

    private List<Integer> enter(Claim claim, List<KnownPath> paths, Addition addition) {
        List<Integer> entered = new ArrayList<>();
        for (PathClaim path : addition.paths()) {
            String key = claim.resource() + paths;
            Integer known = numbers.get(key);
            if (known == null) {
                known = holders.size();
                numbers.put(key, known);
                index.add(path.glob(), known);
                holders.add(new TreeMap<>());
            }
            entered.add(known);
        }
        return entered;
    }

    /** Gives back these of a task's, in their order; those it does not hold are passed over. */
    List<Addition> remove(int node, List<Claim> claims) {
        List<Addition> removed = new ArrayList<>();
        for (Claim claim : claims) {
            List<Share> shares = held.getOrDefault(node, new ArrayList<>());
            for (int at = 0; at < shares.size(); at++) {
                if (shares.get(at).claim.equals(claim)) {
                    removed.add(shares.get(at).addition);
                    forget(node, shares.remove(at));
                    break;
                }
            }
        }
        recount(node);
        return removed;
    }

    private void forget(int node, Share share) {
        share.numbers.forEach(number -> holders.get(number).remove(node));
    }

    /** What the task still holds of a glob counts, though another claim of it is gone. */
    private void recount(int node) {
        List<Share> shares = held.getOrDefault(node, List.of());
        if (shares.isEmpty()) {
            held.remove(node);
        }
        for (Share share : shares) {
            boolean write = share.claim.mode().equals(Claim.WRITE);
            share.numbers.forEach(number -> holders.get(number).merge(node, write, Boolean::logicalOr));
        }
    }

    /** What a task has claimed, in the order it was granted. */
    List<Claim> of(int node) {
        return held.getOrDefault(node, List.of()).stream().map(Share::claim).toList();
    }

    /** The globs that a task has claimed to write. */
    List<Glob> written(int node) {
        return held.getOrDefault(node, List.of()).stream()
                .flatMap(share -> share.addition.paths().stream())
                .filter(PathClaim::write)
                .map(PathClaim::glob)
                .toList();
    }

    NavigableSet<Integer> nodes() {
        return Collections.unmodifiableNavigableSet(held.navigableKeySet());
    }

    /** How much of a pool a task has claimed. */
    int units(int node, int pool) {
        return held.getOrDefault(node, List.of()).stream()
                .mapToInt(share -> share.addition.units().getOrDefault(pool, 0))
                .sum();
    }

    /** Who has claimed what overlaps a glob, and reads there alone only if the question is about a write. */
    NavigableSet<Integer> holders(Glob glob, boolean write) {
        NavigableSet<Integer> found = new TreeSet<>();
        if (!held.isEmpty()) {
            for (int number : index.overlapping(glob)) {
                holders.get(number).forEach((node, writes) -> {
                    if (write || writes) {
                        found.add(node);
                    }
                });
            }
        }
        return found;
    }
}
