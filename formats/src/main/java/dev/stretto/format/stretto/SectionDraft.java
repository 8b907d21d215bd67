package dev.stretto.format.stretto;

import dev.stretto.format.text.IdList;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A phase, or the whole of a document without phases, as it stands in the text. */
final class SectionDraft {

    /** The heading of the phase; empty for a document without phases. */
    final Optional<PhaseHeading> heading;

    /** What its heading and its own lines say. */
    final Notes notes;

    final List<Draft> items = new ArrayList<>();
    final List<ChecklistItem> checklist = new ArrayList<>();

    /** The first item without an id, for a remark about all of them. */
    @Nullable
    Position firstUnnumbered;

    final StringBuilder body = new StringBuilder();
    final StringBuilder objective = new StringBuilder();

    @Nullable
    String testing;

    /** Whether its heading asks for its tasks one after the other. */
    boolean sequential;

    SectionDraft(Optional<PhaseHeading> heading, Notes notes) {
        this.heading = heading;
        this.notes = notes;
    }

    /**
     * A heading that starts a phase.
     *
     * @param status what a mark in it says, if one is there
     */
    record PhaseHeading(String id, String title, Optional<PlanStatus> status, Position position) {}

    /**
     * Items that an execution note wants one after the other.
     *
     * @param position the first of them, as named
     */
    record ChainDraft(List<IdList.Item> items, Position position) {

        ChainDraft {
            items = List.copyOf(items);
        }
    }
}
