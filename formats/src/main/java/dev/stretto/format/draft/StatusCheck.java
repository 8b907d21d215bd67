package dev.stretto.format.draft;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.draft.SectionDraft.PhaseHeading;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Marks that contradict each other. */
public final class StatusCheck {

    private final Diagnostics diagnostics;

    /** A check whose findings go there. */
    public StatusCheck(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Tasks that are completed although something they depend on is not. */
    public void tasks(List<Task> tasks) {
        Set<String> completed = new HashSet<>();
        for (Task task : tasks) {
            if (task.status() == PlanStatus.COMPLETED) {
                completed.add(task.id().value());
            }
        }
        for (Task task : tasks) {
            if (task.status() == PlanStatus.COMPLETED) {
                task.dependencies().orElse(List.of()).stream()
                        .filter(reference -> !completed.contains(reference.id()))
                        .findFirst()
                        .ifPresent(open -> completedBefore(task, open));
            }
        }
    }

    /** A ticked group with open members. */
    void group(Draft group) {
        if (group.status() == PlanStatus.COMPLETED) {
            contradicted(group.id() + " is marked as completed", group.position(), group.members());
        }
    }

    /** A phase marked as completed with open tasks. */
    void phase(PhaseHeading heading, List<Draft> items) {
        if (heading.status().equals(Optional.of(PlanStatus.COMPLETED))) {
            contradicted("phase " + heading.id() + " is marked as completed", heading.position(), items);
        }
    }

    private void completedBefore(Task task, Reference open) {
        diagnostics.warning(
                DiagnosticCode.COMPLETED_BEFORE_DEPENDENCY,
                open.position(),
                task.id() + " is marked as completed, but " + open.id() + ", which it depends on, is not",
                "tick " + open.id() + " if it is done; " + task.id() + " will not run again");
    }

    private void contradicted(String what, Position at, List<Draft> members) {
        firstOpen(members)
                .ifPresent(open -> diagnostics.warning(
                        DiagnosticCode.IGNORED_ANNOTATION,
                        at,
                        what + ", but " + open.id() + " in it is not; the marks of the tasks count",
                        "tick the tasks that are done"));
    }

    private static Optional<Draft> firstOpen(List<Draft> drafts) {
        for (Draft draft : drafts) {
            Optional<Draft> open = draft.group()
                    ? firstOpen(draft.members())
                    : Optional.of(draft).filter(task -> open(task.status()));
            if (open.isPresent()) {
                return open;
            }
        }
        return Optional.empty();
    }

    /** What the author put off or left out does not contradict that all the rest is done. */
    private static boolean open(PlanStatus status) {
        return switch (status) {
            case PENDING, IN_PROGRESS, FAILED -> true;
            case COMPLETED, DEFERRED, SKIPPED -> false;
        };
    }
}
