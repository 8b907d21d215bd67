package dev.stretto.format.draft;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.draft.RulesDraft.StartDraft;
import dev.stretto.format.text.IdList;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.PhaseRules;
import dev.stretto.plan.PipelineStart;
import dev.stretto.plan.Position;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Verify;
import java.util.List;
import java.util.Optional;

/** From what a phase says of how it is to run to its rules, with everything it names looked up. */
final class PhaseRuling {

    private final Resolver resolver;
    private final Diagnostics diagnostics;

    PhaseRuling(Resolver resolver, Diagnostics diagnostics) {
        this.resolver = resolver;
        this.diagnostics = diagnostics;
    }

    PhaseRules of(RulesDraft draft) {
        PhaseRules rules = new PhaseRules(
                Optional.ofNullable(draft.strategy),
                draft.parallel,
                phases(draft.parallelWith),
                Optional.ofNullable(draft.start).flatMap(this::start),
                Optional.ofNullable(draft.verify).map(at -> verify(draft, at)));
        return rules.equals(PhaseRules.NONE) ? PhaseRules.NONE : rules;
    }

    private static Verify verify(RulesDraft draft, Position at) {
        return new Verify(
                Optional.ofNullable(draft.verifyCommand),
                draft.background,
                Optional.ofNullable(draft.onVerifyFailure),
                draft.verifyChecklist,
                at);
    }

    private Optional<PipelineStart> start(StartDraft start) {
        if (start.percent().isPresent()) {
            return phases(start.ids()).stream()
                    .findFirst()
                    .map(phase -> new PipelineStart.AtPercent(
                            start.percent().orElseThrow(), new PhaseId(phase.id()), start.position()));
        }
        List<Reference> tasks = resolver.tasks(start.ids());
        return tasks.isEmpty() ? Optional.empty() : Optional.of(new PipelineStart.AfterTasks(tasks, start.position()));
    }

    /** The phases of these ids; what is the id of a task only is an error like an unknown one. */
    private List<Reference> phases(List<IdList.Item> ids) {
        Resolver.PhaseDependencies found = resolver.phase(ids, false);
        found.tasks().stream()
                .findFirst()
                .ifPresent(task -> diagnostics.error(
                        DiagnosticCode.UNKNOWN_DEPENDENCY,
                        task.position(),
                        task.id() + " is a task, and a phase belongs here",
                        "name a phase of this plan"));
        return found.phases();
    }
}
