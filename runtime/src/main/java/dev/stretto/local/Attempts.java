package dev.stretto.local;

import dev.stretto.agent.Agent;
import dev.stretto.agent.Prompt;
import dev.stretto.agent.PromptBy;
import dev.stretto.agent.TaskCommand;
import dev.stretto.engine.Attempt;
import dev.stretto.engine.GateTry;
import dev.stretto.engine.Input;
import dev.stretto.engine.LandingGates;
import dev.stretto.engine.LandingTry;
import dev.stretto.engine.Trial;
import dev.stretto.git.GitRepository;
import dev.stretto.journal.RunFacts;
import dev.stretto.plan.Command;
import dev.stretto.plan.TaskSettings;
import dev.stretto.process.ProcessBook;
import dev.stretto.process.ProcessIdentity;
import dev.stretto.process.ProcessSpec;
import dev.stretto.process.ProcessTree;
import dev.stretto.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/** Runs the attempts of a run, and the gates of its barriers: gives each its place, its environment and its limits. Safe for use by several threads. */
final class Attempts implements AutoCloseable {

    private final RunHome home;
    private final RunFacts facts;
    private final Ground ground;
    private final Processes processes;
    private final ProcessBook book;
    private final Seats seats;
    private final Leftovers leftovers = new Leftovers();
    private final Map<Trial, AttemptLife> lives = new ConcurrentHashMap<>();

    /**
     * @param inherited the environment every attempt starts from
     * @param spawned is told of each process how long it took to start, in nanoseconds; any thread
     * @throws IOException if the book of processes cannot be opened
     */
    Attempts(RunHome home, RunFacts facts, Ground ground, Map<String, String> inherited, LongConsumer spawned)
            throws IOException {
        this.book = ProcessBook.open(home.directory()); // first, since it may fail
        this.processes = new Processes(spawned);
        this.home = home;
        this.facts = facts;
        this.ground = ground;
        this.seats = new Seats(home, facts, ground, inherited);
    }

    RunHome home() {
        return home;
    }

    /**
     * Announces a try that {@link #start}, {@link #check} or {@link #gate} will start, on the thread that would also ask for
     * its end: from here on such a wish is heard.
     *
     * @param whenGone told once, on another thread, when the attempt's processes are gone
     */
    void announce(Trial trial, Consumer<Input> whenGone) {
        lives.put(trial, new AttemptLife(trial, processes, book, answer -> {
            forget(trial);
            whenGone.accept(answer);
        }));
    }

    /**
     * Starts an attempt that was announced.
     *
     * @throws IOException if it could not be started; its end is not told then
     */
    void start(AttemptStart start) throws IOException {
        begin(start.attempt(), life -> life.begin(steps(start)));
    }

    /**
     * Starts a try at a gate that was announced.
     *
     * @param script what is to pass
     * @param head the commit to check; empty in place
     * @throws IOException if it could not be started; its end is not told then
     */
    void check(GateTry gate, Command script, String head) throws IOException {
        begin(gate, life -> {
            Seat seat = seats.take(gate, head);
            Map<String, String> environment = seats.environment(gate, seat);
            Optional<Duration> timeout = limit(facts.timeoutMillis());
            List<AttemptLife.Step> steps = setup(gate, seat, environment, timeout);
            ProcessSpec spec = spec(gate, TaskCommand.of(script), seat, environment, Optional.empty(), timeout);
            steps.add(new AttemptLife.Step("", spec));
            life.begin(steps);
        });
    }

    /**
     * Starts a try at the landing gates that was announced.
     *
     * @param candidate the commit to check
     * @throws IOException if it could not be started; its end is not told then
     */
    void gate(LandingTry key, LandingGates gates, String candidate) throws IOException {
        begin(key, life -> {
            Seat seat = seats.take(key, candidate);
            Map<String, String> environment = seats.environment(key, seat);
            environment.put("STRETTO_CANDIDATE", candidate);
            Optional<Duration> timeout = limit(gates.timeoutMillis());
            List<AttemptLife.Step> steps = setup(key, seat, environment, timeout);
            for (String command : gates.commands()) {
                ProcessSpec spec = spec(key, TaskCommand.shell(command), seat, environment, Optional.empty(), timeout);
                steps.add(new AttemptLife.Step("the landing gate '" + command + "' ", spec));
            }
            life.begin(steps);
        });
    }

    private static Optional<Duration> limit(long millis) {
        return millis > 0 ? Optional.of(Duration.ofMillis(millis)) : Optional.empty();
    }

    /**
     * Starts what is to settle a conflict of an attempt, announced as one: scripts, one after the other.
     *
     * @param head the commit its workspace starts from
     * @param timeout of all of them together
     * @param more what they find in their environment besides what an attempt does
     */
    void resolve(Attempt attempt, String head, Duration timeout, List<String> scripts, Map<String, String> more)
            throws IOException {
        begin(attempt, life -> {
            Seat seat = seats.take(attempt, head);
            Map<String, String> environment = seats.environment(attempt, seat);
            environment.putAll(more);
            Optional<Duration> limit = Optional.of(timeout);
            List<AttemptLife.Step> steps = setup(attempt, seat, environment, limit);
            for (String script : scripts) {
                List<String> argv = TaskCommand.shell(script);
                steps.add(new AttemptLife.Step("", spec(attempt, argv, seat, environment, Optional.empty(), limit)));
            }
            life.begin(steps);
        });
    }

    private interface Beginning {
        void of(AttemptLife life) throws IOException;
    }

    private void begin(Trial trial, Beginning beginning) throws IOException {
        AttemptLife life = Objects.requireNonNull(lives.get(trial), "not announced");
        boolean begun = false;
        try {
            if (life.isEnding()) {
                life.interrupted();
            } else {
                beginning.of(life);
            }
            begun = true;
        } finally {
            if (!begun) {
                forget(trial);
            }
        }
    }

    /** Takes back what a try had that is over. */
    private void forget(Trial trial) {
        lives.remove(trial);
        seats.leave(trial);
    }

    private List<AttemptLife.Step> steps(AttemptStart start) throws IOException {
        Seat seat = seats.take(start.attempt(), start.base());
        TaskCommand command = command(start);
        String prompt = command instanceof TaskCommand.By ? ask(start) : "";
        return steps(start, seat, seats.environment(start.attempt(), seat), command, prompt);
    }

    /** What an agent is asked, which stands in a file too. */
    private String ask(AttemptStart start) throws IOException {
        String prompt = Prompt.of(
                start.plan(),
                start.task(),
                start.before(),
                start.output(),
                ConflictNote.before(home, start.attempt()),
                start.landed());
        Files.writeString(home.prompt(start.attempt()), prompt);
        return prompt;
    }

    /** What an agent was asked by an earlier driver, which may not have come to starting it. */
    private String asked(AttemptStart start) throws IOException {
        Path before = home.prompt(start.attempt());
        return Files.exists(before) ? Files.readString(before) : ask(start);
    }

    private TaskCommand command(AttemptStart start) throws IOException {
        return TaskCommand.of(start.task(), facts.agent(), RunAgents.of(home))
                .orElseThrow(() -> new IllegalStateException(
                        "nothing runs task " + start.attempt().task()));
    }

    /**
     * What an earlier driver has left of an attempt that can go on from there.
     *
     * @param steps of which some are behind it
     */
    record Survivor(Attempt attempt, List<AttemptLife.Step> steps) {}

    /**
     * Looks whether an attempt of an earlier driver still runs, or ended by itself since. Where its workspace is gone, the machine
     * was started anew, or its driver was about to end it, nothing of it is worth going on with.
     *
     * @throws IOException if what the processes of the run have noted cannot be read
     */
    Optional<Survivor> survivor(AttemptStart start) throws IOException {
        Attempt attempt = start.attempt();
        Optional<ProcessBook.Note> noted = noted(attempt);
        Optional<ProcessIdentity> alive = noted.flatMap(note -> ProcessTree.carrier(note.pid(), seats.marker(attempt)));
        if (alive.isEmpty()
                && noted(attempt).filter(note -> note.exit().isPresent()).isEmpty()) {
            return Optional.empty();
        }
        Optional<Seat> seat = seats.find(attempt);
        if (seat.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> environment = seats.environment(attempt, seat.get(), alive);
        TaskCommand command = command(start);
        String prompt = command instanceof TaskCommand.By ? asked(start) : "";
        return Optional.of(new Survivor(attempt, steps(start, seat.get(), environment, command, prompt)));
    }

    /** What the latest process of an attempt has noted, if that is of any use. */
    private Optional<ProcessBook.Note> noted(Attempt attempt) throws IOException {
        return book.read().entrySet().stream()
                .filter(note -> AttemptLife.isOf(attempt, note.getKey()))
                .map(Map.Entry::getValue)
                .reduce((_, later) -> later)
                .filter(note -> note.ofThisBoot() && !note.withdrawn());
    }

    /** Goes on with an attempt that was announced, from where an earlier driver has left it. */
    void goOn(Survivor survivor, Duration since) throws IOException {
        begin(survivor.attempt(), life -> life.takeUp(survivor.steps(), since));
    }

    private List<AttemptLife.Step> steps(
            AttemptStart start, Seat seat, Map<String, String> environment, TaskCommand command, String prompt) {
        TaskSettings settings = start.task().settings();
        Optional<Duration> timeout = settings.timeout().or(() -> limit(facts.timeoutMillis()));
        Attempt attempt = start.attempt();
        List<AttemptLife.Step> steps = setup(attempt, seat, environment, timeout);
        steps.add(
                switch (command) {
                    case TaskCommand.Own(List<String> argv) ->
                        new AttemptLife.Step("", spec(attempt, argv, seat, environment, Optional.empty(), timeout));
                    case TaskCommand.By(Agent agent) -> {
                        Map<String, String> variables = new TreeMap<>(environment);
                        variables.putAll(agent.env());
                        Path file = home.prompt(attempt).toAbsolutePath();
                        Optional<Path> input = Optional.of(file).filter(_ -> agent.prompt() == PromptBy.STDIN);
                        yield new AttemptLife.Step(
                                "",
                                spec(attempt, agent.argv(prompt, file), seat, variables, input, timeout),
                                () -> {},
                                well -> AgentUse.take(home, attempt, agent, well));
                    }
                });
        settings.gate().ifPresent(gate -> {
            List<String> argv = TaskCommand.shell(gate);
            ProcessSpec spec = spec(attempt, argv, seat, environment, Optional.empty(), timeout);
            steps.add(new AttemptLife.Step("its gate ", spec));
        });
        return steps;
    }

    /** What comes before all else, to which the rest can be added. */
    private List<AttemptLife.Step> setup(
            Trial trial, Seat seat, Map<String, String> environment, Optional<Duration> timeout) {
        return new ArrayList<>(Setup.step(
                        ground,
                        facts.setup(),
                        trial,
                        argv -> spec(trial, argv, seat, environment, Optional.empty(), timeout))
                .stream()
                .toList());
    }

    private ProcessSpec spec(
            Trial trial,
            List<String> argv,
            Seat seat,
            Map<String, String> environment,
            Optional<Path> input,
            Optional<Duration> timeout) {
        return new ProcessSpec(
                seat.entry().apply(argv),
                seat.directory(),
                environment,
                input,
                home.log(trial),
                timeout,
                facts.outputBytesMax(),
                seats.marker(trial));
    }

    /** Ends an attempt; one that is about to start is ended as soon as it has. */
    void end(Trial trial) {
        AttemptLife life = lives.get(trial);
        if (life != null) {
            life.end();
        }
    }

    /** The end of what the processes of a try wrote. */
    String output(Trial trial) {
        return LogTail.lastLines(home.log(trial));
    }

    /** Ends what an attempt left running in its workspace, also what made itself independent. */
    void endLeftovers(Trial trial) {
        leftovers.end(seats.marker(trial));
    }

    /**
     * Ends whatever an earlier driver of this run left running.
     *
     * @param driver the marker of what worked for the driver itself; empty for none
     * @param spared whose processes go on
     * @throws IOException if something of it cannot be ended: going on would run it twice at once
     */
    void endSurvivors(String driver, List<Survivor> spared) throws IOException {
        List<String> markers = new ArrayList<>(List.of(seats.runMarker()));
        // A driver that lives, this process perhaps, has let go of the run; what works for it now is for other runs.
        if (!driver.isEmpty() && !GitRepository.isOfTheLiving(driver)) {
            markers.add(driver);
        }
        List<String> others = spared.stream()
                .map(survivor -> seats.marker(survivor.attempt()))
                .toList();
        List<ProcessIdentity> left = ProcessTree.endBut(others, markers, ProcessTree.GRACE);
        if (!left.isEmpty()) {
            throw new IOException("what it left running cannot be ended: end process "
                    + left.stream()
                            .map(process -> String.valueOf(process.pid()))
                            .collect(Collectors.joining(", "))
                    + ", then `stretto resume`");
        }
    }

    @Override
    public void close() {
        // Whatever ends now does so for the driver's sake: the next one is not to take it for the attempt's own doing.
        lives.values().forEach(AttemptLife::end);
        processes.close();
        book.close();
        if (ground instanceof Ground.InPlace) {
            // Elsewhere daemons are ended as each workspace is collected. Looking for them costs milliseconds; in
            // place, where
            // no workspace goes on to another attempt, one look at the end does.
            ProcessTree.end(seats.runMarker(), ProcessTree.GRACE);
        }
    }
}
