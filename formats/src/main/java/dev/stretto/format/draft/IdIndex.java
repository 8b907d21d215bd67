package dev.stretto.format.draft;

import dev.stretto.format.text.NaturalOrder;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ids of one kind, items or phases, and which of the plan's tasks each of them stands for. */
final class IdIndex {

    /**
     * What an id stands for: the tasks from one number (in the order of the text) up to another.
     *
     * @param id as its author wrote it where it is defined
     * @param position where that is
     */
    record Target(String id, int from, int to, Position position) {}

    private final Map<String, Target> targets = new LinkedHashMap<>();

    /** Made when the first id is asked for in another case than its own, which in most plans none is. */
    private @Nullable Map<String, Target> targetsInAnyCase;

    private @Nullable Map<Long, List<Target>> byLevel;

    /** Adds an id; answers whether it is new. */
    boolean add(Target target) {
        if (targets.putIfAbsent(target.id(), target) != null) {
            return false;
        }
        targetsInAnyCase = null;
        byLevel = null;
        return true;
    }

    /** What an id stands for in its own case. */
    Optional<Target> exact(String id) {
        return Optional.ofNullable(targets.get(id));
    }

    /** What an id stands for, in any case if not in its own. */
    Optional<Target> find(String id) {
        Target exact = targets.get(id);
        return Optional.ofNullable(exact != null ? exact : inAnyCase().get(id.toLowerCase(Locale.ROOT)));
    }

    private Map<String, Target> inAnyCase() {
        if (targetsInAnyCase == null) {
            Map<String, Target> found = new LinkedHashMap<>();
            targets.values().forEach(target -> found.putIfAbsent(target.id().toLowerCase(Locale.ROOT), target));
            targetsInAnyCase = found;
        }
        return targetsInAnyCase;
    }

    /** Every id in the order of the text. */
    Collection<String> ids() {
        return targets.keySet();
    }

    /** What lies from one id to another as people count, of the same depth as the two ({@code 1.2.1} is not in 1.1-1.3). */
    List<Target> range(Target first, Target last) {
        if (byLevel == null) {
            byLevel = sortedByLevel();
        }
        List<Target> sorted = byLevel.getOrDefault(level(first.id()), List.of());
        List<Target> found = new ArrayList<>();
        for (int at = firstNotBefore(sorted, first.id()); at < sorted.size(); at++) {
            if (NaturalOrder.INSTANCE.compare(sorted.get(at).id(), last.id()) > 0) {
                break;
            }
            found.add(sorted.get(at));
        }
        return found;
    }

    /** Apart by level, so that looking a range up costs no more than what it holds. */
    private Map<Long, List<Target>> sortedByLevel() {
        Map<Long, List<Target>> levels = new LinkedHashMap<>();
        for (Target target : targets.values()) {
            levels.computeIfAbsent(level(target.id()), level -> new ArrayList<>())
                    .add(target);
        }
        levels.values().forEach(list -> list.sort(Comparator.comparing(Target::id, NaturalOrder.INSTANCE)));
        return levels;
    }

    private static int firstNotBefore(List<Target> sorted, String id) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (NaturalOrder.INSTANCE.compare(sorted.get(middle).id(), id) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static long level(String id) {
        return id.chars().filter(c -> c == '.').count();
    }
}
