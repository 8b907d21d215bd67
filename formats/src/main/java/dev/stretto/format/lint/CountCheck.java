package dev.stretto.format.lint;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.Statement;
import dev.stretto.format.Statement.Count;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares stated numbers of tasks and phases with those there are. People count tasks with their groups and without, and
 * where a phase is a task the boxes in it: any of these may be meant.
 */
final class CountCheck {

    /** What can be counted in a scope. */
    private static final class Tally {
        private int tasks;
        private int completed;
        private int groups;
        private int boxes;
        private int ticked;

        void add(Task task) {
            tasks++;
            completed += task.status() == PlanStatus.COMPLETED ? 1 : 0;
            boxes += task.checklist().size();
            ticked +=
                    (int) task.checklist().stream().filter(ChecklistItem::done).count();
        }
    }

    private final Plan plan;
    private final Diagnostics diagnostics;
    private final Map<Scope, Tally> tallies = new LinkedHashMap<>();

    CountCheck(Plan plan, Diagnostics diagnostics) {
        this.plan = plan;
        this.diagnostics = diagnostics;
    }

    void check(List<Statement> statements) {
        for (Statement statement : statements) {
            if (statement instanceof Count count) {
                check(count);
            }
        }
    }

    private void check(Count count) {
        if (tallies.isEmpty()) {
            countAll();
        }
        Scope scope = new Scope(count.phase());
        Tally tally = tallies.get(scope);
        if (tally == null) {
            return;
        }
        switch (count.counted()) {
            case TASKS ->
                compare(
                        count,
                        "tasks",
                        tally.tasks,
                        tally.tasks + tally.groups,
                        tally.boxes,
                        tally.tasks + tally.boxes,
                        tally.tasks + tally.groups + tally.boxes);
            case COMPLETED_TASKS ->
                compare(count, "completed tasks", tally.completed, tally.ticked, tally.completed + tally.ticked);
            case PHASES -> compare(count, "phases", plan.phases().size());
        }
    }

    private void compare(Count count, String what, int found, int... alsoMeant) {
        for (int meant : alsoMeant) {
            if (count.count() == meant) {
                return;
            }
        }
        if (count.count() != found) {
            diagnostics.warning(
                    DiagnosticCode.CLAIMED_TOTAL_DIFFERS,
                    count.position(),
                    new Scope(count.phase()) + " states " + count.count() + " " + what + ", but has " + found
                            + " (compared with: computed count)",
                    "state " + found + ", or look for what was not read as a task");
        }
    }

    private void countAll() {
        tallies.put(Scope.PLAN, new Tally());
        plan.phases().forEach(phase -> tallies.put(Scope.of(phase.id()), new Tally()));
        Map<TaskId, PhaseId> phases = new LinkedHashMap<>();
        for (Task task : plan.tasks()) {
            tally(Scope.PLAN).add(task);
            task.phase().ifPresent(phase -> {
                tally(Scope.of(phase)).add(task);
                phases.put(task.id(), phase);
            });
        }
        plan.groups().forEach(group -> {
            tally(Scope.PLAN).groups++;
            group.members().stream().findFirst().map(phases::get).ifPresent(phase -> tally(Scope.of(phase)).groups++);
        });
    }

    private Tally tally(Scope scope) {
        return tallies.computeIfAbsent(scope, _ -> new Tally());
    }
}
