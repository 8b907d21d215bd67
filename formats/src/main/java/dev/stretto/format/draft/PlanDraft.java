package dev.stretto.format.draft;

import dev.stretto.format.draft.SectionDraft.ChainDraft;
import dev.stretto.plan.Defaults;
import java.util.List;
import java.util.Optional;

/**
 * A plan as it stands in the text, its references not yet looked up.
 *
 * @param sections its phases in order; a section without a heading holds what stands in no phase
 */
public record PlanDraft(String title, List<SectionDraft> sections, List<ChainDraft> chains, Defaults defaults) {

    public PlanDraft {
        sections = List.copyOf(sections);
        chains = List.copyOf(chains);
    }

    /** A plan without phases or chains. */
    public static PlanDraft flat(String title, List<Draft> items) {
        SectionDraft section = new SectionDraft(Optional.empty(), new Notes());
        section.items.addAll(items);
        return new PlanDraft(title, List.of(section), List.of(), Defaults.NONE);
    }
}
