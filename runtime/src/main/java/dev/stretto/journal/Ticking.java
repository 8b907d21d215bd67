package dev.stretto.journal;

/**
 * How the completed tasks of a run are marked in its plan.
 *
 * @param inRepository the plan's path in the repository, where the marks become one last commit of the run; empty where they are
 *     made in the user's file as tasks complete
 * @param actuals whether the time that a task took is noted beside its estimate
 */
public record Ticking(String inRepository, boolean actuals) {

    /** Whether the marks become a commit. */
    public boolean asCommit() {
        return !inRepository.isEmpty();
    }
}
