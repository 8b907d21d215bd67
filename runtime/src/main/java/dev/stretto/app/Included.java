package dev.stretto.app;

import dev.stretto.format.text.NearestId;
import dev.stretto.plan.Group;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.stream.Stream;

/** The tasks that the user names to be run although their plan defers them or leaves them out. */
final class Included {

    private Included() {}

    /**
     * The tasks of these ids, groups replaced by their members.
     *
     * @param rerunCompleted whether completed tasks run as well
     * @throws UserError if an id is of nothing in the plan, or naming it would change nothing
     */
    static NavigableSet<TaskId> of(Plan plan, NavigableSet<TaskId> ids, boolean rerunCompleted) throws UserError {
        Map<TaskId, PlanStatus> known = new LinkedHashMap<>();
        plan.groups().stream().map(Group::id).forEach(group -> known.put(group, PlanStatus.PENDING));
        for (Task task : plan.tasks()) {
            known.put(task.id(), task.status());
        }
        for (TaskId id : ids) {
            if (!known.containsKey(id)) {
                throw new UserError("--include " + id + ": the plan has no such task" + nearest(plan, id));
            }
            if (known.get(id) == PlanStatus.COMPLETED && !rerunCompleted) {
                throw new UserError(
                        "--include " + id + ": the plan marks it as completed; --all runs such tasks again");
            }
        }
        return plan.named(ids);
    }

    private static String nearest(Plan plan, TaskId id) {
        List<String> ids = Stream.concat(
                        plan.tasks().stream().map(Task::id),
                        plan.groups().stream().map(Group::id))
                .map(TaskId::value)
                .toList();
        return NearestId.of(id.value(), ids)
                .map(near -> "; the nearest is " + near)
                .orElse("");
    }
}
