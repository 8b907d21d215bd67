package dev.stretto.plan;

/**
 * What a task says it reads, writes or uses.
 *
 * @param resource a path glob relative to the repository root, or {@code pool=count}
 * @param inferred whether it was taken from file references in the text and not stated
 */
public record ClaimSpec(Mode mode, String resource, boolean inferred) {

    /** What the claim allows. */
    public enum Mode {
        READ,
        WRITE,
        /** Units of a named pool. */
        USE
    }
}
