package dev.stretto.format.convert;

import dev.stretto.plan.Chain;
import dev.stretto.plan.Group;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.PhaseRules;
import dev.stretto.plan.PipelineStart;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.Position;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskOrder;
import dev.stretto.plan.Verify;
import java.util.Comparator;
import java.util.List;

/** Plans made comparable: what came from different texts differs in its places and its format only. */
public final class Same {

    private Same() {}

    /** A plan without the places in its text, as if it had been read as one format. */
    public static Plan placeless(Plan plan) {
        return new Plan(
                plan.title(),
                PlanFormat.JSON,
                plan.rule(),
                plan.phases().stream().map(Same::placeless).toList(),
                plan.tasks().stream().map(Same::placeless).toList(),
                plan.groups().stream()
                        .map(group -> new Group(group.id(), group.title(), group.members(), Position.START))
                        .sorted(Comparator.comparing(Group::id))
                        .toList(),
                plan.chains().stream()
                        .map(chain -> new Chain(chain.tasks(), Position.START))
                        .toList(),
                plan.defaults());
    }

    private static Phase placeless(Phase phase) {
        return new Phase(
                phase.id(),
                phase.title(),
                phase.dependencies().map(Same::placeless),
                phase.objective(),
                phase.testing(),
                placeless(phase.rules()),
                Position.START);
    }

    private static PhaseRules placeless(PhaseRules rules) {
        return new PhaseRules(
                rules.strategy(),
                rules.parallel(),
                placeless(rules.parallelWith()),
                rules.pipelineStart().map(start -> switch (start) {
                    case PipelineStart.AfterTasks(List<Reference> tasks, var _) ->
                        new PipelineStart.AfterTasks(placeless(tasks), Position.START);
                    case PipelineStart.AtPercent(int percent, PhaseId phase, var _) ->
                        new PipelineStart.AtPercent(percent, phase, Position.START);
                }),
                rules.verify()
                        .map(verify -> new Verify(
                                verify.command(),
                                verify.background(),
                                verify.onFailure(),
                                verify.checklist(),
                                Position.START)));
    }

    private static Task placeless(Task task) {
        return new Task(
                task.id(),
                task.title(),
                task.body(),
                task.phase(),
                task.dependencies().map(Same::placeless),
                new TaskOrder(
                        placeless(task.order().softAfter()),
                        placeless(task.order().onFailureOf()),
                        task.order().parallel()),
                task.status(),
                task.claims(),
                task.files(),
                task.checklist(),
                task.estimate(),
                task.priority(),
                task.settings(),
                Position.START);
    }

    private static List<Reference> placeless(List<Reference> references) {
        return references.stream()
                .map(reference -> new Reference(reference.id(), Position.START))
                .toList();
    }
}
