package dev.stretto.plan;

/** The id of a phase, unique in its plan, as the author wrote it ({@code 1.3}, {@code 2A}, {@code TASK-010}). */
public record PhaseId(String value) implements Comparable<PhaseId> {

    public PhaseId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a phase needs an id");
        }
    }

    @Override
    public int compareTo(PhaseId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
