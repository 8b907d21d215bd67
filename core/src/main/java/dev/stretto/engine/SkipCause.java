package dev.stretto.engine;

/** Why a task was skipped. */
public enum SkipCause {
    /** Something it depends on did not complete. */
    DEPENDENCY,
    /** The user said so; its dependents go on. */
    USER
}
