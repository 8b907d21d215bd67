package dev.stretto.plan;

/** The id of a task, unique in its plan, as the author wrote it ({@code 1.3}, {@code 2A}, {@code TASK-010}). */
public record TaskId(String value) implements Comparable<TaskId> {

    public TaskId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a task needs an id");
        }
    }

    @Override
    public int compareTo(TaskId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
