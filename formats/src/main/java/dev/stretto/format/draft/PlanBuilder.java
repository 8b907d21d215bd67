package dev.stretto.format.draft;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.Tick;
import dev.stretto.format.draft.IdIndex.Target;
import dev.stretto.format.draft.Resolver.PhaseDependencies;
import dev.stretto.format.draft.SectionDraft.ChainDraft;
import dev.stretto.format.draft.SectionDraft.PhaseHeading;
import dev.stretto.format.text.IdList;
import dev.stretto.plan.Chain;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Group;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Position;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import dev.stretto.plan.TaskOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From drafts to a {@link Plan}: first every id is entered, with the tasks it stands for, then every reference is looked
 * up.
 */
public final class PlanBuilder {

    private final DraftRules rules;
    private final Diagnostics diagnostics;
    private final StatusCheck statusCheck;
    private final IdIndex items = new IdIndex();
    private final IdIndex phases = new IdIndex();
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<TaskId> ids = new ArrayList<>();
    /** The groups whose members are being entered: one of them may bear the id of its group. */
    private final Map<String, Position> openGroups = new LinkedHashMap<>();

    private final Map<TaskId, Tick> ticks = new LinkedHashMap<>();
    private final Map<PhaseId, Tick> phaseTicks = new LinkedHashMap<>();
    private final List<GroupEntry> groups = new ArrayList<>();
    private final List<PhaseEntry> phaseEntries = new ArrayList<>();
    private final Map<SectionDraft, PhaseDependencies> phaseDependencies = new LinkedHashMap<>();
    private final Map<Notes, List<Reference>> groupDependencies = new LinkedHashMap<>();

    /**
     * A task to be.
     *
     * @param groups what its groups say, from the inside out
     */
    private record Leaf(Draft draft, Optional<PhaseId> phase, SectionDraft section, List<Notes> groups) {

        /** Whether it is its phase itself. */
        boolean isPhase() {
            return draft.notes() == section.notes;
        }

        /** What its groups and its phase say, from the inside out. */
        List<Notes> around() {
            List<Notes> all = new ArrayList<>(groups);
            all.add(section.notes);
            return all;
        }
    }

    private record GroupEntry(Draft draft, int from, int to) {}

    private record PhaseEntry(SectionDraft section, PhaseHeading heading, int from, int to) {}

    /** A builder for one plan. */
    public PlanBuilder(DraftRules rules, Diagnostics diagnostics) {
        this.rules = rules;
        this.diagnostics = diagnostics;
        this.statusCheck = new StatusCheck(diagnostics);
    }

    /** The plan of a draft; empty, with a {@code no-tasks} error, where it holds no tasks. */
    public Optional<Plan> build(PlanDraft draft) {
        draft.sections().forEach(this::enter);
        if (leaves.isEmpty()) {
            noTasks(draft);
            return Optional.empty();
        }
        Resolver resolver = new Resolver(items, phases, ids, diagnostics);
        List<Phase> phaseList = new ArrayList<>();
        for (PhaseEntry entry : phaseEntries) {
            phaseList.add(phase(entry, resolver));
        }
        List<Task> tasks = new ArrayList<>(leaves.size());
        for (Leaf leaf : leaves) {
            tasks.add(task(leaf, resolver));
        }
        statusCheck.tasks(tasks);
        return Optional.of(new Plan(
                draft.title(),
                rules.format(),
                rules.rule(),
                phaseList,
                tasks,
                groups.stream().map(this::group).toList(),
                chains(draft, resolver),
                draft.defaults()));
    }

    /** How the tasks and groups of the plan built are marked as completed. */
    public Map<TaskId, Tick> ticks() {
        return Collections.unmodifiableMap(ticks);
    }

    /** How the phases that hold tasks and carry a mark are marked as completed. */
    public Map<PhaseId, Tick> phaseTicks() {
        return Collections.unmodifiableMap(phaseTicks);
    }

    private void enter(SectionDraft section) {
        int from = leaves.size();
        if (section.heading.isEmpty()) {
            section.items.forEach(item -> enter(item, Optional.empty(), section, List.of()));
            PhaseTask.warnOfUnused(section.notes, Position.START, "document", diagnostics);
            return;
        }
        PhaseHeading heading = section.heading.get();
        PhaseId id = new PhaseId(heading.id());
        if (section.items.isEmpty() && rules.phasesAreTasks()) {
            PhaseTask.of(section, heading, diagnostics)
                    .ifPresent(draft -> enter(draft, Optional.of(id), section, List.of()));
        } else {
            section.items.forEach(item -> enter(item, Optional.of(id), section, List.of()));
            PhaseTask.warnOfUnused(section.notes, heading.position(), "phase", diagnostics);
            statusCheck.phase(heading, section.items);
        }
        Optional<Target> first = phases.exact(heading.id());
        if (first.isEmpty()) {
            phases.add(new Target(heading.id(), from, leaves.size(), heading.position()));
            phaseEntries.add(new PhaseEntry(section, heading, from, leaves.size()));
            section.headingTick.filter(_ -> !section.items.isEmpty()).ifPresent(tick -> phaseTicks.put(id, tick));
        } else {
            repeated("phase " + heading.id(), heading.position(), first.get().position());
        }
    }

    private void enter(Draft draft, Optional<PhaseId> phase, SectionDraft section, List<Notes> around) {
        Optional<Position> first =
                items.exact(draft.id()).map(Target::position).or(() -> Optional.ofNullable(openGroups.get(draft.id())));
        boolean known = first.isPresent();
        first.ifPresent(position -> repeated(draft.id(), draft.position(), position));
        int from = leaves.size();
        if (draft.group()) {
            List<Notes> inner = new ArrayList<>();
            inner.add(draft.notes());
            inner.addAll(around);
            openGroups.putIfAbsent(draft.id(), draft.position());
            draft.members().forEach(member -> enter(member, phase, section, inner));
            statusCheck.group(draft);
            PhaseTask.warnOfUnused(draft.notes(), draft.position(), "group", diagnostics);
        } else if (!known) {
            leaves.add(new Leaf(draft, phase, section, around));
            ids.add(new TaskId(draft.id()));
        }
        if (!known) {
            draft.tick().ifPresent(tick -> ticks.put(new TaskId(draft.id()), tick));
            items.add(new Target(draft.id(), from, leaves.size(), draft.position()));
            if (draft.group()) {
                openGroups.remove(draft.id());
                groups.add(new GroupEntry(draft, from, leaves.size()));
            }
        }
    }

    private void repeated(String what, Position again, Position first) {
        diagnostics.error(
                DiagnosticCode.DUPLICATE_ID,
                again,
                what + " is there already, on " + first.lineInWords() + " (" + first + ")",
                "give one of the two another id");
    }

    private Phase phase(PhaseEntry entry, Resolver resolver) {
        SectionDraft section = entry.section();
        Optional<List<Reference>> dependencies = Optional.empty();
        if (section.notes.dependencies != null) {
            PhaseDependencies found = resolver.phase(section.notes.dependencies, section.items.isEmpty());
            phaseDependencies.put(section, found);
            dependencies = Optional.of(found.phases());
        }
        return new Phase(
                new PhaseId(entry.heading().id()),
                entry.heading().title(),
                dependencies,
                section.objective.toString().strip(),
                Optional.ofNullable(section.testing),
                new PhaseRuling(resolver, diagnostics).of(section.rules),
                entry.heading().position());
    }

    private Task task(Leaf leaf, Resolver resolver) {
        Draft draft = leaf.draft();
        List<Notes> around = leaf.around();
        return new Task(
                new TaskId(draft.id()),
                draft.title(),
                draft.body(),
                leaf.phase(),
                dependencies(leaf, resolver),
                order(draft.notes(), resolver),
                draft.status(),
                Claims.of(draft.notes(), leaf.groups()),
                List.copyOf(draft.notes().files),
                draft.checklist(),
                Optional.ofNullable(draft.notes().estimate),
                draft.notes().priority(around),
                draft.notes().settings(around),
                draft.position());
    }

    /** What a task states, and its groups for it; and the tasks that its phase names, as a phase depends on phases only. */
    private Optional<List<Reference>> dependencies(Leaf leaf, Resolver resolver) {
        PhaseDependencies phase = phaseDependencies.getOrDefault(leaf.section(), PhaseDependencies.NONE);
        if (leaf.isPhase()) {
            return leaf.draft().notes().dependencies == null ? Optional.empty() : Optional.of(phase.all());
        }
        Optional<List<Reference>> own =
                Optional.ofNullable(leaf.draft().notes().dependencies).map(resolver::tasks);
        List<List<Reference>> around = new ArrayList<>();
        for (Notes group : leaf.groups()) {
            List<IdList.Item> list = group.dependencies;
            if (list != null) {
                // Looked up once for the whole group, so that an unknown id is reported once.
                around.add(groupDependencies.computeIfAbsent(group, any -> resolver.tasks(list)));
            }
        }
        if (!phase.tasks().isEmpty()) {
            around.add(phase.tasks());
        }
        return around.isEmpty() ? own : Optional.of(resolver.together(own.orElse(List.of()), around));
    }

    private static TaskOrder order(Notes notes, Resolver resolver) {
        return notes.softAfter.isEmpty() && notes.onFailureOf.isEmpty()
                ? notes.parallel ? TaskOrder.PARALLEL : TaskOrder.NONE
                : new TaskOrder(resolver.softly(notes.softAfter), resolver.tasks(notes.onFailureOf), notes.parallel);
    }

    private Group group(GroupEntry entry) {
        Draft draft = entry.draft();
        return new Group(
                new TaskId(draft.id()),
                draft.title(),
                List.copyOf(ids.subList(entry.from(), entry.to())),
                draft.position());
    }

    private List<Chain> chains(PlanDraft plan, Resolver resolver) {
        List<Chain> chains = new ArrayList<>();
        for (ChainDraft draft : plan.chains()) {
            List<TaskId> tasks = resolver.tasks(draft.items()).stream()
                    .map(reference -> new TaskId(reference.id()))
                    .toList();
            if (tasks.size() > 1) {
                chains.add(new Chain(tasks, draft.position()));
            }
        }
        for (PhaseEntry entry : phaseEntries) {
            if (entry.section().sequential && entry.to() - entry.from() > 1) {
                chains.add(new Chain(
                        ids.subList(entry.from(), entry.to()), entry.heading().position()));
            }
        }
        return chains;
    }

    private void noTasks(PlanDraft draft) {
        Optional<PhaseHeading> phase = draft.sections().stream()
                .flatMap(section -> section.heading.stream())
                .findFirst();
        diagnostics.error(
                DiagnosticCode.NO_TASKS,
                phase.map(PhaseHeading::position).orElse(Position.START),
                phase.isPresent() ? "the phases of this plan hold no items" : "this document holds no tasks",
                "write items such as: - [ ] 1.1 Create the types");
    }
}
