package dev.stretto.engine;

import dev.stretto.engine.Addition.PathClaim;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The claims of running tasks that are not free yet, in the order they were made. */
final class ClaimWaits {

    private final ClaimBook book;
    private final List<ClaimWait> waits = new ArrayList<>();

    ClaimWaits(ClaimBook book) {
        this.book = book;
    }

    void add(int node, ClaimEvent.Waiting asked) {
        waits.add(new ClaimWait(node, asked, Addition.known(asked.claims(), asked.paths(), book), ""));
    }

    /** The claim of this name closes a cycle. */
    void doom(String id, String why) {
        waits.replaceAll(wait ->
                wait.asked().id().equals(id) ? new ClaimWait(wait.node(), wait.asked(), wait.addition(), why) : wait);
    }

    /** The claim of this name waits no more, if it did. */
    void remove(String id) {
        waits.removeIf(wait -> wait.asked().id().equals(id));
    }

    Optional<ClaimWait> find(String id) {
        return waits.stream().filter(wait -> wait.asked().id().equals(id)).findFirst();
    }

    /** All of them, the oldest first. */
    List<ClaimWait> all() {
        return Collections.unmodifiableList(waits);
    }

    /** When time alone settles one of them, in milliseconds of the epoch. */
    OptionalLong nextTimeMillis() {
        return waits.stream().mapToLong(wait -> wait.asked().untilMillis()).min();
    }

    /** A task that waits for what another would take by its start: who runs already comes first. */
    OptionalInt before(Wish wish, LockTable locks) {
        return waits.stream()
                .filter(wait -> meets(wait.addition(), wish, locks))
                .mapToInt(ClaimWait::node)
                .findFirst();
    }

    private boolean meets(Addition addition, Wish wish, LockTable locks) {
        for (PathClaim path : addition.paths()) {
            NavigableSet<Integer> over = book.overlapping(path.glob());
            for (int at = 0; at < wish.globs().length; at++) {
                if ((path.write() || wish.writes()[at]) && over.contains(wish.globs()[at])) {
                    return true;
                }
            }
        }
        for (int at = 0; at < wish.pools().length; at++) {
            int pool = wish.pools()[at];
            if (addition.units().getOrDefault(pool, 0) > locks.left(pool) - wish.units()[at]
                    && addition.units().containsKey(pool)) {
                return true;
            }
        }
        return false;
    }
}
