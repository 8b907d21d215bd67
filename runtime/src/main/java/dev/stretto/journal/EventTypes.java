package dev.stretto.journal;

import dev.stretto.engine.ClaimEvent;
import dev.stretto.engine.Event;
import dev.stretto.engine.LandingEvent;
import dev.stretto.engine.ProgressEvent;
import dev.stretto.engine.RunEvent;
import dev.stretto.engine.TaskEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The names of events, in the journal and wherever programs read them. */
final class EventTypes {

    private static final Map<String, Class<? extends Event>> BY_NAME = Map.ofEntries(
            Map.entry("run.planned", RunEvent.Planned.class),
            Map.entry("run.started", RunEvent.Started.class),
            Map.entry("run.paused", RunEvent.Paused.class),
            Map.entry("run.resumed", RunEvent.Resumed.class),
            Map.entry("run.completed", RunEvent.Completed.class),
            Map.entry("run.failed", RunEvent.Failed.class),
            Map.entry("run.cancelled", RunEvent.Cancelled.class),
            Map.entry("phase.opened", ProgressEvent.PhaseOpened.class),
            Map.entry("phase.completed", ProgressEvent.PhaseCompleted.class),
            Map.entry("barrier.opened", ProgressEvent.BarrierOpened.class),
            Map.entry("checkpoint", ProgressEvent.Checkpoint.class),
            Map.entry("gate.started", ProgressEvent.GateStarted.class),
            Map.entry("gate.failed", ProgressEvent.GateFailed.class),
            Map.entry("gate.withdrawn", ProgressEvent.GateWithdrawn.class),
            Map.entry("gate.reopened", ProgressEvent.GateReopened.class),
            Map.entry("revert.started", ProgressEvent.RevertStarted.class),
            Map.entry("revert.completed", ProgressEvent.RevertCompleted.class),
            Map.entry("revert.failed", ProgressEvent.RevertFailed.class),
            Map.entry("branch.moved", ProgressEvent.BranchMoved.class),
            Map.entry("task.ready", TaskEvent.Ready.class),
            Map.entry("task.started", TaskEvent.Started.class),
            Map.entry("task.finished", TaskEvent.Finished.class),
            Map.entry("task.reattached", TaskEvent.Reattached.class),
            Map.entry("task.noted", TaskEvent.Noted.class),
            Map.entry("task.deferred", TaskEvent.Deferred.class),
            Map.entry("task.retrying", TaskEvent.Retrying.class),
            Map.entry("task.completed", TaskEvent.Completed.class),
            Map.entry("task.failed", TaskEvent.Failed.class),
            Map.entry("task.skipped", TaskEvent.Skipped.class),
            Map.entry("task.cancelled", TaskEvent.Cancelled.class),
            Map.entry("claim.granted", ClaimEvent.Granted.class),
            Map.entry("claim.waiting", ClaimEvent.Waiting.class),
            Map.entry("claim.released", ClaimEvent.Released.class),
            Map.entry("claim.refused", ClaimEvent.Refused.class),
            Map.entry("deadlock.detected", ClaimEvent.Deadlock.class),
            Map.entry("landing.queued", LandingEvent.Queued.class),
            Map.entry("landing.candidate", LandingEvent.Candidate.class),
            Map.entry("landing.gating", LandingEvent.Gating.class),
            Map.entry("landing.passed", LandingEvent.Passed.class),
            Map.entry("landing.withdrawn", LandingEvent.Withdrawn.class),
            Map.entry("landing.waiting", LandingEvent.Waiting.class),
            Map.entry("landing.rebuilding", LandingEvent.Rebuilding.class),
            Map.entry("landing.landed", LandingEvent.Landed.class),
            Map.entry("landing.conflicted", LandingEvent.Conflicted.class),
            Map.entry("landing.rejected", LandingEvent.Rejected.class),
            Map.entry("landing.reverted", LandingEvent.Reverted.class));

    private static final Map<Class<? extends Event>, String> BY_CLASS = new HashMap<>();

    static {
        BY_NAME.forEach((name, type) -> BY_CLASS.put(type, name));
    }

    private EventTypes() {}

    static String name(Event event) {
        return Optional.ofNullable(BY_CLASS.get(event.getClass()))
                .orElseThrow(() -> new IllegalStateException("no name for " + event.getClass()));
    }

    static Optional<Class<? extends Event>> type(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
