package dev.stretto.view;

import dev.stretto.engine.Outcome;
import dev.stretto.engine.Recorded;
import dev.stretto.engine.TaskEvent;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When every attempt of a run ran, as its journal tells it. {@link RunView} knows the latest of each task alone. */
public final class AttemptTimes {

    /**
     * One attempt.
     *
     * @param number from 1
     * @param startedAtMillis when it started, in milliseconds of the epoch
     * @param endedAtMillis when its process was gone; 0 while it runs
     * @param outcome how that ended; empty while it runs
     * @param message why it did not succeed; empty where it did
     */
    public record Span(
            int number, long startedAtMillis, long endedAtMillis, Optional<Outcome> outcome, String message) {}

    private final Map<TaskId, List<Span>> spans = new LinkedHashMap<>();

    /** Takes in the next event. */
    public void accept(Recorded recorded) {
        switch (recorded.event()) {
            case TaskEvent.Started started ->
                spans.computeIfAbsent(started.task(), _ -> new ArrayList<>())
                        .add(new Span(started.attempt(), recorded.atMillis(), 0, Optional.empty(), ""));
            case TaskEvent.Finished finished -> {
                List<Span> tries = spans.getOrDefault(finished.task(), List.of());
                if (!tries.isEmpty()) {
                    Span last = tries.removeLast();
                    tries.add(new Span(
                            last.number(),
                            last.startedAtMillis(),
                            recorded.atMillis(),
                            Optional.of(finished.outcome()),
                            finished.message()));
                }
            }
            default -> {}
        }
    }

    /** The attempts of a task, in order; none before the first. */
    public List<Span> of(TaskId task) {
        return List.copyOf(spans.getOrDefault(task, List.of()));
    }
}
