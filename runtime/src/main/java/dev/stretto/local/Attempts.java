package dev.stretto.local;

import dev.stretto.agent.Prompt;
import dev.stretto.agent.TaskCommand;
import dev.stretto.engine.Attempt;
import dev.stretto.engine.GateTry;
import dev.stretto.engine.Input;
import dev.stretto.engine.LandingGates;
import dev.stretto.engine.LandingTry;
import dev.stretto.engine.Trial;
import dev.stretto.git.GitRepository;
import dev.stretto.git.ObjectId;
import dev.stretto.journal.RunFacts;
import dev.stretto.plan.Command;
import dev.stretto.plan.TaskSettings;
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
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Runs the attempts of a run, and the gates of its barriers: gives each its place, its environment and its limits. Safe for use by several threads. */
final class Attempts implements AutoCloseable {

    private static final String RUN = "STRETTO_RUN";
    private static final String MARKER = "STRETTO_MARKER";

    /** What an attempt prints or is asked may hold secrets. */
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final RunHome home;
    private final RunFacts facts;
    private final Ground ground;
    private final Map<String, String> inherited;
    private final Processes processes;
    private final Leftovers leftovers = new Leftovers();
    private final Map<Trial, AttemptLife> lives = new ConcurrentHashMap<>();
    private final PortRanges ports = new PortRanges();
    private final Map<Trial, PortRange> portsHeld = new ConcurrentHashMap<>();

    /**
     * @param inherited the environment every attempt starts from
     * @param spawned is told of each process how long it took to start, in nanoseconds; any thread
     */
    Attempts(RunHome home, RunFacts facts, Ground ground, Map<String, String> inherited, LongConsumer spawned) {
        this.processes = new Processes(spawned);
        this.home = home;
        this.facts = facts;
        this.ground = ground;
        this.inherited = new TreeMap<>(inherited);
        // A task works on its own repository, whatever the one that Stretto was called in.
        this.inherited.keySet().removeIf(name -> name.startsWith("GIT_"));
    }

    RunHome home() {
        return home;
    }

    /**
     * Announces a try that {@link #start}, {@link #check} or {@link #gate} will start, on the thread that would also ask for its end: from here on such a
     * wish is heard.
     *
     * @param whenGone told once, on another thread, when the attempt's processes are gone
     */
    void announce(Trial trial, Consumer<Input> whenGone) {
        lives.put(trial, new AttemptLife(trial, processes, answer -> {
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
        begin(start.attempt(), () -> steps(start));
    }

    /**
     * Starts a try at a gate that was announced.
     *
     * @param script what is to pass
     * @param head the commit to check; empty in place
     * @throws IOException if it could not be started; its end is not told then
     */
    void check(GateTry gate, Command script, String head) throws IOException {
        begin(gate, () -> {
            Map<String, String> environment = new TreeMap<>(inherited);
            Seat seat = settle(gate, head, environment);
            environment.put("STRETTO_BARRIER", gate.barrier());
            Optional<Duration> timeout = limit(facts.timeoutMillis());
            List<AttemptLife.Step> steps = setup(gate, seat, environment, timeout);
            ProcessSpec spec = spec(gate, TaskCommand.of(script), seat, environment, Optional.empty(), timeout);
            steps.add(new AttemptLife.Step("", spec));
            return steps;
        });
    }

    /**
     * Starts a try at the landing gates that was announced.
     *
     * @param candidate the commit to check
     * @throws IOException if it could not be started; its end is not told then
     */
    void gate(LandingTry key, LandingGates gates, String candidate) throws IOException {
        begin(key, () -> {
            Map<String, String> environment = new TreeMap<>(inherited);
            Seat seat = settle(key, candidate, environment);
            environment.put("STRETTO_TASK", key.task().value());
            environment.put("STRETTO_ATTEMPT", String.valueOf(key.attempt()));
            environment.put("STRETTO_CANDIDATE", candidate);
            Optional<Duration> timeout = limit(gates.timeoutMillis());
            List<AttemptLife.Step> steps = setup(key, seat, environment, timeout);
            for (String command : gates.commands()) {
                ProcessSpec spec = spec(key, TaskCommand.shell(command), seat, environment, Optional.empty(), timeout);
                steps.add(new AttemptLife.Step("the landing gate '" + command + "' ", spec));
            }
            return steps;
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
        begin(attempt, () -> {
            Map<String, String> environment = new TreeMap<>(inherited);
            Seat seat = settle(attempt, head, environment);
            environment.put("STRETTO_TASK", attempt.task().value());
            environment.put("STRETTO_ATTEMPT", String.valueOf(attempt.number()));
            environment.putAll(more);
            Optional<Duration> limit = Optional.of(timeout);
            List<AttemptLife.Step> steps = setup(attempt, seat, environment, limit);
            for (String script : scripts) {
                List<String> argv = TaskCommand.shell(script);
                steps.add(new AttemptLife.Step("", spec(attempt, argv, seat, environment, Optional.empty(), limit)));
            }
            return steps;
        });
    }

    private interface Steps {
        List<AttemptLife.Step> make() throws IOException;
    }

    private void begin(Trial trial, Steps steps) throws IOException {
        AttemptLife life = Objects.requireNonNull(lives.get(trial), "not announced");
        boolean begun = false;
        try {
            if (life.isEnding()) {
                life.interrupted();
            } else {
                life.begin(steps.make());
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
        Attempt attempt = start.attempt();
        Map<String, String> environment = new TreeMap<>(inherited);
        Seat seat = settle(attempt, start.base(), environment);
        environment.put("STRETTO_TASK", attempt.task().value());
        environment.put("STRETTO_ATTEMPT", String.valueOf(attempt.number()));
        return steps(start, seat, environment);
    }

    /**
     * Where a try runs.
     *
     * @param entry what brings a command there
     */
    private record Seat(Path directory, UnaryOperator<List<String>> entry) {}

    /** Gives a try its place and what its processes are known by. */
    private Seat settle(Trial trial, String base, Map<String, String> environment) throws IOException {
        Seat seat = switch (ground) {
            case Ground.InPlace(Path own) -> new Seat(own, UnaryOperator.identity());
            case Ground.Isolated isolated -> {
                Workspace workspace = isolated.workspaces().acquire(trial, new ObjectId(base));
                environment.putAll(workspace.environment());
                yield new Seat(workspace.path(), workspace::wrapped);
            }
        };
        environment.put(RUN, facts.run().value());
        environment.put(RunHome.VARIABLE, home.directory().toAbsolutePath().toString());
        environment.put("STRETTO_WORKSPACE", seat.directory().toString());
        environment.put(MARKER, marker(trial));
        ports.take().ifPresent(range -> {
            portsHeld.put(trial, range);
            environment.put("STRETTO_PORT_BASE", String.valueOf(range.base()));
        });
        Files.createDirectories(home.trial(trial), OWNER_ONLY);
        return seat;
    }

    private List<AttemptLife.Step> steps(AttemptStart start, Seat seat, Map<String, String> environment)
            throws IOException {
        TaskSettings settings = start.task().settings();
        TaskCommand command = TaskCommand.of(start.task(), facts.agent())
                .orElseThrow(() -> new IllegalStateException(
                        "nothing runs task " + start.attempt().task()));
        Optional<Path> input = Optional.empty();
        if (command.agent()) {
            String prompt = Prompt.of(
                    start.plan(),
                    start.task(),
                    start.before(),
                    start.output(),
                    ConflictNote.before(home, start.attempt()));
            input = Optional.of(Files.writeString(home.prompt(start.attempt()), prompt));
        }
        Optional<Duration> timeout = settings.timeout().or(() -> limit(facts.timeoutMillis()));
        Attempt attempt = start.attempt();
        List<AttemptLife.Step> steps = setup(attempt, seat, environment, timeout);
        steps.add(new AttemptLife.Step("", spec(attempt, command.argv(), seat, environment, input, timeout)));
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
                MARKER + "=" + marker(trial));
    }

    private String marker(Trial trial) {
        return facts.run() + ":" + trial;
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
        leftovers.end(MARKER + "=" + marker(trial));
    }

    /**
     * Ends whatever an earlier driver of this run left running.
     *
     * @param driver the marker of what worked for the driver itself; empty for none
     * @throws IOException if something of it cannot be ended: going on would run it twice at once
     */
    void endSurvivors(String driver) throws IOException {
        List<String> markers = new ArrayList<>(List.of(RUN + "=" + facts.run()));
        // This process may have driven the run before; what works for it now is needed.
        if (!driver.isEmpty() && !driver.equals(GitRepository.processMarker())) {
            markers.add(driver);
        }
        List<ProcessIdentity> left = ProcessTree.end(markers, ProcessTree.GRACE);
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
        processes.close();
        if (ground instanceof Ground.InPlace) {
            // Elsewhere daemons are ended as each workspace is collected. Looking for them costs milliseconds; in
            // place, where
            // no workspace goes on to another attempt, one look at the end does.
            ProcessTree.end(RUN + "=" + facts.run(), ProcessTree.GRACE);
        }
    }
}
