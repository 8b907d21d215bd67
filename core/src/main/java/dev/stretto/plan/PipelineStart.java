package dev.stretto.plan;

import java.util.List;

/** When a phase may open before the one in front of it is done. */
public sealed interface PipelineStart {

    /** Where the plan says so. */
    Position position();

    /** When these tasks have completed, whether or not they stand in the phase before. */
    record AfterTasks(List<Reference> tasks, Position position) implements PipelineStart {

        public AfterTasks {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * When this share of a phase has completed.
     *
     * @param percent 1 to 100, rounded up to whole tasks
     * @param phase the phase
     */
    record AtPercent(int percent, PhaseId phase, Position position) implements PipelineStart {

        public AtPercent {
            if (percent < 1 || percent > 100) {
                throw new IllegalArgumentException("a share is a percentage from 1 to 100, not " + percent);
            }
        }
    }
}
