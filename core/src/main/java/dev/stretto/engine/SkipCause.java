package dev.stretto.engine;

/** Why a task was skipped. */
public enum SkipCause {
    /** Something it depends on did not complete. */
    DEPENDENCY,
    /** The user said so; its dependents go on. */
    USER,
    /** The plan leaves it out for good; its dependents go on. */
    PLAN,
    /** The plan defers it, or something it depends on, and the user has not named that. */
    DEFERRED,
    /** It runs only if another task fails, and none of those did; its dependents go on. */
    NOT_NEEDED,
    /** The gate of a barrier that it waits for did not pass. */
    GATE,
    /** What it landed was undone, on its own account or with what it depends on. */
    REVERTED;

    /** Whether what depends on such a task takes it as done. */
    public boolean counts() {
        return switch (this) {
            case USER, PLAN, NOT_NEEDED -> true;
            case DEPENDENCY, DEFERRED, GATE, REVERTED -> false;
        };
    }
}
