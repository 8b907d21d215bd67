package dev.stretto.format.convert;

import dev.stretto.plan.Group;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** What the tasks and groups of a plan are called in another format: as they are where it can hold that. */
final class Renaming {

    private final Map<TaskId, String> names = new LinkedHashMap<>();
    private final Map<TaskId, String> renamed = new LinkedHashMap<>();

    /**
     * Names everything in a plan.
     *
     * @param holds whether the format can hold an id
     * @param fresh the names to give instead, counted from 1
     */
    static Renaming of(Plan plan, Predicate<String> holds, IntFunction<String> fresh) {
        List<TaskId> all = new ArrayList<>(plan.tasks().stream().map(Task::id).toList());
        plan.groups().stream().map(Group::id).forEach(all::add);
        return new Renaming(all, holds, fresh);
    }

    /** Names these, which are all different. */
    Renaming(List<TaskId> ids, Predicate<String> holds, IntFunction<String> fresh) {
        // Readers look ids up in any case.
        Set<String> taken = new HashSet<>();
        Set<TaskId> kept = new HashSet<>();
        for (TaskId id : ids) {
            if (holds.test(id.value()) && taken.add(id.value().toLowerCase(Locale.ROOT))) {
                kept.add(id);
            }
        }
        int next = 1;
        for (TaskId id : ids) {
            String name = id.value();
            if (!kept.contains(id)) {
                do {
                    name = fresh.apply(next++);
                } while (!taken.add(name.toLowerCase(Locale.ROOT)));
                renamed.put(id, name);
            }
            names.put(id, name);
        }
    }

    /** What a task or group is called. */
    String name(TaskId id) {
        String name = names.get(id);
        if (name == null) {
            throw new IllegalArgumentException("the plan holds nothing of the id " + id);
        }
        return name;
    }

    /** Those that are called something else than before. */
    Map<TaskId, String> renamed() {
        return Collections.unmodifiableMap(renamed);
    }
}
