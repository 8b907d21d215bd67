package dev.stretto.format;

import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Position;
import dev.stretto.plan.Reference;
import java.util.List;
import java.util.Optional;

/** Something a plan states about itself that can be worked out from its tasks, and so can be wrong. */
public sealed interface Statement {

    /** Where it is stated. */
    Position position();

    /** What a stated time is of. */
    enum Measure {
        /** All tasks one after the other. */
        SEQUENTIAL,
        /** The longest chain of dependencies. */
        CRITICAL_PATH,
        /** Everything, side by side where it can be. */
        PARALLEL,
        /** What running side by side saves against one after the other. */
        SAVED
    }

    /** What a stated number counts. */
    enum Counted {
        TASKS,
        PHASES,
        COMPLETED_TASKS
    }

    /**
     * A time, as a range where the text gives one ("80-120 hours"). A saving is stated against the {@code PARALLEL} and
     * {@code SEQUENTIAL} times of the same phase on its line, and where there are none there, against those that are stated for
     * the phase elsewhere.
     *
     * @param phase the phase it is about; empty for the whole plan
     * @param lowMinutes the lower end; the same as the upper one where the text gives one figure
     * @param highMinutes at least {@code lowMinutes}
     */
    record Time(Optional<PhaseId> phase, Measure measure, double lowMinutes, double highMinutes, Position position)
            implements Statement {

        public Time {
            if (!(lowMinutes >= 0 && highMinutes >= lowMinutes && Double.isFinite(highMinutes))) {
                throw new IllegalArgumentException(lowMinutes + " to " + highMinutes + " minutes is no range");
            }
        }

        /** One figure. */
        public Time(Optional<PhaseId> phase, Measure measure, double minutes, Position position) {
            this(phase, measure, minutes, minutes, position);
        }

        /** The upper end. */
        public double minutes() {
            return highMinutes;
        }
    }

    /**
     * How much less time it takes side by side than one after the other.
     *
     * @param phase the phase it is about; empty for the whole plan
     * @param percent of the time one after the other, 0 to 100
     */
    record Reduction(Optional<PhaseId> phase, double percent, Position position) implements Statement {}

    /**
     * A number.
     *
     * @param phase the phase it is about; empty for the whole plan
     */
    record Count(Optional<PhaseId> phase, Counted counted, int count, Position position) implements Statement {}

    /**
     * A critical path.
     *
     * @param phase the phase it is about; empty for the whole plan
     * @param path ids of tasks, or of phases, first to last
     */
    record Path(Optional<PhaseId> phase, List<Reference> path, Position position) implements Statement {

        public Path {
            path = List.copyOf(path);
        }
    }

    /**
     * A table of waves.
     *
     * @param waves the ids of tasks, or of phases, in each wave
     */
    record Waves(List<List<Reference>> waves, Position position) implements Statement {

        public Waves {
            waves = waves.stream().map(List::copyOf).toList();
        }
    }
}
