package dev.stretto.engine;

import dev.stretto.plan.PhaseId;

/** What happens to the larger parts of a plan. */
public sealed interface ProgressEvent extends Event {

    /** The first task of the phase became ready. */
    record PhaseOpened(PhaseId phase) implements ProgressEvent {}

    /** Every task of the phase completed or was skipped as if it had. */
    record PhaseCompleted(PhaseId phase) implements ProgressEvent {}

    record BarrierOpened(String barrier) implements ProgressEvent {}
}
