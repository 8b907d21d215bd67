package dev.stretto.format.draft;

import dev.stretto.format.Edit;
import dev.stretto.format.Tick;
import dev.stretto.format.text.IdList;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A phase, or the whole of a document without phases, as it stands in the text. */
public final class SectionDraft {

    /** The heading of the phase; empty for a document without phases. */
    public final Optional<PhaseHeading> heading;

    /** What its heading and its own lines say. */
    public final Notes notes;

    /** What it says of how it is to run. */
    public final RulesDraft rules;

    public final List<Draft> items = new ArrayList<>();
    public final List<ChecklistItem> checklist = new ArrayList<>();

    /** The first item without an id, for a remark about all of them. */
    public @Nullable Position firstUnnumbered;

    public final StringBuilder body = new StringBuilder();
    public final StringBuilder objective = new StringBuilder();

    public @Nullable String testing;

    /** Whether it is a task also where it holds nothing to tick off. */
    public boolean task;

    /** Whether its heading asks for its tasks one after the other. */
    public boolean sequential;

    /** The changes that tick each box of its checklist, if they were asked for. */
    public final List<Edit> boxEdits = new ArrayList<>();

    /** How the mark in the heading is made to say “completed”, if there is one and it was asked for. */
    public Optional<Tick> headingTick = Optional.empty();

    /** How the phase is marked as completed where it is itself a task. */
    public Optional<Tick> tick = Optional.empty();

    /** An empty one. */
    public SectionDraft(Optional<PhaseHeading> heading, Notes notes) {
        this(heading, notes, new RulesDraft());
    }

    /** An empty one, of which this is said already. */
    public SectionDraft(Optional<PhaseHeading> heading, Notes notes, RulesDraft rules) {
        this.heading = heading;
        this.notes = notes;
        this.rules = rules;
    }

    /**
     * A heading that starts a phase.
     *
     * @param status what a mark in it says, if one is there
     */
    public record PhaseHeading(String id, String title, Optional<PlanStatus> status, Position position) {}

    /**
     * Items that an execution note wants one after the other.
     *
     * @param position the first of them, as named
     */
    public record ChainDraft(List<IdList.Item> items, Position position) {

        public ChainDraft {
            items = List.copyOf(items);
        }
    }
}
