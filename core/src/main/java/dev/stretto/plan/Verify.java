package dev.stretto.plan;

import java.util.List;
import java.util.Optional;

/**
 * What makes sure of a phase once its tasks are done. Not a task, and not counted as one.
 *
 * @param command what is run on the integration tree; empty where the plan only describes it, and then nothing runs
 * @param background whether the phases after it need not wait for it
 * @param onFailure what its failure means, where the author says so
 * @param checklist what it consists of, in the author's words
 */
public record Verify(
        Optional<Command> command,
        boolean background,
        Optional<OnVerifyFailure> onFailure,
        List<ChecklistItem> checklist,
        Position position) {

    public Verify {
        checklist = List.copyOf(checklist);
    }
}
