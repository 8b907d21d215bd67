package dev.stretto.format.wfformat;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanSource;
import dev.stretto.format.wfformat.WfTask.Links;
import dev.stretto.plan.Defaults;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Priority;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import dev.stretto.plan.TaskOrder;
import dev.stretto.plan.TaskSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From gathered tasks to a plan, once it is known which tasks there are. */
final class WfAssembly {

    private static final double SECONDS_PER_MINUTE = 60;

    private final PlanSource source;
    private final List<WfTask> tasks;
    private final Mirror mirror;

    /** Edges that only a child list states, by the number of the child. */
    private final Map<Integer, List<Reference>> further = new LinkedHashMap<>();

    WfAssembly(PlanSource source, List<WfTask> tasks, Diagnostics diagnostics) {
        this.source = source;
        this.tasks = tasks;
        this.mirror = new Mirror(source, diagnostics);
        NamedTasks named = new NamedTasks(source, tasks, diagnostics);
        for (WfTask task : tasks) {
            named.find(task.parents);
            named.find(task.children);
        }
    }

    /** The plan; its tasks keep the order of the text. */
    Plan plan(String title) {
        mirrored();
        List<Task> list = new ArrayList<>(tasks.size());
        for (WfTask task : tasks) {
            list.add(task(task));
        }
        return new Plan(
                title, PlanFormat.WFFORMAT, OrderRule.AT_ONCE, List.of(), list, List.of(), List.of(), Defaults.NONE);
    }

    /** An edge stands in the text twice, as a parent and as a child; it holds also where it stands only once. */
    private void mirrored() {
        int[][] parents = new int[tasks.size()][];
        int[][] children = new int[tasks.size()][];
        boolean childrenStated = false;
        for (WfTask task : tasks) {
            parents[task.number] = task.parents.numbers();
            children[task.number] = task.children.numbers();
            childrenStated |= task.children.count() > 0;
        }
        if (!childrenStated) {
            return;
        }
        for (WfTask task : tasks) {
            for (int link = 0; link < task.children.count(); link++) {
                WfTask child = task.children.task(link);
                if (child.described() && Arrays.binarySearch(parents[child.number], task.number) < 0) {
                    mirror.parentMissing(task, child, task.children.offset(link));
                    further.computeIfAbsent(child.number, _ -> new ArrayList<>())
                            .add(new Reference(task.id, source.position(task.children.offset(link))));
                }
            }
            for (int link = 0; link < task.parents.count(); link++) {
                WfTask parent = task.parents.task(link);
                if (parent.described() && Arrays.binarySearch(children[parent.number], task.number) < 0) {
                    mirror.childMissing(parent, task, task.parents.offset(link));
                }
            }
        }
        mirror.report();
    }

    private Task task(WfTask task) {
        return new Task(
                new TaskId(task.id),
                task.name,
                "",
                Optional.empty(),
                Optional.of(dependencies(task)),
                TaskOrder.NONE,
                PlanStatus.PENDING,
                task.claims,
                List.of(),
                List.of(),
                estimate(task.seconds),
                Priority.MEDIUM,
                TaskSettings.NONE,
                source.position(task.at));
    }

    private List<Reference> dependencies(WfTask task) {
        Links parents = task.parents;
        if (parents.count() == 0 && !further.containsKey(task.number)) {
            return List.of();
        }
        Map<String, Reference> found = LinkedHashMap.newLinkedHashMap(parents.count());
        for (int link = 0; link < parents.count(); link++) {
            WfTask parent = parents.task(link);
            if (parent.described() && !found.containsKey(parent.id)) {
                found.put(parent.id, new Reference(parent.id, source.position(parents.offset(link))));
            }
        }
        further.getOrDefault(task.number, List.of()).forEach(reference -> found.putIfAbsent(reference.id(), reference));
        return List.copyOf(found.values());
    }

    private static Optional<Estimate> estimate(double seconds) {
        return Double.isNaN(seconds)
                ? Optional.empty()
                : Optional.of(new Estimate(seconds / SECONDS_PER_MINUTE, seconds / SECONDS_PER_MINUTE));
    }
}
