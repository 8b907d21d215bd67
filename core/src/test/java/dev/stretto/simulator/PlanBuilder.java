package dev.stretto.simulator;

import dev.stretto.plan.Chain;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.Command;
import dev.stretto.plan.Defaults;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.PhaseRules;
import dev.stretto.plan.PipelineStart;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import dev.stretto.plan.Priority;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Strategy;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import dev.stretto.plan.TaskOrder;
import dev.stretto.plan.TaskSettings;
import dev.stretto.plan.Verify;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Writes a plan in a few words: {@code plan().phase("1").task("1.1").task("1.2", "1.1").minutes(5)}. What follows a task says
 * more about that task. Every phase and task stands on a line of its own, in the order of the calls.
 */
public final class PlanBuilder {

    private final List<Phase> phases = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();
    private final List<Chain> chains = new ArrayList<>();
    private OrderRule rule = OrderRule.PHASE_ORDER;
    private String file = "";
    private int line = 1;

    private PlanBuilder() {}

    public static PlanBuilder plan() {
        return new PlanBuilder();
    }

    public PlanBuilder rule(OrderRule rule) {
        this.rule = rule;
        return this;
    }

    /** A phase that states nothing about what it depends on. */
    public PlanBuilder phase(String id) {
        phases.add(new Phase(
                new PhaseId(id), "Phase " + id, Optional.empty(), "", Optional.empty(), PhaseRules.NONE, nextLine()));
        return this;
    }

    /** A phase that states what it depends on; none named: that it depends on nothing. */
    public PlanBuilder phaseAfter(String id, String... dependencies) {
        Position position = nextLine();
        phases.add(new Phase(
                new PhaseId(id),
                "Phase " + id,
                Optional.of(references(position, dependencies)),
                "",
                Optional.empty(),
                PhaseRules.NONE,
                position));
        return this;
    }

    /** The latest phase names its strategy. */
    public PlanBuilder by(Strategy strategy) {
        return rules(r ->
                new PhaseRules(Optional.of(strategy), r.parallel(), r.parallelWith(), r.pipelineStart(), r.verify()));
    }

    /** The latest phase may run beside its neighbours. */
    public PlanBuilder besideNeighbours() {
        return rules(r -> new PhaseRules(r.strategy(), true, r.parallelWith(), r.pipelineStart(), r.verify()));
    }

    /** The latest phase may run beside these. */
    public PlanBuilder beside(String... ids) {
        return rules(r ->
                new PhaseRules(r.strategy(), r.parallel(), references(here(), ids), r.pipelineStart(), r.verify()));
    }

    /** The latest phase opens when these tasks have completed. */
    public PlanBuilder startsAfter(String... ids) {
        return starts(new PipelineStart.AfterTasks(references(here(), ids), here()));
    }

    /** The latest phase opens at this share of another. */
    public PlanBuilder startsAt(int percent, String phase) {
        return starts(new PipelineStart.AtPercent(percent, new PhaseId(phase), here()));
    }

    private PlanBuilder starts(PipelineStart start) {
        return rules(r -> new PhaseRules(r.strategy(), r.parallel(), r.parallelWith(), Optional.of(start), r.verify()));
    }

    /** The latest phase is verified by a command. */
    public PlanBuilder verify(String command, boolean background) {
        Verify verify =
                new Verify(Optional.of(new Command(command, false)), background, Optional.empty(), List.of(), here());
        return rules(r ->
                new PhaseRules(r.strategy(), r.parallel(), r.parallelWith(), r.pipelineStart(), Optional.of(verify)));
    }

    /** The latest phase has tests. */
    public PlanBuilder testing(String script) {
        Phase phase = phases.removeLast();
        phases.add(new Phase(
                phase.id(),
                phase.title(),
                phase.dependencies(),
                phase.objective(),
                Optional.of(script),
                phase.rules(),
                phase.position()));
        return this;
    }

    private PlanBuilder rules(UnaryOperator<PhaseRules> change) {
        Phase phase = phases.removeLast();
        phases.add(new Phase(
                phase.id(),
                phase.title(),
                phase.dependencies(),
                phase.objective(),
                phase.testing(),
                change.apply(phase.rules()),
                phase.position()));
        return this;
    }

    /** The line written last. */
    private Position here() {
        return new Position(file, line - 1, 1);
    }

    /** A task of the latest phase; with no dependency named it states nothing. */
    public PlanBuilder task(String id, String... dependencies) {
        Position position = nextLine();
        Optional<List<Reference>> stated =
                dependencies.length == 0 ? Optional.empty() : Optional.of(references(position, dependencies));
        return add(id, stated, position);
    }

    /** A task that states to depend on nothing. */
    public PlanBuilder free(String id) {
        return add(id, Optional.of(List.of()), nextLine());
    }

    public PlanBuilder minutes(double minutes) {
        return minutes(minutes, minutes);
    }

    public PlanBuilder minutes(double low, double high) {
        return change(task -> with(
                task,
                task.status(),
                task.order(),
                Optional.of(new Estimate(low, high)),
                task.priority(),
                task.settings()));
    }

    public PlanBuilder priority(Priority priority) {
        return change(task -> with(task, task.status(), task.order(), task.estimate(), priority, task.settings()));
    }

    /** The plan already marks the task so. */
    public PlanBuilder status(PlanStatus status) {
        return change(task -> with(task, status, task.order(), task.estimate(), task.priority(), task.settings()));
    }

    /** The task claims to write these globs. */
    public PlanBuilder writes(String... globs) {
        return claims(ClaimSpec.Mode.WRITE, globs);
    }

    /** The task claims to read these globs. */
    public PlanBuilder reads(String... globs) {
        return claims(ClaimSpec.Mode.READ, globs);
    }

    /** The task claims units of pools: {@code gpu=2}. */
    public PlanBuilder uses(String... pools) {
        return claims(ClaimSpec.Mode.USE, pools);
    }

    private PlanBuilder claims(ClaimSpec.Mode mode, String... resources) {
        return change(task -> new Task(
                task.id(),
                task.title(),
                task.body(),
                task.phase(),
                task.dependencies(),
                task.order(),
                task.status(),
                Stream.concat(
                                task.claims().stream(),
                                Arrays.stream(resources).map(resource -> new ClaimSpec(mode, resource, false)))
                        .toList(),
                task.files(),
                task.checklist(),
                task.estimate(),
                task.priority(),
                task.settings(),
                task.position()));
    }

    /** The task may run beside those written around it. */
    public PlanBuilder parallel() {
        return order(o -> new TaskOrder(o.softAfter(), o.onFailureOf(), true));
    }

    /** The task should start after these, where both could start. */
    public PlanBuilder softAfter(String... ids) {
        return order(o ->
                new TaskOrder(references(new Position(file, line - 1, 1), ids), o.onFailureOf(), o.parallel()));
    }

    /** The task runs only if one of these failed. */
    public PlanBuilder onFailureOf(String... ids) {
        return order(o -> new TaskOrder(o.softAfter(), references(new Position(file, line - 1, 1), ids), o.parallel()));
    }

    private PlanBuilder order(UnaryOperator<TaskOrder> change) {
        return change(task -> with(
                task, task.status(), change.apply(task.order()), task.estimate(), task.priority(), task.settings()));
    }

    /** What follows lies in this file of a plan of several. */
    public PlanBuilder file(String name) {
        file = name;
        return this;
    }

    /** The task is a command, which need not change anything. */
    public PlanBuilder command() {
        return settings(s -> new TaskSettings(
                Optional.of(new Command("true", false)),
                s.gate(),
                s.agent(),
                s.timeout(),
                s.retries(),
                s.changesNone()));
    }

    public PlanBuilder retries(int retries) {
        return settings(s ->
                new TaskSettings(s.command(), s.gate(), s.agent(), s.timeout(), Optional.of(retries), s.changesNone()));
    }

    /** The task's agent may end without a change. */
    public PlanBuilder changesNone() {
        return settings(s -> new TaskSettings(s.command(), s.gate(), s.agent(), s.timeout(), s.retries(), true));
    }

    /** These tasks run one after the other. */
    public PlanBuilder chain(String... ids) {
        chains.add(new Chain(Arrays.stream(ids).map(TaskId::new).toList(), nextLine()));
        return this;
    }

    public Plan build() {
        return new Plan("Plan", PlanFormat.STRETTO, rule, phases, tasks, List.of(), chains, Defaults.NONE);
    }

    private Position nextLine() {
        return new Position(file, line++, 1);
    }

    private static List<Reference> references(Position position, String... ids) {
        return Arrays.stream(ids).map(id -> new Reference(id, position)).toList();
    }

    private PlanBuilder add(String id, Optional<List<Reference>> dependencies, Position position) {
        Optional<PhaseId> phase = phases.isEmpty()
                ? Optional.empty()
                : Optional.of(phases.getLast().id());
        tasks.add(new Task(
                new TaskId(id),
                "Task " + id,
                "",
                phase,
                dependencies,
                TaskOrder.NONE,
                PlanStatus.PENDING,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Priority.MEDIUM,
                TaskSettings.NONE,
                position));
        return this;
    }

    private PlanBuilder settings(UnaryOperator<TaskSettings> change) {
        return change(task -> with(
                task, task.status(), task.order(), task.estimate(), task.priority(), change.apply(task.settings())));
    }

    private PlanBuilder change(UnaryOperator<Task> change) {
        tasks.addLast(change.apply(tasks.removeLast()));
        return this;
    }

    private static Task with(
            Task task,
            PlanStatus status,
            TaskOrder order,
            Optional<Estimate> estimate,
            Priority priority,
            TaskSettings settings) {
        return new Task(
                task.id(),
                task.title(),
                task.body(),
                task.phase(),
                task.dependencies(),
                order,
                status,
                task.claims(),
                task.files(),
                task.checklist(),
                estimate,
                priority,
                settings,
                task.position());
    }
}
