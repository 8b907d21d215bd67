package dev.stretto.local;

import dev.stretto.agent.Prompt;
import dev.stretto.agent.TaskCommand;
import dev.stretto.engine.Attempt;
import dev.stretto.engine.GateTry;
import dev.stretto.engine.Input;
import dev.stretto.engine.Trial;
import dev.stretto.git.GitRepository;
import dev.stretto.git.ObjectId;
import dev.stretto.journal.RunFacts;
import dev.stretto.plan.Command;
import dev.stretto.plan.TaskId;
import dev.stretto.plan.TaskSettings;
import dev.stretto.process.ProcessBook;
import dev.stretto.process.ProcessIdentity;
import dev.stretto.process.ProcessSpec;
import dev.stretto.process.ProcessTree;
import dev.stretto.process.Processes;
import dev.stretto.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Runs the attempts of a run, and the gates of its barriers: gives each its place, its environment and its limits. Safe for use by several threads. */
final class Attempts implements AutoCloseable {

    private static final String RUN = "STRETTO_RUN";
    private static final String MARKER = "STRETTO_MARKER";
    private static final String PORTS = "STRETTO_PORT_BASE";

    /** What an attempt prints or is asked may hold secrets. */
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final RunHome home;
    private final RunFacts facts;
    private final Ground ground;
    private final Map<String, String> inherited;
    private final Processes processes = new Processes();
    private final ProcessBook book;
    private final Leftovers leftovers = new Leftovers();
    private final Map<Trial, AttemptLife> lives = new ConcurrentHashMap<>();
    private final PortRanges ports = new PortRanges();
    private final Map<Trial, PortRange> portsHeld = new ConcurrentHashMap<>();

    /**
     * @param inherited the environment every attempt starts from
     * @throws IOException if the book of processes cannot be opened
     */
    Attempts(RunHome home, RunFacts facts, Ground ground, Map<String, String> inherited) throws IOException {
        this.home = home;
        this.book = ProcessBook.open(home.directory());
        this.facts = facts;
        this.ground = ground;
        this.inherited = new TreeMap<>(inherited);
        // A task works on its own repository, whatever the one that Stretto was called in.
        this.inherited.keySet().removeIf(name -> name.startsWith("GIT_"));
    }

    /**
     * Announces a try that {@link #start} or {@link #check} will start, on the thread that would also ask for its end: from here on such a
     * wish is heard.
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
            Seat seat = settle(gate, head);
            Map<String, String> environment = environment(gate, seat, ports.take());
            Optional<Duration> timeout = Optional.of(facts.timeoutMillis())
                    .filter(millis -> millis > 0)
                    .map(Duration::ofMillis);
            List<AttemptLife.Step> steps = setup(gate, seat, environment, timeout);
            ProcessSpec spec = spec(gate, TaskCommand.of(script), seat, environment, Optional.empty(), timeout);
            steps.add(new AttemptLife.Step("", spec));
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
        Optional.ofNullable(portsHeld.remove(trial)).ifPresent(PortRange::close);
    }

    private List<AttemptLife.Step> steps(AttemptStart start) throws IOException {
        Seat seat = settle(start.attempt(), start.base());
        return steps(start, seat, environment(start.attempt(), seat, ports.take()), input(start));
    }

    /** What an agent is asked, as a file. */
    private Optional<Path> input(AttemptStart start) throws IOException {
        if (!command(start).agent()) {
            return Optional.empty();
        }
        String prompt = Prompt.of(start.plan(), start.task(), start.before());
        return Optional.of(Files.writeString(home.prompt(start.attempt()), prompt));
    }

    private TaskCommand command(AttemptStart start) {
        return TaskCommand.of(start.task(), facts.agent())
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
        Optional<ProcessIdentity> alive = noted.flatMap(note -> ProcessTree.carrier(note.pid(), carried(attempt)));
        if (alive.isEmpty() && noted(attempt).filter(note -> note.exit().isPresent()).isEmpty()) {
            return Optional.empty();
        }
        Optional<Seat> seat = switch (ground) {
            case Ground.InPlace(Path own) -> Optional.of(new Seat(own, Map.of(), UnaryOperator.identity()));
            case Ground.Isolated isolated -> isolated.workspaces().find(attempt).map(Attempts::seat);
        };
        if (seat.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> base = alive.flatMap(process -> ProcessTree.variable(process, PORTS));
        Optional<PortRange> range = base.isPresent() ? ports.again(Integer.parseInt(base.get())) : ports.take();
        Optional<Path> input =
                command(start).agent() ? Optional.of(home.prompt(attempt)) : Optional.empty();
        Map<String, String> environment = environment(attempt, seat.get(), range);
        return Optional.of(new Survivor(attempt, steps(start, seat.get(), environment, input)));
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

    /**
     * Where a try runs.
     *
     * @param variables what its processes need there in their environment
     * @param entry what brings a command there
     */
    private record Seat(Path directory, Map<String, String> variables, UnaryOperator<List<String>> entry) {}

    private static Seat seat(Workspace workspace) {
        return new Seat(workspace.path(), workspace.environment(), workspace::wrapped);
    }

    /** Gives a try its place. */
    private Seat settle(Trial trial, String base) throws IOException {
        Seat seat = switch (ground) {
            case Ground.InPlace(Path own) -> new Seat(own, Map.of(), UnaryOperator.identity());
            case Ground.Isolated isolated -> seat(isolated.workspaces().acquire(trial, new ObjectId(base)));
        };
        Files.createDirectories(home.trials(trial), OWNER_ONLY);
        return seat;
    }

    /** What the processes of a try are known by, and what they need. */
    private Map<String, String> environment(Trial trial, Seat seat, Optional<PortRange> range) {
        Map<String, String> environment = new TreeMap<>(inherited);
        environment.putAll(seat.variables());
        environment.put(RUN, facts.run().value());
        environment.put(RunHome.VARIABLE, home.directory().toAbsolutePath().toString());
        environment.put("STRETTO_WORKSPACE", seat.directory().toString());
        environment.put(MARKER, marker(trial));
        range.ifPresent(ports -> {
            portsHeld.put(trial, ports);
            environment.put(PORTS, String.valueOf(ports.base()));
        });
        switch (trial) {
            case Attempt(TaskId task, int number) -> {
                environment.put("STRETTO_TASK", task.value());
                environment.put("STRETTO_ATTEMPT", String.valueOf(number));
            }
            case GateTry(String barrier, int _) -> environment.put("STRETTO_GATE", barrier);
        }
        return environment;
    }

    private List<AttemptLife.Step> steps(
            AttemptStart start, Seat seat, Map<String, String> environment, Optional<Path> input) {
        TaskSettings settings = start.task().settings();
        Optional<Duration> timeout = settings.timeout()
                .or(() -> Optional.of(facts.timeoutMillis())
                        .filter(millis -> millis > 0)
                        .map(Duration::ofMillis));
        Attempt attempt = start.attempt();
        List<AttemptLife.Step> steps = setup(attempt, seat, environment, timeout);
        steps.add(new AttemptLife.Step("", spec(attempt, command(start).argv(), seat, environment, input, timeout)));
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
                carried(trial));
    }

    private String marker(Trial trial) {
        return facts.run() + ":" + trial;
    }

    private String carried(Trial trial) {
        return MARKER + "=" + marker(trial);
    }

    /** Ends an attempt; one that is about to start is ended as soon as it has. */
    void end(Trial trial) {
        AttemptLife life = lives.get(trial);
        if (life != null) {
            life.end();
        }
    }

    /** Ends what an attempt left running in its workspace, also what made itself independent. */
    void endLeftovers(Trial trial) {
        leftovers.end(carried(trial));
    }

    /**
     * Ends whatever an earlier driver of this run left running.
     *
     * @param driver the marker of what worked for the driver itself; empty for none
     * @param spared whose processes go on
     * @throws IOException if something of it cannot be ended: going on would run it twice at once
     */
    void endSurvivors(String driver, List<Survivor> spared) throws IOException {
        List<String> markers = new ArrayList<>(List.of(RUN + "=" + facts.run()));
        // This process may have driven the run before; what works for it now is needed.
        if (!driver.isEmpty() && !driver.equals(GitRepository.processMarker())) {
            markers.add(driver);
        }
        List<String> others = spared.stream()
                .map(survivor -> carried(survivor.attempt()))
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
        if (ground instanceof Ground.InPlace) {
            // Elsewhere daemons are ended as each workspace is collected. Looking for them costs milliseconds; in
            // place, where
            // no workspace goes on to another attempt, one look at the end does.
            ProcessTree.end(RUN + "=" + facts.run(), ProcessTree.GRACE);
        }
    }
}
