package dev.stretto.format.backlog;

import dev.stretto.format.Tick;
import dev.stretto.format.draft.Draft;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.taskfile.TaskBody;
import dev.stretto.format.taskfile.TaskFile.Word;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import java.util.List;
import java.util.Optional;

/**
 * One task as its file says it, what it names not yet looked up.
 *
 * @param ordinal its place as the user dragged it; endless where it has none
 * @param statesDependencies whether it says what it depends on, be it nothing
 * @param notes without dependencies
 */
record BacklogTask(
        String id,
        String title,
        PlanStatus status,
        double ordinal,
        boolean statesDependencies,
        List<Word> dependencies,
        Optional<Word> parent,
        Notes notes,
        TaskBody body,
        Optional<Tick> tick,
        Position position) {

    BacklogTask {
        dependencies = List.copyOf(dependencies);
    }

    Draft draft(List<Draft> members) {
        return new Draft(id, title, body.text(), status, notes, body.checklist(), members, tick, position);
    }
}
