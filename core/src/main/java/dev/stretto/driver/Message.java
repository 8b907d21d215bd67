package dev.stretto.driver;

import dev.stretto.engine.Input;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An input on its way to the engine.
 *
 * @param reply told, after the commit, why a request was refused, or nothing where it was met; for a claim that waits, not before
 *     that is known
 */
public record Message(Input input, Consumer<Optional<String>> reply) {

    /** An input that nobody waits for. */
    public static Message of(Input input) {
        return new Message(input, _ -> {});
    }
}
