package dev.stretto.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.graph.Node;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Strategy;
import dev.stretto.plan.TaskId;
import dev.stretto.simulator.PlanBuilder;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A run told step by step: each call is one input, given to a real engine. After each step a fresh engine that replayed the
 * events so far must stand where the live one stands.
 */
final class Scenario {

    /** Room for everything, no retries, one second of backoff, landing. */
    static final RunOptions LANDING = new RunOptions(99, 0, 1, 1000, 60_000, false, false, 7);

    static final RunOptions IN_PLACE = new RunOptions(99, 0, 1, 1000, 60_000, true, false, 7);

    private final Engine engine = new Engine();
    private final List<Recorded> journal = new ArrayList<>();
    private RunDefinition definition;
    private List<Effect> effects = List.of();
    private List<Event> events = List.of();
    private Optional<String> refusal = Optional.empty();
    private long nowMillis = 1_000_000;
    private String head = "base";

    private Scenario(RunDefinition definition) {
        this.definition = definition;
    }

    /** A run of the plan that has been accepted and not started. */
    static Scenario planned(PlanBuilder plan, RunOptions options) {
        return planned(define(1, plan, options));
    }

    private static Scenario planned(RunDefinition definition) {
        Scenario scenario = new Scenario(definition);
        return scenario.give(new Input.Accept(scenario.definition, scenario.head));
    }

    /** A run of the plan that has started. */
    static Scenario running(PlanBuilder plan, RunOptions options) {
        return planned(plan, options).give(new Input.Resume());
    }

    static RunOptions workers(int workers, RunOptions like) {
        return new RunOptions(
                workers,
                like.retries(),
                like.conflictRetries(),
                like.backoffMillis(),
                like.backoffMillisMax(),
                like.inPlace(),
                like.rerunCompleted(),
                like.included(),
                like.claims(),
                like.order(),
                like.seed(),
                like.gates());
    }

    static RunOptions retries(int retries, RunOptions like) {
        return new RunOptions(
                like.workers(),
                retries,
                like.conflictRetries(),
                like.backoffMillis(),
                like.backoffMillisMax(),
                like.inPlace(),
                like.rerunCompleted(),
                like.included(),
                like.claims(),
                like.order(),
                like.seed(),
                like.gates());
    }

    static RunOptions including(RunOptions like, String... tasks) {
        return new RunOptions(
                like.workers(),
                like.retries(),
                like.conflictRetries(),
                like.backoffMillis(),
                like.backoffMillisMax(),
                like.inPlace(),
                like.rerunCompleted(),
                new TreeSet<>(ids(tasks)),
                like.claims(),
                like.order(),
                like.seed(),
                like.gates());
    }

    /** Runs so many tasks to the end, one after the other as they start; without the replay after each step. */
    static void quick(PlanBuilder plan, RunOptions options, int tasks) {
        Engine engine = new Engine();
        engine.handle(new Input.Accept(define(1, plan, options), "base"), 0);
        List<Effect> effects = engine.handle(new Input.Resume(), 0).effects();
        for (int done = 0; done < tasks; done++) {
            assertThat(effects).hasSize(1);
            Attempt attempt = ((Effect.Start) effects.getFirst()).attempt();
            effects = engine.handle(new Input.Exited(attempt, Outcome.SUCCEEDED, Optional.of(0), ""), 0)
                    .effects();
        }
        assertThat(engine.ledger().state()).isEqualTo(RunState.COMPLETED);
    }

    /** A running run of batches. */
    static Scenario batched(int size, PlanBuilder builder, RunOptions options) {
        CompileOptions compile = CompileOptions.DEFAULT
                .with(Strategy.BATCHED)
                .limited(Optional.of(size), Optional.empty(), Optional.empty());
        return planned(define(1, builder, options, compile)).resume();
    }

    /** A run by a graph made by hand, whose nodes before the barriers are the plan's tasks with these dependencies. */
    static Scenario running(PlanBuilder builder, RunOptions options, List<Node> nodes) {
        Plan plan = builder.build();
        Scenario scenario = new Scenario(new RunDefinition(1, "dag", "", plan, new TaskGraph(nodes), options));
        return scenario.give(new Input.Accept(scenario.definition, scenario.head))
                .give(new Input.Resume());
    }

    /** The latest try at the gate of a barrier ends. */
    Scenario check(String barrier, Outcome outcome) {
        boolean well = outcome == Outcome.SUCCEEDED;
        int tries = ledger().gateStatus().stream()
                .filter(gate -> gate.barrier().equals(barrier))
                .findFirst()
                .orElseThrow()
                .tries();
        return give(new Input.Checked(
                new GateTry(barrier, tries),
                outcome,
                Optional.of(well ? 0 : 1),
                well ? "" : barrier + " ended " + outcome,
                ""));
    }

    /** The reversion under way is done, each change undone by a commit of its task's name. */
    Scenario undone(String... tasks) {
        List<String> commits =
                Arrays.stream(tasks).map(task -> "undone-" + task).toList();
        if (!commits.isEmpty()) {
            head = commits.getLast();
        }
        int number = ledger().reverting().orElseThrow().number();
        return give(new Input.Reverted(new Reversion(number), commits));
    }

    Scenario revert(String... tasks) {
        return give(new Input.Revert(ids(tasks)));
    }

    private static RunDefinition define(int revision, PlanBuilder builder, RunOptions options) {
        return define(revision, builder, options, CompileOptions.DEFAULT);
    }

    private static RunDefinition define(int revision, PlanBuilder builder, RunOptions options, CompileOptions compile) {
        Plan plan = builder.build();
        return new RunDefinition(
                revision,
                "dag",
                "",
                plan,
                Compiler.compile(plan, "plan.md", compile.including(options.included()))
                        .graph()
                        .orElseThrow(),
                options);
    }

    Scenario give(Input input) {
        Engine.Round round = engine.handle(input, nowMillis);
        journal.addAll(round.events());
        events = round.events().stream().map(Recorded::event).toList();
        effects = round.effects();
        refusal = round.refusal();
        if (refusal.isPresent()) {
            assertThat(events).isEmpty();
            assertThat(effects).isEmpty();
        }
        assertThat(Fingerprint.of(replayed(journal))).isEqualTo(Fingerprint.of(engine));
        return this;
    }

    static Engine replayed(List<Recorded> journal) {
        Engine fresh = new Engine();
        journal.forEach(fresh::replay);
        return fresh;
    }

    Scenario accept(PlanBuilder edited) {
        definition = define(definition.revision() + 1, edited, definition.options());
        return give(new Input.Accept(definition, "ignored"));
    }

    Scenario pass(long millis) {
        nowMillis += millis;
        return give(new Input.Tick());
    }

    /** The wait of a task that is to be tried again passes. */
    Scenario waitFor(String task) {
        return pass(record(task).notBeforeMillis() - nowMillis);
    }

    Scenario exit(String task, Outcome outcome) {
        boolean well = outcome == Outcome.SUCCEEDED;
        return give(new Input.Exited(
                attempt(task), outcome, Optional.of(well ? 0 : 1), well ? "" : task + " ended " + outcome));
    }

    Scenario collect(String task, String commit, String... files) {
        return give(new Input.Collected(attempt(task), commit, List.of(files), ""));
    }

    Scenario salvage(String task) {
        return give(new Input.Collected(attempt(task), "", List.of(), "refs/salvage/" + attempt(task)));
    }

    /** The attempt ends well and its change, which touches a file of the task's name, waits to land. */
    Scenario finish(String task) {
        return exit(task, Outcome.SUCCEEDED).collect(task, "commit-" + attempt(task), task + ".txt");
    }

    Scenario merge(String task) {
        return give(new Input.Merged(attempt(task), head, "candidate-" + attempt(task)));
    }

    Scenario move(String task) {
        head = "candidate-" + attempt(task);
        return give(new Input.HeadMoved(attempt(task), head));
    }

    Scenario land(String task) {
        return merge(task).move(task);
    }

    Scenario conflict(String task, String... files) {
        return give(new Input.Conflicted(attempt(task), head, List.of(files), "refs/salvage/" + attempt(task)));
    }

    /** The attempt fails; what it left behind is kept. */
    Scenario fail(String task) {
        exit(task, Outcome.FAILED);
        return definition.options().inPlace() ? this : salvage(task);
    }

    /** The attempt ends well, in place or by landing. */
    Scenario complete(String... tasks) {
        for (String task : tasks) {
            if (definition.options().inPlace()) {
                exit(task, Outcome.SUCCEEDED);
            } else {
                finish(task).land(task);
            }
        }
        return this;
    }

    Scenario retry(String... tasks) {
        return give(new Input.Retry(ids(tasks)));
    }

    Scenario skip(String... tasks) {
        return give(new Input.Skip(ids(tasks)));
    }

    Scenario pause() {
        return give(new Input.Pause());
    }

    Scenario resume() {
        return give(new Input.Resume());
    }

    Scenario cancel() {
        return give(new Input.Cancel());
    }

    static List<TaskId> ids(String... tasks) {
        return Arrays.stream(tasks).map(TaskId::new).toList();
    }

    TaskRecord record(String task) {
        return engine.ledger().record(new TaskId(task));
    }

    Attempt attempt(String task) {
        return record(task).latest();
    }

    Engine engine() {
        return engine;
    }

    Ledger ledger() {
        return engine.ledger();
    }

    List<Recorded> journal() {
        return journal;
    }

    /** The events of the latest step. */
    List<Event> events() {
        return events;
    }

    /** The effects of the latest step. */
    List<Effect> effects() {
        return effects;
    }

    long nowMillis() {
        return nowMillis;
    }

    String head() {
        return head;
    }

    /** The tasks that the latest step started, in order. */
    List<String> started() {
        return effects.stream()
                .filter(Effect.Start.class::isInstance)
                .map(effect -> ((Effect.Start) effect).attempt().task().value())
                .toList();
    }

    Scenario expect(TaskState state, String... tasks) {
        for (String task : tasks) {
            assertThat(record(task).state()).as("task " + task).isEqualTo(state);
        }
        return this;
    }

    Scenario expect(RunState state) {
        assertThat(ledger().state()).isEqualTo(state);
        return this;
    }

    /** The latest step changed nothing and was not refused. */
    Scenario expectNothing() {
        assertThat(events).isEmpty();
        assertThat(effects).isEmpty();
        assertThat(refusal).isEmpty();
        return this;
    }

    Scenario expectRefusal(String... words) {
        assertThat(refusal).isPresent();
        assertThat(refusal.orElseThrow()).contains(words);
        return this;
    }
}
