package dev.stretto.format.json;

import dev.stretto.format.text.IdList;
import dev.stretto.plan.Position;
import java.util.Optional;

/**
 * An id as a JSON text holds it.
 *
 * @param value without the blanks around it; not empty
 * @param text whether it is written as a text, and not as a number
 */
public record JsonId(String value, boolean text, Position position) {

    /** The task of this id, named here. */
    public IdList.Item reference() {
        return reference(value);
    }

    /** A task of another id that is meant by this one. */
    public IdList.Item reference(String meant) {
        return new IdList.Item(meant, Optional.empty(), IdList.Kind.TASK, true, position);
    }
}
