package dev.stretto.format.plainjson;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.draft.ExactIds;
import dev.stretto.format.draft.StatusCheck;
import dev.stretto.format.plainjson.PlanReading.ChainText;
import dev.stretto.format.plainjson.PlanReading.GroupText;
import dev.stretto.plan.Chain;
import dev.stretto.plan.Defaults;
import dev.stretto.plan.Group;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.PhaseRules;
import dev.stretto.plan.PipelineStart;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.Position;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import dev.stretto.plan.TaskOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks up what the references of a plan stand for, once all of its ids are known; what is unknown is left out. */
final class PlanAssembly {

    private final ExactIds<Phase> phases;
    private final ExactIds<Task> tasks;
    private final ExactIds<GroupText> groups;
    private final Diagnostics diagnostics;

    PlanAssembly(ExactIds<Phase> phases, ExactIds<Task> tasks, ExactIds<GroupText> groups, Diagnostics diagnostics) {
        this.phases = phases;
        this.tasks = tasks;
        this.groups = groups;
        this.diagnostics = diagnostics;
    }

    Plan plan(String title, OrderRule rule, List<ChainText> chainTexts, Defaults defaults) {
        List<Task> taskList = new ArrayList<>(tasks.all().size());
        tasks.all().values().forEach(task -> taskList.add(resolved(task)));
        new StatusCheck(diagnostics).tasks(taskList);
        List<Group> groupList = new ArrayList<>();
        groups.all().values().forEach(group -> group(group).ifPresent(groupList::add));
        List<Chain> chains = new ArrayList<>();
        for (ChainText chain : chainTexts) {
            List<TaskId> links = ids(lookedUp(chain.tasks()));
            if (links.size() > 1) {
                chains.add(new Chain(links, chain.position()));
            }
        }
        return new Plan(
                title,
                PlanFormat.JSON,
                rule,
                phases.all().values().stream().map(this::resolved).toList(),
                taskList,
                groupList,
                chains,
                defaults);
    }

    private Phase resolved(Phase phase) {
        return new Phase(
                phase.id(),
                phase.title(),
                phase.dependencies().map(this::known),
                phase.objective(),
                phase.testing(),
                resolved(phase.rules()),
                phase.position());
    }

    private List<Reference> known(List<Reference> list) {
        return list.stream()
                .filter(reference ->
                        phases.require(reference.id(), reference.position()).isPresent())
                .toList();
    }

    private PhaseRules resolved(PhaseRules rules) {
        return rules.equals(PhaseRules.NONE)
                ? rules
                : new PhaseRules(
                        rules.strategy(),
                        rules.parallel(),
                        known(rules.parallelWith()),
                        rules.pipelineStart().flatMap(this::resolved),
                        rules.verify());
    }

    private Optional<PipelineStart> resolved(PipelineStart start) {
        return switch (start) {
            case PipelineStart.AtPercent(int _, PhaseId phase, Position at) ->
                phases.require(phase.value(), at).map(_ -> start);
            case PipelineStart.AfterTasks(List<Reference> after, Position at) ->
                Optional.of(lookedUp(after))
                        .filter(found -> !found.isEmpty())
                        .map(found -> new PipelineStart.AfterTasks(found, at));
        };
    }

    private Task resolved(Task task) {
        Optional<List<Reference>> dependencies = task.dependencies().map(this::lookedUp);
        TaskOrder order = order(task.order());
        boolean phaseKnown = task.phase().isEmpty()
                || phases.require(task.phase().get().value(), task.position()).isPresent();
        if (phaseKnown && dependencies.equals(task.dependencies()) && order.equals(task.order())) {
            return task;
        }
        return new Task(
                task.id(),
                task.title(),
                task.body(),
                phaseKnown ? task.phase() : Optional.empty(),
                dependencies,
                order,
                task.status(),
                task.claims(),
                task.files(),
                task.checklist(),
                task.estimate(),
                task.priority(),
                task.settings(),
                task.position());
    }

    private TaskOrder order(TaskOrder order) {
        return order.softAfter().isEmpty() && order.onFailureOf().isEmpty()
                ? order
                : new TaskOrder(lookedUp(order.softAfter()), lookedUp(order.onFailureOf()), order.parallel());
    }

    /** The tasks that references stand for, each once; a group stands for its members. */
    private List<Reference> lookedUp(List<Reference> references) {
        Map<String, Reference> found = new LinkedHashMap<>();
        for (Reference reference : references) {
            Optional<GroupText> group = groups.find(reference.id());
            if (group.isPresent() && tasks.find(reference.id()).isEmpty()) {
                for (Reference member : group.get().members()) {
                    if (tasks.find(member.id()).isPresent()) {
                        found.putIfAbsent(member.id(), new Reference(member.id(), reference.position()));
                    }
                }
            } else if (tasks.require(reference.id(), reference.position()).isPresent()) {
                found.putIfAbsent(reference.id(), reference);
            }
        }
        return List.copyOf(found.values());
    }

    /** Empty, with an error, where its id is that of a task. */
    private Optional<Group> group(GroupText group) {
        Optional<Task> task = tasks.find(group.id());
        if (task.isPresent()) {
            tasks.repeated(group.id(), group.position(), task.get().position());
            return Optional.empty();
        }
        return Optional.of(
                new Group(new TaskId(group.id()), group.title(), ids(lookedUp(group.members())), group.position()));
    }

    private static List<TaskId> ids(List<Reference> references) {
        return references.stream().map(reference -> new TaskId(reference.id())).toList();
    }
}
