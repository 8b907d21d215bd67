package dev.stretto.format.convert;

import dev.stretto.format.convert.Care.Part;
import dev.stretto.format.stretto.StrettoIds;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.ClaimSpec.Mode;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a document will say of a plan, apart from how carefully it has to be put. */
final class StrettoDraft {

    final Plan plan;
    final StrettoLayout layout;
    final Renaming names;
    private final Renaming phaseNames;
    private final Precedence precedence;
    private final Set<TaskId> phaseTasks = new HashSet<>();
    private final Map<TaskId, Care> cares = new HashMap<>();
    private final Set<TaskId> writingNone = new HashSet<>();

    StrettoDraft(Plan plan) {
        this.plan = plan;
        this.layout = new StrettoLayout(plan);
        this.precedence = Precedence.of(plan);
        findPhaseTasks();
        cutLongLines();
        this.names = Renaming.of(
                plan,
                id -> StrettoIds.ofTask(id) || phaseTasks.contains(new TaskId(id)),
                number -> String.format("T%03d", number));
        this.phaseNames = new Renaming(
                plan.phases().stream()
                        .map(phase -> new TaskId(phase.id().value()))
                        .toList(),
                StrettoIds::ofPhase,
                String::valueOf);
    }

    /** A line that is too long would make the whole document unreadable, and so is not even tried. */
    private void cutLongLines() {
        for (Task task : plan.tasks()) {
            Set<Part> tooLong = EnumSet.noneOf(Part.class);
            addIf(StrettoValues.holdsLongLine(task.title()), Part.TITLE, tooLong);
            addIf(StrettoValues.holdsLongLine(task.body()), Part.BODY, tooLong);
            addIf(
                    task.checklist().stream().anyMatch(item -> StrettoValues.holdsLongLine(item.text())),
                    Part.CHECKLIST,
                    tooLong);
            addIf(
                    task.claims().stream().anyMatch(claim -> StrettoValues.holdsLongLine(claim.resource())),
                    Part.CLAIMS,
                    tooLong);
            addIf(
                    task.settings()
                            .command()
                            .filter(command -> StrettoValues.holdsLongLine(command.script()))
                            .isPresent(),
                    Part.COMMAND_LEFT_OUT,
                    tooLong);
            addIf(task.settings().gate().filter(StrettoValues::holdsLongLine).isPresent(), Part.GATE, tooLong);
            addIf(task.settings().agent().filter(StrettoValues::holdsLongLine).isPresent(), Part.AGENT, tooLong);
            if (!tooLong.isEmpty()) {
                cares.put(task.id(), Care.without(tooLong));
            }
        }
    }

    private static void addIf(boolean condition, Part part, Set<Part> parts) {
        if (condition) {
            parts.add(part);
        }
    }

    /** A phase of one task of its own id is itself that task, where a heading can say all that the task says. */
    private void findPhaseTasks() {
        Map<PhaseId, List<Task>> members = new LinkedHashMap<>();
        plan.phases().forEach(phase -> members.put(phase.id(), new ArrayList<>()));
        for (Task task : plan.tasks()) {
            task.phase().map(members::get).ifPresent(list -> list.add(task));
        }
        for (Phase phase : plan.phases()) {
            List<Task> tasks = members.getOrDefault(phase.id(), List.of());
            if (tasks.size() == 1 && isPhase(phase, tasks.getFirst(), members)) {
                phaseTasks.add(tasks.getFirst().id());
            }
        }
    }

    private static boolean isPhase(Phase phase, Task task, Map<PhaseId, List<Task>> members) {
        if (!task.id().value().equals(phase.id().value())
                || !StrettoIds.ofPhase(phase.id().value())
                || !task.title().equals(phase.title())) {
            return false;
        }
        Optional<List<String>> ofPhase = phase.dependencies()
                .map(list -> list.stream()
                        .flatMap(on -> members.getOrDefault(new PhaseId(on.id()), List.of()).stream())
                        .map(other -> other.id().value())
                        .toList());
        boolean something = !task.checklist().isEmpty()
                || task.settings().command().isPresent()
                || task.claims().stream().anyMatch(claim -> claim.mode() == Mode.WRITE && !claim.inferred());
        return something
                && ofPhase.equals(task.dependencies()
                        .map(list -> list.stream().map(Reference::id).toList()));
    }

    /** Whether a task is written as its phase. */
    boolean isPhase(Task task) {
        return phaseTasks.contains(task.id());
    }

    /** What a task has to state as its dependencies; empty where it need not, as the order of phases says it. */
    Optional<List<TaskId>> dependencies(Task task) {
        if (task.dependencies().isPresent()) {
            return task.dependencies()
                    .map(list -> list.stream()
                            .map(reference -> new TaskId(reference.id()))
                            .toList());
        }
        if (plan.rule() != OrderRule.PHASE_ORDER) {
            return Optional.of(precedence.before(task));
        }
        boolean moved = task.phase().isEmpty() && !plan.phases().isEmpty();
        return moved ? Optional.of(List.of()) : Optional.empty();
    }

    /** The number of a phase for the tasks that stand in none. */
    int besidePhase() {
        Set<String> taken = new HashSet<>();
        plan.phases().forEach(phase -> taken.add(phaseName(phase.id())));
        int number = plan.phases().size() + 1;
        while (taken.contains(String.valueOf(number))) {
            number++;
        }
        return number;
    }

    /** How phases are to run, by the names they and their tasks have here. */
    StrettoRules rules() {
        return new StrettoRules(names::name, this::phaseName);
    }

    String phaseName(PhaseId phase) {
        return phaseNames.name(new TaskId(phase.value()));
    }

    Care care(Task task) {
        return cares.getOrDefault(task.id(), Care.NONE);
    }

    void takeCare(Task task, Care care) {
        cares.put(task.id(), care);
    }

    /** Has a task say that it writes nothing, as the reader would infer that it writes the files it names. */
    void writeNone(Task task) {
        writingNone.add(task.id());
    }

    /** Whether a task may be made to say so. */
    boolean mayWriteNone(Task task) {
        return !writingNone.contains(task.id())
                && task.claims().stream().noneMatch(claim -> claim.mode() == Mode.WRITE);
    }

    StrettoItem item(Task task) {
        return new StrettoItem(task, care(task), writingNone.contains(task.id()));
    }

    static List<ClaimSpec> stated(Task task) {
        return task.claims().stream().filter(claim -> !claim.inferred()).toList();
    }
}
