package dev.stretto.format.strategydoc;

import dev.stretto.format.Edit;
import dev.stretto.format.Tick;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.draft.SectionDraft;
import dev.stretto.format.draft.SectionDraft.PhaseHeading;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a document says of one phase in all the places where it comes up. */
final class PhaseNotes {

    private final String id;
    private final Position position;
    final Notes notes = new Notes();

    /** Its title, from where it is best named: a graph or a heading. */
    @Nullable
    String title;

    /** A title from elsewhere. */
    @Nullable
    String firstWords;

    final Set<String> body = new LinkedHashSet<>();
    final List<ChecklistItem> checklist = new ArrayList<>();

    /** The working days that calendars give it, and those that its heading does, which count for more. */
    long calendarDays;

    long headingDays;

    /** What a box such as "Phase 1 complete" says, and how it is ticked. */
    Optional<PlanStatus> status = Optional.empty();

    Optional<Tick> tick = Optional.empty();

    /** The changes that tick the boxes of its checklist. */
    final List<Edit> boxEdits = new ArrayList<>();

    /** Whether any of its checklist are boxes. */
    boolean boxed;

    PhaseNotes(String id, Position position) {
        this.id = id;
        this.position = position;
    }

    String id() {
        return id;
    }

    Position position() {
        return position;
    }

    boolean estimated() {
        return headingDays > 0 || calendarDays > 0;
    }

    /** The phase as a section that is itself a task. */
    SectionDraft section() {
        String named = title != null ? title : firstWords != null ? firstWords : "Phase " + id;
        SectionDraft section = new SectionDraft(Optional.of(new PhaseHeading(id, named, status, position)), notes);
        section.task = true;
        section.checklist.addAll(checklist);
        body.forEach(
                line -> section.body.append(section.body.isEmpty() ? "" : "\n").append(line));
        section.tick = tick.or(() -> boxed ? Optional.of(new Tick(boxEdits, Optional.empty())) : Optional.empty());
        if (estimated()) {
            double minutes = Days.minutes(headingDays > 0 ? headingDays : calendarDays);
            notes.estimate = new Estimate(minutes, minutes);
        }
        return section;
    }
}
