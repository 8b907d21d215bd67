package dev.stretto.plan;

import java.util.List;
import java.util.Optional;

/**
 * The unit that is scheduled.
 *
 * @param title one line, without the annotations the reader understood
 * @param body the prose below it, as written; may be empty
 * @param phase the phase it stands in, if any
 * @param dependencies the tasks it states to depend on (groups already replaced by their members); empty optional where it
 *     states nothing, an empty list where it states "none"
 * @param order what else it says of when it may start
 * @param status what the plan's own mark says
 * @param claims what it states, or was inferred, to read, write or use
 * @param files paths named in its text, in order of appearance
 * @param checklist its items without an id
 * @param estimate how long the author thinks it takes
 * @param priority the author's priority
 * @param settings how it is to be run
 * @param position where it stands
 */
public record Task(
        TaskId id,
        String title,
        String body,
        Optional<PhaseId> phase,
        Optional<List<Reference>> dependencies,
        TaskOrder order,
        PlanStatus status,
        List<ClaimSpec> claims,
        List<String> files,
        List<ChecklistItem> checklist,
        Optional<Estimate> estimate,
        Priority priority,
        TaskSettings settings,
        Position position) {

    public Task {
        dependencies = dependencies.map(List::copyOf);
        claims = List.copyOf(claims);
        files = List.copyOf(files);
        checklist = List.copyOf(checklist);
    }
}
