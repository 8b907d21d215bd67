package dev.stretto.format.lint;

import java.util.List;
import java.util.stream.Collectors;

/** Lists of ids in a message, shortened where nobody would read on. */
final class Ids {

    private static final int SHOWN_MAX = 20;

    private Ids() {}

    /** {@code 1.1, 1.2, 1.3 and 40 more}. */
    static String listed(List<?> ids) {
        String shown = joined(ids.subList(0, Math.min(ids.size(), SHOWN_MAX)), ", ");
        return ids.size() <= SHOWN_MAX ? shown : shown + " and " + (ids.size() - SHOWN_MAX) + " more";
    }

    /** {@code 1.1 → 1.2 → 1.3}; of a long one the start and the end. */
    static String chained(List<?> ids) {
        int half = SHOWN_MAX / 2;
        return ids.size() <= SHOWN_MAX
                ? joined(ids, " → ")
                : joined(ids.subList(0, half), " → ")
                        + " → … → "
                        + joined(ids.subList(ids.size() - half, ids.size()), " → ");
    }

    private static String joined(List<?> ids, String between) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(between));
    }
}
