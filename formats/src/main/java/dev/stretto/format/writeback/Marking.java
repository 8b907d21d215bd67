package dev.stretto.format.writeback;

import dev.stretto.format.Edit;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Tick;
import dev.stretto.format.text.Durations;
import dev.stretto.plan.Group;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What marking tasks as completed comes to in a plan as it was read: with the last task of a group or phase, the mark of that is
 * set too, where it has one. Marking what is marked changes nothing.
 */
public final class Marking {

    /** What becomes of one task. */
    public enum Outcome {
        /** It is marked by the edits. */
        TICKED,
        /** The plan says already that it is completed. */
        ALREADY,
        /** The plan has it, but its format has no place for a mark. */
        NO_PLACE,
        /** The plan has no such task. */
        UNKNOWN
    }

    private final ReadResult read;
    private final Map<TaskId, Outcome> outcomes = new LinkedHashMap<>();
    private final Set<Edit> edits = new LinkedHashSet<>();
    private final List<String> roofs = new ArrayList<>();

    /** The tasks that are completed when the edits are made. */
    private final Set<TaskId> completed = new HashSet<>();

    private Marking(ReadResult read) {
        this.read = read;
    }

    /**
     * How to mark tasks.
     *
     * @param read the plan, read with its ticks
     * @param tasks what to mark: tasks, or groups for all their members; each with the time it took where that is to be noted
     */
    public static Marking of(ReadResult read, Map<TaskId, Optional<Duration>> tasks) {
        Marking marking = new Marking(read);
        if (read.plan().isEmpty()) {
            tasks.keySet().forEach(task -> marking.outcomes.put(task, Outcome.UNKNOWN));
        } else {
            marking.mark(read.plan().get(), tasks);
        }
        return marking;
    }

    /**
     * How to take the marks of tasks back, and those of the groups and phases they are in; what has no mark stays as it is.
     *
     * @param read the plan, read with its ticks
     */
    public static Marking undone(ReadResult read, Set<TaskId> tasks) {
        Marking marking = new Marking(read);
        read.plan().ifPresent(plan -> marking.unmark(plan, tasks));
        return marking;
    }

    private void unmark(Plan plan, Set<TaskId> tasks) {
        for (Task task : plan.tasks()) {
            if (tasks.contains(task.id())) {
                open(Optional.ofNullable(read.ticks().get(task.id())));
                task.phase()
                        .ifPresent(phase ->
                                open(Optional.ofNullable(read.phaseTicks().get(phase))));
            }
        }
        for (Group group : plan.groups()) {
            if (group.members().stream().anyMatch(tasks::contains)) {
                open(Optional.ofNullable(read.ticks().get(group.id())));
            }
        }
    }

    private void open(Optional<Tick> tick) {
        tick.ifPresent(marked -> edits.addAll(marked.undone()));
    }

    /**
     * This one, made after another has been carried out in part: what that has marked counts as marked now.
     *
     * @param earlier of the same tasks
     */
    public Marking following(Marking earlier) {
        Marking both = new Marking(read);
        outcomes.forEach((task, outcome) -> both.outcomes.put(
                task,
                outcome == Outcome.ALREADY && earlier.outcomes.get(task) == Outcome.TICKED ? Outcome.TICKED : outcome));
        both.edits.addAll(edits);
        both.roofs.addAll(earlier.roofs);
        roofs.stream().filter(roof -> !earlier.roofs.contains(roof)).forEach(both.roofs::add);
        return both;
    }

    /** What becomes of each task that was named, in that order; of a group, of its members. */
    public Map<TaskId, Outcome> outcomes() {
        return Collections.unmodifiableMap(outcomes);
    }

    /** The tasks that come to this. */
    public List<TaskId> tasks(Outcome outcome) {
        return outcomes.keySet().stream()
                .filter(task -> outcomes.get(task) == outcome)
                .toList();
    }

    /** The groups and phases that are marked with the last of their tasks, as people call them. */
    public List<String> roofs() {
        return Collections.unmodifiableList(roofs);
    }

    /** The changes, without repetition. */
    public List<Edit> edits() {
        return List.copyOf(edits);
    }

    private void mark(Plan plan, Map<TaskId, Optional<Duration>> tasks) {
        Map<TaskId, Task> byId = new LinkedHashMap<>();
        plan.tasks().forEach(task -> byId.put(task.id(), task));
        Map<TaskId, Group> groups = new LinkedHashMap<>();
        plan.groups().forEach(group -> groups.put(group.id(), group));
        byId.values().stream().filter(Marking::done).map(Task::id).forEach(completed::add);
        tasks.forEach((id, took) -> {
            Group group = groups.get(id);
            if (group == null) {
                outcomes.put(id, byId.containsKey(id) ? mark(id, took) : Outcome.UNKNOWN);
            } else {
                group.members().forEach(member -> outcomes.put(member, mark(member, Optional.empty())));
            }
        });
        Set<TaskId> touched = new HashSet<>(outcomes.keySet());
        plan.groups().forEach(group -> markRoof(group, touched));
        markPhases(plan, touched);
    }

    /** What is left out for good holds up no mark of what it stands in. */
    private static boolean done(Task task) {
        return task.status() == PlanStatus.COMPLETED || task.status() == PlanStatus.SKIPPED;
    }

    private Outcome mark(TaskId task, Optional<Duration> took) {
        Tick tick = read.ticks().get(task);
        if (tick == null) {
            return completed.add(task) ? Outcome.NO_PLACE : Outcome.ALREADY;
        }
        completed.add(task);
        edits.addAll(tick.done());
        if (took.isPresent() && tick.actual().isPresent()) {
            edits.add(noted(tick.actual().get().edit(), took.get()));
        }
        return tick.done().isEmpty() ? Outcome.ALREADY : Outcome.TICKED;
    }

    private static Edit noted(Edit place, Duration took) {
        return new Edit(place.at(), place.length(), place.text().replace("%s", Durations.text(took)));
    }

    private void markRoof(Group group, Set<TaskId> touched) {
        if (completes(group.members(), touched)) {
            close("group " + group.id(), Optional.ofNullable(read.ticks().get(group.id())));
        }
    }

    private void markPhases(Plan plan, Set<TaskId> touched) {
        if (read.phaseTicks().isEmpty()) {
            return;
        }
        Map<PhaseId, List<TaskId>> members = new LinkedHashMap<>();
        for (Task task : plan.tasks()) {
            task.phase()
                    .ifPresent(phase -> members.computeIfAbsent(phase, _ -> new ArrayList<>())
                            .add(task.id()));
        }
        for (Phase phase : plan.phases()) {
            if (completes(members.getOrDefault(phase.id(), List.of()), touched)) {
                close(
                        "phase " + phase.id(),
                        Optional.ofNullable(read.phaseTicks().get(phase.id())));
            }
        }
    }

    private boolean completes(Collection<TaskId> members, Set<TaskId> touched) {
        return completed.containsAll(members) && members.stream().anyMatch(touched::contains);
    }

    private void close(String name, Optional<Tick> tick) {
        if (tick.isPresent() && !tick.get().done().isEmpty()) {
            roofs.add(name);
            edits.addAll(tick.get().done());
        }
    }
}
