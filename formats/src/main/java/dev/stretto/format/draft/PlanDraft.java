package dev.stretto.format.draft;

import dev.stretto.format.draft.SectionDraft.ChainDraft;
import dev.stretto.plan.Defaults;
import java.util.List;

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
}
