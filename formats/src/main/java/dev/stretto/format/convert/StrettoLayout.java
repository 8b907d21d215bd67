package dev.stretto.format.convert;

import dev.stretto.plan.Group;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the tasks of a plan stand in a document: below their phases, in their groups. A group is one item, so its members must
 * follow each other in one phase, and groups must lie within each other or apart.
 */
final class StrettoLayout {

    /** A line of the outline. */
    sealed interface Entry {

        /** How many groups it is in. */
        int depth();

        /** A task. */
        record Item(Task task, int depth) implements Entry {}

        /** The line of a group, ahead of its members. */
        record Roof(Group group, boolean done, int depth) implements Entry {}
    }

    /**
     * The tasks of a phase.
     *
     * @param phase empty for tasks that stand in none
     */
    record Section(Optional<Phase> phase, List<Entry> entries) {}

    private final List<Section> sections = new ArrayList<>();
    private final List<Group> flattened = new ArrayList<>();
    private final List<Task> order = new ArrayList<>();

    StrettoLayout(Plan plan) {
        Map<PhaseId, List<Task>> members = new LinkedHashMap<>();
        plan.phases().forEach(phase -> members.put(phase.id(), new ArrayList<>()));
        List<Task> beside = new ArrayList<>();
        for (Task task : plan.tasks()) {
            task.phase()
                    .flatMap(phase -> Optional.ofNullable(members.get(phase)))
                    .orElse(beside)
                    .add(task);
        }
        members.values().forEach(order::addAll);
        order.addAll(beside);
        Map<Integer, List<Group>> roofs = roofs(plan);
        int from = 0;
        for (Phase phase : plan.phases()) {
            List<Task> tasks = members.getOrDefault(phase.id(), List.of());
            sections.add(new Section(Optional.of(phase), entries(from, tasks.size(), roofs)));
            from += tasks.size();
        }
        if (!beside.isEmpty()) {
            sections.add(new Section(Optional.empty(), entries(from, beside.size(), roofs)));
        }
    }

    List<Section> sections() {
        return sections;
    }

    /** The groups that cannot be items. */
    List<Group> flattened() {
        return flattened;
    }

    /** The tasks in the order in which they are written. */
    List<Task> order() {
        return order;
    }

    /** The groups that start at each place of the order, the widest first. */
    private Map<Integer, List<Group>> roofs(Plan plan) {
        Map<TaskId, Integer> places = new HashMap<>();
        order.forEach(task -> places.put(task.id(), places.size()));
        List<Group> widest = new ArrayList<>(plan.groups());
        widest.sort(
                Comparator.comparingInt((Group group) -> group.members().size()).reversed());
        Map<Integer, List<Group>> roofs = new HashMap<>();
        int[] until = new int[order.size()];
        for (int place = 0; place < until.length; place++) {
            until[place] = order.size();
        }
        for (Group group : widest) {
            Set<Integer> members = new LinkedHashSet<>();
            group.members().forEach(member -> members.add(places.get(member)));
            int from = members.stream().mapToInt(Integer::intValue).min().orElse(0);
            int to = from + members.size();
            boolean fits = !members.isEmpty() && to <= order.size() && until[from] >= to;
            for (int place = from; fits && place < to; place++) {
                fits = members.contains(place)
                        && until[place] == until[from]
                        && order.get(place).phase().equals(order.get(from).phase());
            }
            if (fits) {
                for (int place = from; place < to; place++) {
                    until[place] = to;
                }
                roofs.computeIfAbsent(from, _ -> new ArrayList<>()).add(group);
            } else {
                flattened.add(group);
            }
        }
        return roofs;
    }

    private List<Entry> entries(int from, int count, Map<Integer, List<Group>> roofs) {
        List<Entry> entries = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (int place = from; place < from + count; place++) {
            while (!ends.isEmpty() && ends.getLast() <= place) {
                ends.removeLast();
            }
            for (Group group : roofs.getOrDefault(place, List.of())) {
                int end = place + group.members().size();
                boolean done = order.subList(place, end).stream()
                        .allMatch(task -> StrettoItem.box(task.status()).equals("[x]"));
                entries.add(new Entry.Roof(group, done, ends.size()));
                ends.add(end);
            }
            entries.add(new Entry.Item(order.get(place), ends.size()));
        }
        return entries;
    }
}
