package dev.stretto.local;

import dev.stretto.engine.Recorded;
import dev.stretto.engine.RunDefinition;
import dev.stretto.engine.RunEvent;
import dev.stretto.engine.SkipCause;
import dev.stretto.engine.TaskEvent;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.TaskId;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a run has completed of its plan, and how long that took: a fold over its events. */
final class CompletedTasks {

    private final boolean timed;
    private final Map<TaskId, Long> startedAtMillis = new LinkedHashMap<>();
    private final Map<TaskId, Duration> took = new LinkedHashMap<>();
    private final Map<TaskId, Optional<Duration>> tasks = new LinkedHashMap<>();
    private final Set<TaskId> reverted = new LinkedHashSet<>();
    private Optional<PlanFormat> format = Optional.empty();

    /**
     * @param timed whether the times are wanted
     */
    CompletedTasks(boolean timed) {
        this.timed = timed;
    }

    /** Takes in the next event; answers the task that it completes. */
    Optional<TaskId> accept(Recorded recorded) {
        switch (recorded.event()) {
            case RunEvent.Planned planned -> adopt(planned.definition());
            case TaskEvent.Started started -> startedAtMillis.put(started.task(), recorded.atMillis());
            case TaskEvent.Finished(var task, var _, var _, var _, var _) -> {
                long since = startedAtMillis.getOrDefault(task, recorded.atMillis());
                took.put(task, Duration.ofMillis(recorded.atMillis() - since));
            }
            case TaskEvent.Completed completed -> {
                reverted.remove(completed.task());
                tasks.put(completed.task(), timed ? Optional.ofNullable(took.get(completed.task())) : Optional.empty());
                return Optional.of(completed.task());
            }
            case TaskEvent.Skipped skipped
            when skipped.cause() == SkipCause.REVERTED -> {
                tasks.remove(skipped.task());
                reverted.add(skipped.task());
            }
            default -> {}
        }
        return Optional.empty();
    }

    /** An edited plan may lack tasks that were completed. */
    private void adopt(RunDefinition definition) {
        format = Optional.of(definition.plan().format());
        tasks.keySet().removeIf(task -> definition.graph().find(task).isEmpty());
    }

    /** The format of the plan, once it is known. */
    Optional<PlanFormat> format() {
        return format;
    }

    /** Each task, with the time of its last attempt where it is wanted. */
    Map<TaskId, Optional<Duration>> all() {
        return new LinkedHashMap<>(tasks);
    }

    /** What was completed and then reverted, and is not completed again. */
    Set<TaskId> reverted() {
        return Collections.unmodifiableSet(reverted);
    }

    /** One of them. */
    Map<TaskId, Optional<Duration>> only(TaskId task) {
        return Map.of(task, tasks.getOrDefault(task, Optional.empty()));
    }
}
