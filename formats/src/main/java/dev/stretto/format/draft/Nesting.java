package dev.stretto.format.draft;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.text.IdList;
import dev.stretto.format.text.NearestId;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PlanStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which items of a flat list are part of which, where each names the one it is part of. Items are known by their numbers in the
 * list.
 */
public final class Nesting {

    /** How deep items may lie in each other. */
    public static final int DEPTH_MAX = 50;

    private static final int NONE = -1;
    private static final int SUGGESTIONS_MAX = 100;

    private final List<Entry> entries;
    private final Diagnostics diagnostics;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final int[] parents;
    private final List<List<Integer>> members = new ArrayList<>();
    private final List<Integer> roots = new ArrayList<>();

    /**
     * An item.
     *
     * @param parent the item it says to be part of
     */
    public record Entry(String id, Optional<IdList.Item> parent) {}

    private Nesting(List<Entry> entries, Diagnostics diagnostics) {
        this.entries = entries;
        this.diagnostics = diagnostics;
        this.parents = new int[entries.size()];
    }

    /** Puts items into each other; what cannot be so (no such item, part of itself, too deep) is remarked on and stands alone. */
    public static Nesting of(List<Entry> entries, Diagnostics diagnostics) {
        Nesting nesting = new Nesting(List.copyOf(entries), diagnostics);
        nesting.number();
        nesting.link();
        nesting.cut();
        nesting.gather();
        return nesting;
    }

    /** The items that are part of no other. */
    public List<Integer> roots() {
        return roots;
    }

    /** The items that are directly part of one. */
    public List<Integer> members(int item) {
        return members.get(item);
    }

    /**
     * What an item waits for of all that it names, without the groups it is part of and its own parts: with these it can only be
     * done together, which is remarked on.
     */
    public List<IdList.Item> waitsFor(int item, List<IdList.Item> named) {
        List<IdList.Item> kept = new ArrayList<>(named.size());
        for (IdList.Item other : named) {
            overlap(item, other.id())
                    .ifPresentOrElse(
                            what -> diagnostics.warning(
                                    DiagnosticCode.IGNORED_ANNOTATION,
                                    other.position(),
                                    what + "; this dependency is left out",
                                    "remove it, or name what is really waited for"),
                            () -> kept.add(other));
        }
        return kept;
    }

    private Optional<String> overlap(int item, String other) {
        String id = entries.get(item).id();
        if (other.equals(id)) {
            return Optional.empty();
        }
        if (within(item, other)) {
            return Optional.of(partCannotWait(id, other));
        }
        Integer part = numbers.get(other);
        return part != null && within(part, id) ? Optional.of(wholeNeedNotWait(id, other)) : Optional.empty();
    }

    /** Why a part waits for no group that it is in. */
    public static String partCannotWait(String part, String whole) {
        return part + " is part of " + whole + " and so cannot wait for it";
    }

    /** Why a group waits for no part of it. */
    public static String wholeNeedNotWait(String whole, String part) {
        return part + " is part of " + whole + ", which is done when its parts are";
    }

    private boolean within(int item, String whole) {
        Integer wanted = numbers.get(whole);
        for (int at = item; wanted != null && at != NONE; at = parents[at]) {
            if (at == wanted) {
                return true;
            }
        }
        return false;
    }

    /** What a member of a group counts as: what is open in a group that was put off or left out is so too. */
    public static PlanStatus status(PlanStatus own, PlanStatus group) {
        boolean open = own == PlanStatus.PENDING || own == PlanStatus.IN_PROGRESS || own == PlanStatus.FAILED;
        boolean aside = group == PlanStatus.DEFERRED || group == PlanStatus.SKIPPED;
        return open && aside ? group : own;
    }

    private void number() {
        for (int at = 0; at < entries.size(); at++) {
            numbers.putIfAbsent(entries.get(at).id(), at);
        }
    }

    private void link() {
        int suggestions = 0;
        for (int at = 0; at < parents.length; at++) {
            Optional<IdList.Item> named = entries.get(at).parent();
            Integer parent = named.map(item -> numbers.get(item.id())).orElse(null);
            parents[at] = parent == null ? NONE : parent;
            if (named.isPresent() && parent == null) {
                Optional<String> nearest = suggestions++ < SUGGESTIONS_MAX
                        ? NearestId.of(named.get().id(), numbers.keySet())
                        : Optional.empty();
                diagnostics.warning(
                        DiagnosticCode.UNKNOWN_DEPENDENCY,
                        named.get().position(),
                        entries.get(at).id() + " is said to be part of "
                                + named.get().id() + ", which is not there",
                        nearest.map(id -> "did you mean " + id + "?").orElse("name a task of this plan"));
            }
        }
    }

    /** Goes up from each item until it meets one whose depth is known, or itself. */
    private void cut() {
        int[] depths = new int[parents.length];
        Arrays.fill(depths, NONE);
        int[] seenFrom = new int[parents.length];
        Arrays.fill(seenFrom, NONE);
        for (int start = 0; start < parents.length; start++) {
            List<Integer> path = new ArrayList<>();
            int at = start;
            while (at != NONE && depths[at] == NONE && seenFrom[at] != start) {
                seenFrom[at] = start;
                path.add(at);
                at = parents[at];
            }
            if (at != NONE && depths[at] == NONE) {
                cut(path.getLast(), "lies within itself", "name as its parent what it is really part of");
            }
            for (int item : path.reversed()) {
                if (parents[item] != NONE && depths[parents[item]] == DEPTH_MAX) {
                    cut(item, "lies more than " + DEPTH_MAX + " levels deep", "keep groups flatter");
                }
                depths[item] = parents[item] == NONE ? 0 : depths[parents[item]] + 1;
            }
        }
    }

    private void cut(int item, String why, String hint) {
        Entry entry = entries.get(item);
        diagnostics.error(
                DiagnosticCode.BAD_VALUE,
                entry.parent().orElseThrow().position(),
                entry.id() + " " + why + ", so it is read as part of nothing",
                hint);
        parents[item] = NONE;
    }

    private void gather() {
        entries.forEach(_ -> members.add(new ArrayList<>(0)));
        for (int at = 0; at < parents.length; at++) {
            (parents[at] == NONE ? roots : members.get(parents[at])).add(at);
        }
    }
}
