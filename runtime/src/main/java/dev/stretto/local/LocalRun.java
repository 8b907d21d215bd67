package dev.stretto.local;

import dev.stretto.driver.Driver;
import dev.stretto.driver.Message;
import dev.stretto.engine.Attempt;
import dev.stretto.engine.Effect;
import dev.stretto.engine.Engine;
import dev.stretto.engine.Input;
import dev.stretto.engine.LandingTry;
import dev.stretto.engine.Outcome;
import dev.stretto.engine.Recorded;
import dev.stretto.engine.RunDefinition;
import dev.stretto.engine.RunEvent;
import dev.stretto.engine.RunState;
import dev.stretto.git.GitException;
import dev.stretto.git.GitRepository;
import dev.stretto.journal.RunFacts;
import dev.stretto.journal.SqliteJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One run, driven by this process: it holds the run's lock, listens on its socket, and owns its engine.
 *
 * <p>The thread that calls {@link #drive} owns the engine and the journal; every other thread reaches them through the inbox
 * alone. When nothing is under way and the inbox is empty, nothing will come any more.
 */
public final class LocalRun implements AutoCloseable {

    /** How long a driver that leaves may take until the next one may come: mostly for deleting its workspaces. */
    private static final Duration LEAVING_MAX = Duration.ofSeconds(5);

    private final RunHome home;
    private final DriverLock lock;
    private final SqliteJournal journal;
    private final RunFacts facts;
    private final Ground ground;
    private final Engine engine = new Engine();
    private final Inbox inbox = new Inbox();
    private final DriverFigures figures;
    private final Attempts attempts;
    private final Returns returns;
    private final Performer performer;
    private final Driver driver;
    private final Ticker ticker;
    private final Pushes pushes;
    private final UnderWay underWay = new UnderWay();
    private boolean leaving;
    private boolean closed;

    private LocalRun(
            RunHome home,
            DriverLock lock,
            SqliteJournal journal,
            Ground ground,
            Map<String, String> environment,
            Consumer<Recorded> subscriber)
            throws IOException {
        this.home = home;
        this.lock = lock;
        this.journal = journal;
        this.facts = journal.facts();
        this.ground = ground;
        this.figures = DriverFigures.of(home);
        this.attempts = new Attempts(home, facts, ground, environment, figures::spawned);
        this.returns = new Returns(ground, engine.ledger());
        this.performer =
                new Performer(facts, ground, engine.ledger(), attempts, returns, Threads.forEffects(), this::post);
        this.ticker = Ticker.of(home, facts, ground);
        this.pushes = Pushes.of(home, facts, ground);
        this.driver = new Driver(engine, this::append, this::release, recorded -> {
            watch(recorded);
            ticker.accept(recorded);
            pushes.accept(recorded.event(), engine.ledger());
            subscriber.accept(recorded);
        });
    }

    /** Another process drives the run. */
    public static final class AlreadyDriven extends Exception {
        private static final long serialVersionUID = 1;
    }

    /**
     * Begins a run that {@link #drive} will start.
     *
     * @param environment what the attempts inherit
     * @param subscriber is shown every event once it is journaled, on the driving thread
     */
    public static LocalRun create(
            RunHome home,
            RunFacts facts,
            RunDefinition definition,
            String planText,
            Ground ground,
            Map<String, String> environment,
            Consumer<Recorded> subscriber)
            throws IOException, AlreadyDriven {
        LocalRun run = open(
                home,
                () -> SqliteJournal.create(home.journal(), facts, definition, planText),
                ground,
                environment,
                subscriber);
        return run.orClose(() -> {
            run.lock.write(GitRepository.processMarker());
            run.post(new Input.Accept(definition, facts.base()));
        });
    }

    /**
     * Takes up a run whose driver is gone: replays its journal, goes on with its attempts that still run, ends whatever else does, and
     * asks for every open effect again. It stays paused until it is asked to resume.
     *
     * @throws IOException if what still runs of it cannot be ended
     */
    public static LocalRun recover(
            RunHome home, Ground ground, Map<String, String> environment, Consumer<Recorded> subscriber)
            throws IOException, AlreadyDriven {
        LocalRun run = open(home, () -> SqliteJournal.openToWrite(home.journal()), ground, environment, subscriber);
        return run.orClose(() -> run.takeUp(ground, subscriber));
    }

    private interface Beginning {
        void run() throws IOException;
    }

    private LocalRun orClose(Beginning beginning) throws IOException {
        boolean begun = false;
        try {
            beginning.run();
            begun = true;
            return this;
        } finally {
            if (!begun) {
                close();
            }
        }
    }

    private static LocalRun open(
            RunHome home,
            Supplier<SqliteJournal> opening,
            Ground ground,
            Map<String, String> environment,
            Consumer<Recorded> subscriber)
            throws IOException, AlreadyDriven {
        DriverLock lock = DriverLock.take(home.lock(), LEAVING_MAX, () -> ControlSocket.answers(home))
                .orElseThrow(AlreadyDriven::new);
        SqliteJournal journal = null;
        try {
            journal = opening.get();
            return new LocalRun(home, lock, journal, ground, environment, subscriber);
        } catch (IOException | RuntimeException | Error e) {
            try (lock;
                    var _ = journal) {
                throw e;
            }
        }
    }

    private void takeUp(Ground ground, Consumer<Recorded> subscriber) throws IOException {
        List<Recorded> past = journal.eventsAfter(0);
        if (past.isEmpty()) {
            replaceDriver(List.of());
            // The driver died between writing down the plan and taking it in.
            post(new Input.Accept(journal.definition(), facts.base()));
            return;
        }
        past.forEach(recorded -> {
            engine.replay(recorded);
            ticker.replay(recorded);
            subscriber.accept(recorded);
        });
        List<Attempts.Survivor> survivors =
                UnderWay.wereToEnd(past) ? List.of() : performer.survivors(engine.orphans());
        replaceDriver(survivors);
        if (ground instanceof Ground.Isolated isolated) {
            isolated.landing().reopen();
        }
        returns.giveBackStrays(performer::details);
        post(new Input.DriverLost());
        List<Effect> open = engine.unanswered();
        survivors.forEach(survivor -> underWay.addSurvivor(survivor.attempt()));
        for (Attempt orphan : engine.orphans()) {
            if (!underWay.hasSurvivor(orphan)) {
                underWay.addOrphan();
                post(new Input.Exited(orphan, Outcome.LOST, Optional.empty(), "its driver ended before it did"));
            }
        }
        for (Attempts.Survivor survivor : survivors) {
            post(new Input.Reattached(survivor.attempt()));
            performer.goOn(survivor, UnderWay.since(survivor.attempt(), past, System.currentTimeMillis()));
        }
        for (LandingTry lost : engine.lostGates()) {
            underWay.addOrphan();
            post(new Input.Gated(lost, Outcome.LOST, Optional.empty(), "its driver ended before it did", "", ""));
        }
        open.forEach(this::release);
    }

    private void replaceDriver(List<Attempts.Survivor> survivors) throws IOException {
        attempts.endSurvivors(lock.lineBefore(), survivors);
        lock.write(GitRepository.processMarker());
    }

    /** Takes an edited plan as this run's, while nothing is under way. */
    public void accept(RunDefinition definition, String planText) {
        journal.define(definition, planText);
        post(new Input.Accept(definition, facts.base()));
    }

    /** Hands in an input that nobody waits for. Any thread. */
    public void post(Input input) {
        inbox.add(Message.of(input));
    }

    /** Hands in a request whose answer is told on the driving thread, if {@link #drive} still takes it in. Any thread. */
    public void request(Input.Request request, Consumer<Optional<String>> reply) {
        inbox.add(new Message(request, reply));
    }

    /**
     * Drives the run on this thread until it has ended, or is paused so that its driver leaves, and nothing is under way.
     * Meanwhile it listens to other processes. To be called once.
     *
     * @throws dev.stretto.driver.Journal.JournalException if the journal cannot be written: the run stops where it is
     * @throws UncheckedIOException if other processes could not reach it: nothing is driven then
     */
    public void drive() throws InterruptedException {
        try (ControlSocket _ = ControlSocket.listen(home, inbox::ask)) {
            try {
                while (!(underWay.isNothing()
                        && inbox.isEmpty()
                        && (leaving || engine.ledger().state().ended()))) {
                    round();
                }
            } finally {
                inbox.shut();
            }
            followHead();
            ticker.finish(engine.ledger());
            pushes.finish(ticker.note().commit(), engine.ledger());
        } catch (IOException e) {
            throw new UncheckedIOException("the control socket of run " + home.run() + " failed", e);
        }
    }

    /** A branch that was checked out while tasks landed may be free by now. */
    private void followHead() {
        if (ground instanceof Ground.Isolated isolated) {
            try {
                isolated.landing().follow();
            } catch (GitException e) {
                // It stays behind, as `status` says; the head is where it must be.
            }
        }
    }

    /**
     * Drives until nothing is under way but what outlived an earlier driver, and the run is not going on; deaf to other processes.
     * {@link #drive} may follow.
     */
    public void settle() throws InterruptedException {
        while (!(underWay.isNothingElse() && inbox.isEmpty() && engine.ledger().state() != RunState.RUNNING)) {
            round();
        }
    }

    /** Brings the marks in the plan to where the run stands, as {@link #drive} does at its end; to be called on the driving thread. */
    public void markPlan() {
        ticker.finish(engine.ledger());
    }

    /** As {@link #settle}, waiting also for what outlived an earlier driver. */
    public void settleAll() throws InterruptedException {
        for (settle(); !underWay.isNothing(); settle()) {
            round();
        }
    }

    private void round() throws InterruptedException {
        List<Message> messages = await();
        for (Message message : messages) {
            underWay.take(message.input());
        }
        driver.round(messages, System.currentTimeMillis());
    }

    /** The next messages, or a tick when the next task that waits for a time may start, or a claim has waited for long enough. */
    private List<Message> await() throws InterruptedException {
        OptionalLong next = engine.nextTimeMillis();
        if (next.isEmpty()) {
            return inbox.take();
        }
        List<Message> messages = inbox.take(Math.max(1, next.getAsLong() - System.currentTimeMillis()));
        return messages.isEmpty() ? List.of(Message.of(new Input.Tick())) : messages;
    }

    /** Workspaces go back before the effects of the round are released: what starts next gets them. */
    private void append(List<Recorded> events) {
        long before = System.nanoTime();
        journal.append(events);
        figures.committed(System.nanoTime() - before);
        returns.settle(events);
    }

    private void release(Effect effect) {
        underWay.add(effect);
        performer.perform(effect);
    }

    /** A pause tells the driver whether to wait for the user or to leave. */
    private void watch(Recorded recorded) {
        switch (recorded.event()) {
            case RunEvent.Paused paused -> {
                leaving = paused.manner() != RunEvent.Paused.Manner.WAIT;
                if (paused.manner() == RunEvent.Paused.Manner.END) {
                    performer.endMerges(false);
                }
            }
            case RunEvent.Cancelled _ -> performer.endMerges(true);
            case RunEvent.Resumed _ -> {
                leaving = false;
                performer.mergesGoOn();
            }
            default -> {}
        }
    }

    public RunFacts facts() {
        return facts;
    }

    /** Where the run stands; to be read on the driving thread, or when nothing drives. */
    public Engine engine() {
        return engine;
    }

    /** How marking completed tasks in the plan went, once the run has been driven. */
    public TickNote ticks() {
        return ticker.note();
    }

    /** Whether this driver has marked tasks in the plan, be it ones that completed under another. */
    public boolean hasTicked() {
        return ticker.marked();
    }

    /** How pushing what has landed went, once the run has been driven. */
    public PushNote pushes() {
        return pushes.note();
    }

    /** Whether this driver has at last pushed what was left to push, be it landed under another. */
    public boolean hasPushed() {
        return pushes.hasPushed();
    }

    /** The text of the plan as last accepted. */
    public String planText() {
        return journal.planText();
    }

    /**
     * Ends what runs, deletes the workspaces of a run that has ended, closes the journal and frees the lock, in this order. A
     * second call does nothing.
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        inbox.shut();
        try (lock;
                journal;
                ticker) {
            pushes.close();
            performer.close();
            figures.write();
            if (engine.ledger().state().ended()) {
                returns.removeWorkspaces();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
