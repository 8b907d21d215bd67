package dev.stretto.engine;

import dev.stretto.engine.Addition.PathClaim;
import dev.stretto.engine.LockTable.Clash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;

/** What keeps a running task from getting more. What it holds itself does not: a sole reader may write. */
final class ClaimConflicts {

    private ClaimConflicts() {}

    /** The first of what is wanted that is not free, with the others that hold it; empty where all of it is free. */
    static Optional<Clash> of(LockTable locks, int node, Addition wanted) {
        return all(locks, node, wanted).stream().findFirst();
    }

    /** All of what is wanted that is not free. */
    private static List<Clash> all(LockTable locks, int node, Addition wanted) {
        List<Clash> found = new ArrayList<>();
        for (PathClaim path : wanted.paths()) {
            NavigableSet<Integer> holders = locks.holders(path.glob(), path.write());
            holders.remove(node);
            if (!holders.isEmpty()) {
                found.add(new Clash(path.glob().text(), List.copyOf(holders)));
            }
        }
        for (Map.Entry<Integer, Integer> pool : wanted.units().entrySet()) {
            if (pool.getValue() > locks.left(pool.getKey())) {
                found.add(new Clash(text(locks, pool), List.copyOf(locks.users(pool.getKey()))));
            }
        }
        return found;
    }

    /**
     * What would still not be free if all gave back what they hold but some.
     *
     * @param stuck those who give nothing back, the task itself among them
     */
    static List<Clash> among(LockTable locks, int node, Addition wanted, Set<Integer> stuck) {
        List<Clash> found = new ArrayList<>();
        for (PathClaim path : wanted.paths()) {
            List<Integer> holders = locks.holders(path.glob(), path.write()).stream()
                    .filter(holder -> holder != node && stuck.contains(holder))
                    .toList();
            if (!holders.isEmpty()) {
                found.add(new Clash(path.glob().text(), holders));
            }
        }
        for (Map.Entry<Integer, Integer> pool : wanted.units().entrySet()) {
            List<Integer> users =
                    locks.users(pool.getKey()).stream().filter(stuck::contains).toList();
            int kept = users.stream()
                    .mapToInt(user -> locks.units(user, pool.getKey()))
                    .sum();
            if (kept + pool.getValue() > locks.book().size(pool.getKey())) {
                List<Integer> others =
                        users.stream().filter(user -> user != node).toList();
                found.add(new Clash(text(locks, pool), others.isEmpty() ? users : others));
            }
        }
        return found;
    }

    private static String text(LockTable locks, Map.Entry<Integer, Integer> pool) {
        return locks.book().pool(pool.getKey()) + "=" + pool.getValue();
    }
}
