package dev.stretto.plan;

/** A task's explicit priority; the first constant starts first. */
public enum Priority {
    CRITICAL,
    HIGH,
    /** Also where nothing is said. */
    MEDIUM,
    LOW
}
