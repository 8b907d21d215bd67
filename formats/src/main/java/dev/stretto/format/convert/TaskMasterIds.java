package dev.stretto.format.convert;

import dev.stretto.plan.Group;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The numbers of Task Master's tasks. Subtasks have one level, so of groups within groups only the outermost stay; and a number in
 * a subtask means a sibling, so a group whose members wait for a task of a sibling's number is given up.
 */
final class TaskMasterIds {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    /** Something of the outer level. */
    sealed interface Top {

        /** A task without subtasks. */
        record Single(Task task) implements Top {}

        /** A group as a task with subtasks. */
        record Parent(Group group, List<Task> members) implements Top {}
    }

    private final Precedence precedence;
    private final List<Top> tops = new ArrayList<>();
    private final List<Group> flattened = new ArrayList<>();
    private final Map<TaskId, String> names = new HashMap<>();
    private final Map<TaskId, String> renamed = new LinkedHashMap<>();

    TaskMasterIds(Plan plan, Precedence precedence) {
        this.precedence = precedence;
        Set<TaskId> givenUp = new HashSet<>();
        do {
            layOut(plan, givenUp);
            number(plan);
        } while (giveUpAmbiguous(givenUp));
    }

    List<Top> tops() {
        return tops;
    }

    /** The groups that are no task here. */
    List<Group> flattened() {
        return flattened;
    }

    /** The full id of a task or a group that stayed: {@code 5}, {@code 5.2}. */
    String name(TaskId id) {
        String name = names.get(id);
        if (name == null) {
            throw new IllegalArgumentException("the plan holds nothing of the id " + id);
        }
        return name;
    }

    Map<TaskId, String> renamed() {
        return Collections.unmodifiableMap(renamed);
    }

    /** What a task waits for, by full ids. */
    List<String> dependencies(Task task) {
        return precedence.before(task).stream().map(this::name).toList();
    }

    private void layOut(Plan plan, Set<TaskId> givenUp) {
        tops.clear();
        flattened.clear();
        Map<TaskId, Integer> places = new HashMap<>();
        plan.tasks().forEach(task -> places.put(task.id(), places.size()));
        Map<Integer, Group> starts = new HashMap<>();
        for (Group group : plan.groups()) {
            if (givenUp.contains(group.id()) || !together(group, places)) {
                flattened.add(group);
                continue;
            }
            Group other = starts.put(places.getOrDefault(group.members().getFirst(), 0), group);
            if (other != null) {
                boolean wider = group.members().size() > other.members().size();
                starts.put(places.getOrDefault(group.members().getFirst(), 0), wider ? group : other);
                flattened.add(wider ? other : group);
            }
        }
        for (int at = 0; at < plan.tasks().size(); ) {
            Group group = starts.remove(at);
            int size = group == null ? 1 : group.members().size();
            tops.add(
                    group == null
                            ? new Top.Single(plan.tasks().get(at))
                            : new Top.Parent(group, plan.tasks().subList(at, at + size)));
            for (int inside = at + 1; inside < at + size; inside++) {
                Group inner = starts.remove(inside);
                if (inner != null) {
                    flattened.add(inner);
                }
            }
            at += size;
        }
    }

    /** Whether the members of a group follow each other in the plan. */
    private static boolean together(Group group, Map<TaskId, Integer> places) {
        if (group.members().isEmpty()) {
            return false;
        }
        int from = places.getOrDefault(group.members().getFirst(), 0);
        for (int member = 0; member < group.members().size(); member++) {
            if (places.getOrDefault(group.members().get(member), -1) != from + member) {
                return false;
            }
        }
        return true;
    }

    private void number(Plan plan) {
        names.clear();
        renamed.clear();
        List<TaskId> outer = tops.stream().map(TaskMasterIds::id).toList();
        Renaming numbers = new Renaming(outer, id -> NUMBER.matcher(id).matches(), String::valueOf);
        for (Top top : tops) {
            names.put(id(top), numbers.name(id(top)));
            if (top instanceof Top.Parent(Group group, List<Task> members)) {
                String lead = numbers.name(group.id()) + ".";
                List<TaskId> inner = members.stream().map(Task::id).toList();
                Renaming subtasks = new Renaming(
                        inner,
                        id -> id.startsWith(lead)
                                && NUMBER.matcher(id.substring(lead.length())).matches(),
                        number -> lead + number);
                inner.forEach(id -> names.put(id, subtasks.name(id)));
            }
        }
        List<TaskId> all = new ArrayList<>(plan.tasks().stream().map(Task::id).toList());
        plan.groups().stream().map(Group::id).filter(names::containsKey).forEach(all::add);
        for (TaskId id : all) {
            if (!name(id).equals(id.value())) {
                renamed.put(id, name(id));
            }
        }
    }

    private static TaskId id(Top top) {
        return switch (top) {
            case Top.Single(Task task) -> task.id();
            case Top.Parent(Group group, List<Task> _) -> group.id();
        };
    }

    /** Whether a group had to be given up. */
    private boolean giveUpAmbiguous(Set<TaskId> givenUp) {
        boolean more = false;
        for (Top top : tops) {
            if (top instanceof Top.Parent(Group group, List<Task> members)) {
                Set<String> siblings = new HashSet<>();
                members.forEach(member -> siblings.add(
                        name(member.id()).substring(name(member.id()).indexOf('.') + 1)));
                boolean ambiguous = members.stream()
                        .flatMap(member -> dependencies(member).stream())
                        .anyMatch(siblings::contains);
                more |= ambiguous && givenUp.add(group.id());
            }
        }
        return more;
    }
}
