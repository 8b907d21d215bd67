package dev.stretto.format.convert;

import dev.stretto.format.convert.StrettoLayout.Entry;
import dev.stretto.format.convert.StrettoLayout.Section;
import dev.stretto.format.stretto.StrettoIds;
import dev.stretto.plan.Chain;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A plan in the words of spec-kit. Tasks there follow each other unless they are marked {@code [P]} or state what they wait for, so
 * that a plan with another rule marks all of them, and states what does not follow from the order of phases.
 */
final class SpecKitText {

    /** How much of a title is written. */
    enum Plainness {
        AS_IT_IS,
        NO_BRACKETS,
        ID_ONLY
    }

    private static final Pattern ID = Pattern.compile("T[0-9]{3,6}[a-z]?");
    private static final Pattern BRACKETS = Pattern.compile("[()\\[\\]<>{}（）`*_]+");

    /** What makes a title look as if it names a file; two parallel tasks that name one are run one after the other. */
    private static final Pattern FILE = Pattern.compile("[./`*]");

    private static final int BRACKET_CHARS_MAX = 250;

    private final Plan plan;
    private final StrettoLayout layout;
    private final Precedence precedence;

    /** The phases that others say they run beside. */
    private final Set<String> besideLater = new HashSet<>();

    private final Renaming names;
    private final Renaming phaseNames;
    private final Map<PhaseId, Phase> phases = new HashMap<>();
    private final Set<TaskId> chained = new HashSet<>();
    private final Map<TaskId, Plainness> plain = new HashMap<>();
    private final boolean documentOrder;

    SpecKitText(Plan plan) {
        this.plan = plan;
        this.layout = new StrettoLayout(plan);
        this.precedence = Precedence.of(plan);
        plan.phases().forEach(phase -> phase.rules().parallelWith().forEach(other -> besideLater.add(other.id())));
        this.names = new Renaming(
                plan.tasks().stream().map(Task::id).toList(),
                id -> ID.matcher(id).matches(),
                number -> String.format("T%03d", number));
        this.phaseNames = new Renaming(
                plan.phases().stream()
                        .map(phase -> new TaskId(phase.id().value()))
                        .toList(),
                StrettoIds::ofPhase,
                String::valueOf);
        plan.phases().forEach(phase -> phases.put(phase.id(), phase));
        plan.chains().forEach(chain -> chained.addAll(chain.tasks()));
        this.documentOrder = keepsDocumentOrder();
    }

    Plan plan() {
        return plan;
    }

    Map<TaskId, String> renamed() {
        return names.renamed();
    }

    String name(TaskId task) {
        return names.name(task);
    }

    void simplify(Task task, Plainness to) {
        plain.put(task.id(), to);
    }

    String title(Task task) {
        Plainness most = StrettoValues.holdsLongLine(task.title()) ? Plainness.NO_BRACKETS : Plainness.AS_IT_IS;
        return switch (plain.getOrDefault(task.id(), most)) {
            case AS_IT_IS -> StrettoValues.oneLine(task.title());
            case NO_BRACKETS ->
                StrettoValues.cleaned(BRACKETS.matcher(task.title()).replaceAll(" "));
            case ID_ONLY ->
                "Task "
                        + task.id()
                                .value()
                                .codePoints()
                                .filter(Character::isLetterOrDigit)
                                .mapToObj(Character::toString)
                                .collect(Collectors.joining());
        };
    }

    PlanStatus status(Task task) {
        PlanStatus status = Unsaid.status(task);
        return status == PlanStatus.SKIPPED ? PlanStatus.COMPLETED : status;
    }

    /** Whether the rule of the plan is that of the format, and the document can have the order of the plan. */
    private boolean keepsDocumentOrder() {
        return plan.rule() == OrderRule.DOCUMENT_ORDER
                && layout.order().equals(plan.tasks())
                && plan.phases().stream().allMatch(phase -> phase.dependencies().isEmpty())
                && (plan.phases().isEmpty()
                        || plan.tasks().stream().allMatch(task -> task.phase().isPresent()));
    }

    boolean parallel(Task task) {
        return !documentOrder || task.order().parallel();
    }

    /** What a task has to state that it waits for; empty where the order of the document says it. */
    Optional<List<TaskId>> dependencies(Task task) {
        if (documentOrder) {
            return task.dependencies()
                    .map(list ->
                            list.stream().map(Reference::id).map(TaskId::new).toList());
        }
        return followsPhases(task) ? Optional.empty() : Optional.of(precedence.before(task));
    }

    /** Whether what it waits for is just what comes before its phase. */
    private boolean followsPhases(Task task) {
        boolean unsaid = task.dependencies().isEmpty()
                && !chained.contains(task.id())
                && !FILE.matcher(task.title()).find();
        if (!unsaid || plan.phases().isEmpty()) {
            return unsaid;
        }
        return plan.rule() == OrderRule.PHASE_ORDER
                && task.phase()
                        .map(phases::get)
                        .filter(phase -> phase.dependencies().isEmpty() && !runsBesideEarlier(phase))
                        .isPresent();
    }

    /** Whether a phase does not wait for all that are written before it. */
    private boolean runsBesideEarlier(Phase phase) {
        return phase.rules().parallel()
                || !phase.rules().parallelWith().isEmpty()
                || besideLater.contains(phase.id().value());
    }

    String write() {
        String title = StrettoValues.oneLine(plan.title());
        StringBuilder out = new StringBuilder(title.startsWith("Tasks: ") ? "# " : "# Tasks: ");
        out.append(title).append('\n');
        for (Section section : layout.sections()) {
            out.append('\n');
            section.phase()
                    .map(phase ->
                            "## Phase " + phaseNames.name(new TaskId(phase.id().value())) + ": "
                                    + StrettoValues.cleaned(
                                            BRACKETS.matcher(phase.title()).replaceAll(" ")) + "\n\n")
                    .or(() -> plan.phases().isEmpty()
                            ? Optional.empty()
                            : Optional.of("## Phase " + freePhase() + ": Further tasks\n\n"))
                    .ifPresent(out::append);
            for (Entry entry : section.entries()) {
                if (entry instanceof Entry.Item(Task task, int _)) {
                    task(out, task);
                }
            }
        }
        if (documentOrder && !plan.chains().isEmpty()) {
            out.append("\n## Dependencies & Execution Order\n\n");
            plan.chains().forEach(chain -> chain(out, chain));
        }
        return StrettoValues.printable(out.toString());
    }

    private int freePhase() {
        Set<String> taken = new HashSet<>();
        plan.phases()
                .forEach(
                        phase -> taken.add(phaseNames.name(new TaskId(phase.id().value()))));
        int number = plan.phases().size() + 1;
        while (taken.contains(String.valueOf(number))) {
            number++;
        }
        return number;
    }

    private void task(StringBuilder out, Task task) {
        out.append("- ").append(StrettoItem.box(status(task))).append(' ').append(name(task.id()));
        out.append(parallel(task) ? " [P] " : " ").append(title(task));
        out.append(status(task) == PlanStatus.DEFERRED ? " [DEFERRED]" : "");
        Optional<String> dependencies = dependencies(task).map(list -> list.isEmpty() ? "none" : ids(list));
        // A bracket is taken for dependencies only if it is short and holds ids.
        boolean inBracket = dependencies
                .filter(text -> text.startsWith("T") && text.length() <= BRACKET_CHARS_MAX)
                .isPresent();
        if (inBracket) {
            out.append(" (depends on ").append(dependencies.orElseThrow()).append(")\n");
        } else {
            out.append('\n');
            dependencies.ifPresent(
                    text -> out.append("  - **Dependencies**: ").append(text).append('\n'));
        }
    }

    private void chain(StringBuilder out, Chain chain) {
        out.append("- ")
                .append(chain.tasks().stream().map(this::name).collect(Collectors.joining(" → ")))
                .append('\n');
    }

    private String ids(List<TaskId> tasks) {
        return tasks.stream().map(this::name).collect(Collectors.joining(", "));
    }
}
