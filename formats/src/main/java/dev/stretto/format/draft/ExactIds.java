package dev.stretto.format.draft;

import static dev.stretto.format.Diagnostics.quote;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.text.NearestId;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Position;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The ids of one kind in a format that programs write: an id is a whole value, never part of a sentence, so it names what it is
 * equal to and nothing else.
 *
 * @param <T> what an id stands for
 */
public final class ExactIds<T> {

    /** Looking for the nearest id takes all ids through; enough of it is enough. */
    private static final int SUGGESTIONS_MAX = 100;

    private final String kind;
    private final Diagnostics diagnostics;
    private final Map<String, T> known = new LinkedHashMap<>();
    private int suggestions;

    /**
     * No ids yet.
     *
     * @param kind what they are of, such as {@code task}
     */
    public ExactIds(String kind, Diagnostics diagnostics) {
        this.kind = kind;
        this.diagnostics = diagnostics;
    }

    /**
     * Enters an id; a second one of the same name is an error, and does not count.
     *
     * @param at where it stands
     * @param first where the first of that name stands
     * @return whether it is new
     */
    public boolean add(String id, T target, Position at, Function<T, Position> first) {
        T before = known.putIfAbsent(id, target);
        if (before == null) {
            return true;
        }
        repeated(id, at, first.apply(before));
        return false;
    }

    /** Reports that an id is given a second time. */
    public void repeated(String id, Position again, Position first) {
        diagnostics.error(
                DiagnosticCode.DUPLICATE_ID,
                again,
                kind + " " + quote(id) + " is there already, on line " + first.line() + " (" + first + ")",
                "give one of the two another id");
    }

    /** What an id stands for; empty where it is of nothing. */
    public Optional<T> find(String id) {
        return Optional.ofNullable(known.get(id));
    }

    /** As {@link #find}, where naming something unknown at that place is an error. */
    public Optional<T> require(String id, Position at) {
        Optional<T> found = find(id);
        if (found.isEmpty()) {
            Optional<String> nearest = suggestions++ < SUGGESTIONS_MAX
                    ? NearestId.of(id, known.keySet()).filter(near -> NearestId.distance(id, near) <= near.length() / 2)
                    : Optional.empty();
            diagnostics.error(
                    DiagnosticCode.UNKNOWN_DEPENDENCY,
                    at,
                    "there is no " + kind + " " + quote(id),
                    nearest.map(near -> "did you mean " + quote(near) + "?")
                            .orElse("name a " + kind + " of this plan"));
        }
        return found;
    }

    /** Every id in the order of the text, and what it stands for. */
    public Map<String, T> all() {
        return Collections.unmodifiableMap(known);
    }
}
