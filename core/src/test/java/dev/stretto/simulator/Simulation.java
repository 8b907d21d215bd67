package dev.stretto.simulator;

import static dev.stretto.simulator.Violation.unless;

import dev.stretto.driver.Driver;
import dev.stretto.driver.Journal.JournalException;
import dev.stretto.driver.Message;
import dev.stretto.engine.Engine;
import dev.stretto.engine.Fingerprint;
import dev.stretto.engine.Input;
import dev.stretto.engine.Ledger;
import dev.stretto.engine.Recorded;
import dev.stretto.engine.RunDefinition;
import dev.stretto.engine.RunEvent;
import dev.stretto.engine.RunState;
import dev.stretto.engine.TaskRecord;
import dev.stretto.engine.TaskState;
import dev.stretto.plan.Plan;
import dev.stretto.plan.TaskId;
import dev.stretto.simulator.FakeJournal.Death;
import dev.stretto.strategy.CompileOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * One run of a random plan by the real engine and driver, against a faked world and user, in virtual time. First everything
 * goes wrong that can, the driver's death at any moment included; then faults stop and the run must come to its end. All of it
 * follows from the seed.
 */
public final class Simulation {

    private static final int ROUNDS_MAX = 20_000;
    private static final int EVENTS_SHOWN = 40;

    private final RandomGenerator random;
    private final VirtualTime<FakeWorld.Pending> time = new VirtualTime<>();
    private final FakeWorld world;
    private final FakeAgents agents;
    private final FakeJournal journal = new FakeJournal();
    private final CompileOptions compileOptions;
    private final Invariants invariants;
    private final int faultyRounds;

    /** Whether running attempts claim more. */
    private final boolean chatty;

    private int seen;
    private int encores;
    private RunDefinition definition;
    private Driver driver;

    private Simulation(long seed) {
        random = new SplittableRandom(seed);
        world = new FakeWorld(random, time, this::writable);
        RandomGenerator ofAgents = new SplittableRandom(~seed);
        agents = new FakeAgents(ofAgents);
        compileOptions = RandomPlans.compileOptions(random);
        invariants = new Invariants(compileOptions);
        faultyRounds = random.nextInt(150);
        chatty = ofAgents.nextInt(3) > 0;
        encores = random.nextInt(5);
        Plan plan = RandomPlans.plan(random, compileOptions);
        definition = RandomPlans.define(1, plan, compileOptions, RandomPlans.runOptions(random));
        world.gated(definition.options().gates().any());
        driver = driver(new Engine());
    }

    /**
     * Runs a seed to the end.
     *
     * @return all the events of the run
     * @throws AssertionError if an invariant did not hold, with the seed and a command that repeats it
     */
    public static List<Recorded> run(long seed) {
        Simulation simulation = new Simulation(seed);
        try {
            simulation.run();
        } catch (Violation | RuntimeException broken) {
            throw new AssertionError(simulation.describe(seed, broken), broken);
        }
        return simulation.journal.committed();
    }

    private String describe(long seed, Throwable broken) {
        List<Recorded> events = journal.committed();
        StringBuilder text = new StringBuilder("seed " + seed + ": " + broken.getMessage()
                + "\nrepeat it by: mvn -q -pl core test -Dtest=SimulationTest -Dstretto.seed=" + seed + "\n");
        events.subList(Math.max(0, events.size() - EVENTS_SHOWN), events.size())
                .forEach(event -> text.append(event.event() instanceof RunEvent.Planned ? "Planned" : event.toString())
                        .append('\n'));
        return text.toString();
    }

    private Driver driver(Engine engine) {
        return new Driver(engine, journal, world::accept, _ -> {});
    }

    private void run() {
        round(List.of(new Input.Accept(definition, definition.options().inPlace() ? "" : "base")));
        boolean more = true;
        for (int rounds = 0; more; rounds++) {
            unless(rounds < ROUNDS_MAX, "every run comes to an end", "not after " + rounds + " rounds");
            boolean faulty = rounds < faultyRounds;
            if (!faulty) {
                world.heal();
            } else if (random.nextInt(20) == 0) {
                journal.dieAtNextAppend(random.nextBoolean() ? Death.BEFORE_COMMIT : Death.AFTER_COMMIT);
            }
            more = step(faulty);
            if (more && faulty && random.nextInt(30) == 0) {
                die();
            }
        }
        invariants.end(ledger());
        world.checkEnd(definition.options().inPlace() ? "base" : ledger().head(), invariants.landed());
        unless(
                Fingerprint.of(replayed()).equals(Fingerprint.of(driver.engine())),
                "a replay stands where the run stood",
                Fingerprint.of(replayed()));
    }

    /** Lets the next thing happen; tells whether there was one. */
    private boolean step(boolean faulty) {
        List<Input> inputs = new ArrayList<>();
        if (faulty && random.nextInt(6) == 0) {
            inputs.add(FakeUser.request(definition.plan(), random));
        }
        if (faulty && chatty && agents.speak()) {
            agents.request(driver.engine()).ifPresent(inputs::add);
        }
        OptionalLong timer = driver.engine().nextTimeMillis();
        OptionalLong next = time.nextMillis();
        if (next.isEmpty() && timer.isEmpty()) {
            Optional<Input> wish = inputs.isEmpty() ? whenQuiet() : Optional.empty();
            wish.ifPresent(inputs::add);
            if (wish.filter(Input.Tick.class::isInstance).isPresent()) {
                die();
            }
            if (inputs.isEmpty()) {
                return false;
            }
        } else {
            long at = Math.min(next.orElse(Long.MAX_VALUE), timer.orElse(Long.MAX_VALUE));
            for (FakeWorld.Pending pending : time.advanceTo(at + random.nextInt(50))) {
                switch (pending) {
                    case FakeWorld.Perform(var effect) -> world.perform(effect);
                    case FakeWorld.Answer(var input) -> inputs.add(input);
                }
            }
            if (timer.isPresent() && timer.getAsLong() <= time.nowMillis()) {
                inputs.add(new Input.Tick());
            }
        }
        round(inputs);
        return true;
    }

    /** Nothing is under way: the user gets the run going again, or goes on with it though it has ended; nothing if all is done. */
    private Optional<Input> whenQuiet() {
        Ledger ledger = ledger();
        unless(
                ledger.state() != RunState.RUNNING || ledger.open() == 0,
                "a running run has something under way",
                ledger.open() + " tasks are open");
        if (ledger.state() == RunState.CANCELLED
                && (ledger.tasks().stream().anyMatch(Simulation::underWay)
                        || ledger.reverting().isPresent())) {
            return Optional.of(new Input.Cancel());
        }
        if (ledger.reverting().isPresent() && ledger.state().ended()) {
            return Optional.of(new Input.Tick()); // which comes to a new driver
        }
        if (!ledger.state().ended() || ledger.open() > 0 || ledger.gatesOpen()) {
            return Optional.of(new Input.Resume());
        }
        if (encores-- <= 0) {
            return Optional.empty();
        }
        if (random.nextInt(3) > 0) {
            return Optional.of(FakeUser.encore(definition.plan(), random));
        }
        Plan plan = RandomPlans.plan(random, compileOptions);
        definition = RandomPlans.define(definition.revision() + 1, plan, compileOptions, definition.options());
        return Optional.of(new Input.Accept(definition, ledger.head()));
    }

    private static boolean underWay(TaskRecord task) {
        return task.state() == TaskState.RUNNING || task.state() == TaskState.LANDING;
    }

    private void round(List<Input> inputs) {
        List<Message> messages =
                inputs.stream().map(input -> new Message(input, this::reply)).toList();
        try {
            driver.round(messages, time.nowMillis());
        } catch (JournalException _) {
            recover();
            return;
        }
        check();
    }

    private void reply(Optional<String> refusal) {
        unless(refusal.filter(String::isBlank).isEmpty(), "a refusal says why", refusal);
    }

    private void check() {
        List<Recorded> events = journal.committed();
        events.subList(seen, events.size()).forEach(invariants::take);
        seen = events.size();
        invariants
                .openedGates()
                .forEach(gate -> unless(world.passed(gate), "a barrier opens when its gate passed", gate));
        invariants.compare(ledger(), time.nowMillis());
    }

    /** The driver dies between two rounds: what it journaled must be all there was to know. */
    private void die() {
        unless(
                Fingerprint.of(replayed()).equals(Fingerprint.of(driver.engine())),
                "a replay stands where the run stood",
                Fingerprint.of(replayed()));
        recover();
    }

    /** A new driver takes over from the journal: orphans are ended or taken in, unanswered effects are performed again. */
    private void recover() {
        world.driverDied();
        time.advanceTo(time.nowMillis() + random.nextInt(10_000));
        Engine engine = replayed();
        driver = driver(engine);
        if (journal.committed().isEmpty()) {
            round(List.of(new Input.Accept(definition, "base")));
            return;
        }
        definition = engine.ledger().definition();
        engine.unanswered().forEach(world::accept);
        List<Input> found = new ArrayList<>(List.of(new Input.Tick()));
        engine.orphans().forEach(orphan -> found.add(world.recover(orphan)));
        engine.lostGates().forEach(gate -> found.add(world.lost(gate)));
        round(found);
    }

    private List<String> writable(TaskId id) {
        OptionalInt node = definition.graph().find(id);
        return node.isEmpty() ? List.of() : ClaimBrute.writable(definition.task(node.getAsInt()));
    }

    private Engine replayed() {
        Engine engine = new Engine();
        journal.committed().forEach(engine::replay);
        return engine;
    }

    private Ledger ledger() {
        return driver.engine().ledger();
    }
}
