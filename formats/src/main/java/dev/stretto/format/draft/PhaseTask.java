package dev.stretto.format.draft;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.draft.SectionDraft.PhaseHeading;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import java.util.List;
import java.util.Optional;

/** A phase that is itself one task, because its items have no ids. */
final class PhaseTask {

    private PhaseTask() {}

    /** The task; empty, with a warning, where the phase holds nothing that could be done. */
    static Optional<Draft> of(SectionDraft section, PhaseHeading heading, Diagnostics diagnostics) {
        if (!section.task
                && section.checklist.isEmpty()
                && section.notes.command == null
                && !section.notes.writesStated) {
            diagnostics.warning(
                    DiagnosticCode.NO_TASKS,
                    heading.position(),
                    "phase " + heading.id() + " holds no items, so there is nothing to run in it",
                    "write items such as: - [ ] " + heading.id() + ".1 Create the types");
            return Optional.empty();
        }
        return Optional.of(new Draft(
                heading.id(),
                heading.title(),
                section.body.toString().strip(),
                heading.status().orElse(statusOf(section.checklist)),
                section.notes,
                section.checklist,
                List.of(),
                section.tick,
                heading.position()));
    }

    /** What is said of a phase or group but can only be said of a task. */
    static void warnOfUnused(Notes notes, Position at, String what, Diagnostics diagnostics) {
        boolean claims = what.equals("phase") && !notes.claims.isEmpty();
        boolean estimate = what.equals("group") && notes.estimate != null;
        String unused =
                notes.command != null ? "run" : notes.gate != null ? "gate" : claims ? "writes" : estimate ? "est" : "";
        if (!unused.isEmpty()) {
            diagnostics.warning(
                    DiagnosticCode.IGNORED_ANNOTATION,
                    notes.command != null && notes.commandPosition != null ? notes.commandPosition : at,
                    "“" + unused + "” is not used on a " + what + " whose items are tasks",
                    "put it on the tasks");
        }
    }

    private static PlanStatus statusOf(List<ChecklistItem> checklist) {
        long done = checklist.stream().filter(ChecklistItem::done).count();
        if (done == 0) {
            return PlanStatus.PENDING;
        }
        return done == checklist.size() ? PlanStatus.COMPLETED : PlanStatus.IN_PROGRESS;
    }
}
