package dev.stretto.format.draft;

import dev.stretto.format.text.IdList;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.Command;
import dev.stretto.plan.OnVerifyFailure;
import dev.stretto.plan.Position;
import dev.stretto.plan.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a phase says of how it is to run, gathered while it is read. */
public final class RulesDraft {

    public @Nullable Strategy strategy;

    public boolean parallel;

    public final List<IdList.Item> parallelWith = new ArrayList<>();

    public @Nullable StartDraft start;

    /** Where what verifies it begins, if anything does. */
    public @Nullable Position verify;

    public @Nullable Command verifyCommand;

    public boolean background;

    public @Nullable OnVerifyFailure onVerifyFailure;

    public final List<ChecklistItem> verifyChecklist = new ArrayList<>();

    /**
     * When a phase may open early.
     *
     * @param percent the share of the phase that is named; empty where tasks are
     */
    public record StartDraft(Optional<Integer> percent, List<IdList.Item> ids, Position position) {

        public StartDraft {
            ids = List.copyOf(ids);
        }
    }
}
