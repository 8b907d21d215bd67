package dev.stretto.plan;

/**
 * An id named somewhere in the text, not yet known to exist.
 *
 * @param id as written, trimmed
 * @param position where it is named
 */
public record Reference(String id, Position position) {

    public Reference {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a reference needs an id");
        }
    }
}
