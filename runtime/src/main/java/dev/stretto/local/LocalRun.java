package dev.stretto.local;

import dev.stretto.driver.Driver;
import dev.stretto.driver.Message;
import dev.stretto.engine.Effect;
import dev.stretto.engine.Engine;
import dev.stretto.engine.Input;
import dev.stretto.engine.Outcome;
import dev.stretto.engine.Recorded;
import dev.stretto.engine.RunDefinition;
import dev.stretto.engine.RunEvent;
import dev.stretto.engine.RunState;
import dev.stretto.journal.RunFacts;
import dev.stretto.journal.SqliteJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One run, driven by this process: it holds the run's lock, listens on its socket, and owns its engine.
 *
 * <p>The thread that calls {@link #drive} owns the engine and the journal; every other thread reaches them through the inbox
 * alone. The number of effects that are not answered yet is kept by that thread too: it rises when an effect is released and
 * falls when the answer is taken from the inbox, so when it is zero and the inbox empty, nothing is under way.
 */
public final class LocalRun implements AutoCloseable {

    private final DriverLock lock;
    private final SqliteJournal journal;
    private final RunFacts facts;
    private final Engine engine = new Engine();
    private final BlockingQueue<Message> inbox = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Threads.forEffects();
    private final Attempts attempts;
    private final Performer performer;
    private final Driver driver;
    private final ControlSocket socket;
    private int unanswered;
    private boolean leaving;

    private LocalRun(
            RunHome home,
            DriverLock lock,
            SqliteJournal journal,
            Ground ground,
            Map<String, String> environment,
            Consumer<Recorded> subscriber)
            throws IOException {
        this.lock = lock;
        this.journal = journal;
        this.facts = journal.facts();
        this.attempts = new Attempts(home, facts, ground, environment);
        this.performer = new Performer(facts, ground, engine.ledger(), attempts, threads, this::post);
        this.driver = new Driver(engine, journal, this::release, recorded -> {
            watch(recorded);
            subscriber.accept(recorded);
        });
        this.socket = ControlSocket.listen(home, threads, this::request);
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
        DriverLock lock = DriverLock.take(home.lock()).orElseThrow(AlreadyDriven::new);
        SqliteJournal journal = SqliteJournal.create(home.journal(), facts);
        LocalRun run = new LocalRun(home, lock, journal, ground, environment, subscriber);
        run.accept(definition, planText);
        return run;
    }

    /**
     * Takes up a run whose driver is gone: replays its journal, ends what still runs of it, and asks for every open effect
     * again. It stays paused until it is asked to resume.
     */
    public static LocalRun recover(
            RunHome home, Ground ground, Map<String, String> environment, Consumer<Recorded> subscriber)
            throws IOException, AlreadyDriven {
        DriverLock lock = DriverLock.take(home.lock()).orElseThrow(AlreadyDriven::new);
        SqliteJournal journal = SqliteJournal.openToWrite(home.journal());
        LocalRun run = new LocalRun(home, lock, journal, ground, environment, subscriber);
        journal.eventsAfter(0).forEach(recorded -> {
            run.engine.replay(recorded);
            subscriber.accept(recorded);
        });
        run.attempts.endSurvivors();
        run.post(new Input.DriverLost());
        List<Effect> open = run.engine.unanswered();
        run.engine
                .orphans()
                .forEach(attempt -> run.inbox.add(Message.of(
                        new Input.Exited(attempt, Outcome.LOST, Optional.empty(), "its driver ended before it did"))));
        run.unanswered += run.engine.orphans().size();
        open.forEach(run::release);
        return run;
    }

    /** Takes a plan as this run's: the first one, or an edited one while nothing is under way. */
    public void accept(RunDefinition definition, String planText) {
        journal.define(definition, planText);
        post(new Input.Accept(definition, facts.base()));
    }

    /** Hands in an input that nobody waits for. Any thread. */
    public void post(Input input) {
        inbox.add(Message.of(input));
    }

    /**
     * Hands in a request and waits until it is met or refused; {@link #drive} must be under way on another thread.
     *
     * @return why it is refused; nothing where it was met
     */
    public Optional<String> request(Input.Request request) {
        CompletableFuture<Optional<String>> reply = new CompletableFuture<>();
        inbox.add(new Message(request, reply::complete));
        return reply.join();
    }

    /** Hands in a request whose answer is told on the driving thread. */
    public void request(Input.Request request, Consumer<Optional<String>> reply) {
        inbox.add(new Message(request, reply));
    }

    /**
     * Drives the run on this thread until it has ended, or is paused so that its driver leaves, and nothing is under way.
     *
     * @throws dev.stretto.driver.Journal.JournalException if the journal cannot be written: the run stops where it is
     */
    public void drive() throws InterruptedException {
        while (!(unanswered == 0
                && inbox.isEmpty()
                && (leaving || engine.ledger().state().ended()))) {
            round();
        }
    }

    /** As {@link #drive}, but also stops when the run is merely paused and nothing is under way. */
    public void settle() throws InterruptedException {
        while (!(unanswered == 0 && inbox.isEmpty() && engine.ledger().state() != RunState.RUNNING)) {
            round();
        }
    }

    private void round() throws InterruptedException {
        List<Message> messages = new ArrayList<>();
        Message first = await();
        messages.add(first);
        inbox.drainTo(messages);
        for (Message message : messages) {
            unanswered -= answersAnEffect(message.input()) ? 1 : 0;
        }
        driver.round(messages, System.currentTimeMillis());
    }

    /** The next message, or a tick when the next task that waits for a time may start. */
    private Message await() throws InterruptedException {
        OptionalLong next = engine.ledger().nextTimeMillis();
        if (next.isEmpty() || engine.ledger().state() != RunState.RUNNING) {
            return inbox.take();
        }
        long wait = Math.max(1, next.getAsLong() - System.currentTimeMillis());
        Message message = inbox.poll(wait, TimeUnit.MILLISECONDS);
        return message == null ? Message.of(new Input.Tick()) : message;
    }

    private void release(Effect effect) {
        unanswered += effect instanceof Effect.End ? 0 : 1;
        performer.perform(effect);
    }

    private static boolean answersAnEffect(Input input) {
        return switch (input) {
            case Input.Exited _,
                    Input.Collected _,
                    Input.Uncollectable _,
                    Input.Merged _,
                    Input.Conflicted _,
                    Input.HeadMoved _,
                    Input.EffectFailed _ -> true;
            case Input.Accept _, Input.Tick _, Input.DriverLost _, Input.Request _ -> false;
        };
    }

    /** A pause tells the driver whether to wait for the user or to leave. */
    private void watch(Recorded recorded) {
        switch (recorded.event()) {
            case RunEvent.Paused paused -> leaving = paused.manner() != RunEvent.Paused.Manner.WAIT;
            case RunEvent.Resumed _ -> leaving = false;
            default -> {}
        }
    }

    /**
     * Sends a request to whoever drives a run.
     *
     * @return nothing where nobody does; else why the request was refused, or an empty text where it was met
     */
    public static Optional<String> send(RunHome home, Input.Request request) {
        return ControlSocket.send(home, request);
    }

    /** Whether somebody drives a run. */
    public static boolean isDriven(RunHome home) {
        return ControlSocket.answers(home);
    }

    public RunFacts facts() {
        return facts;
    }

    /** Where the run stands; to be read on the driving thread, or when nothing drives. */
    public Engine engine() {
        return engine;
    }

    /** The text of the plan as last accepted. */
    public String planText() {
        return journal.planText();
    }

    /** Ends what runs, closes the journal and frees the lock. */
    @Override
    public void close() {
        try {
            socket.close();
            performer.close();
            journal.close();
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
