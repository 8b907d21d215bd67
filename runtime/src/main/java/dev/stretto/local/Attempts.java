package dev.stretto.local;

import dev.stretto.agent.Prompt;
import dev.stretto.agent.TaskCommand;
import dev.stretto.engine.Attempt;
import dev.stretto.engine.Input;
import dev.stretto.git.GitRepository;
import dev.stretto.git.ObjectId;
import dev.stretto.journal.RunFacts;
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
import java.util.stream.Collectors;

/** Runs the attempts of a run: gives each its place, its environment and its limits. Safe for use by several threads. */
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
    private final Processes processes = new Processes();
    private final Leftovers leftovers = new Leftovers();
    private final Map<Attempt, AttemptLife> lives = new ConcurrentHashMap<>();

    /**
     * @param inherited the environment every attempt starts from
     */
    Attempts(RunHome home, RunFacts facts, Ground ground, Map<String, String> inherited) {
        this.home = home;
        this.facts = facts;
        this.ground = ground;
        this.inherited = new TreeMap<>(inherited);
        // A task works on its own repository, whatever the one that Stretto was called in.
        this.inherited.keySet().removeIf(name -> name.startsWith("GIT_"));
    }

    /**
     * Announces an attempt that {@link #start} will start, on the thread that would also ask for its end: from here on such a
     * wish is heard.
     *
     * @param whenGone told once, on another thread, when the attempt's processes are gone
     */
    void announce(Attempt attempt, Consumer<Input> whenGone) {
        lives.put(attempt, new AttemptLife(attempt, processes, answer -> {
            lives.remove(attempt);
            whenGone.accept(answer);
        }));
    }

    /**
     * Starts an attempt that was announced.
     *
     * @throws IOException if it could not be started; its end is not told then
     */
    void start(AttemptStart start) throws IOException {
        AttemptLife life = Objects.requireNonNull(lives.get(start.attempt()), "not announced");
        boolean begun = false;
        try {
            if (life.isEnding()) {
                life.interrupted();
            } else {
                life.begin(steps(start));
            }
            begun = true;
        } finally {
            if (!begun) {
                lives.remove(start.attempt());
            }
        }
    }

    private List<AttemptLife.Step> steps(AttemptStart start) throws IOException {
        Attempt attempt = start.attempt();
        Map<String, String> environment = new TreeMap<>(inherited);
        Path directory = switch (ground) {
            case Ground.InPlace(Path own) -> own;
            case Ground.Isolated isolated -> {
                Workspace workspace = isolated.workspaces().acquire(attempt, new ObjectId(start.base()));
                environment.putAll(workspace.environment());
                yield workspace.path();
            }
        };
        environment.put(RUN, facts.run().value());
        environment.put("STRETTO_TASK", attempt.task().value());
        environment.put("STRETTO_ATTEMPT", String.valueOf(attempt.number()));
        environment.put("STRETTO_WORKSPACE", directory.toString());
        environment.put(MARKER, marker(attempt));
        Files.createDirectories(home.attempt(attempt), OWNER_ONLY);
        return steps(start, directory, environment);
    }

    private List<AttemptLife.Step> steps(AttemptStart start, Path directory, Map<String, String> environment)
            throws IOException {
        TaskSettings settings = start.task().settings();
        TaskCommand command = TaskCommand.of(start.task(), facts.agent())
                .orElseThrow(() -> new IllegalStateException(
                        "nothing runs task " + start.attempt().task()));
        Optional<Path> input = Optional.empty();
        if (command.agent()) {
            String prompt = Prompt.of(start.plan(), start.task(), start.before());
            input = Optional.of(Files.writeString(home.prompt(start.attempt()), prompt));
        }
        List<AttemptLife.Step> steps = new ArrayList<>();
        steps.add(new AttemptLife.Step("", spec(start, command.argv(), directory, environment, input)));
        settings.gate()
                .ifPresent(gate -> steps.add(new AttemptLife.Step(
                        "its gate ", spec(start, TaskCommand.shell(gate), directory, environment, Optional.empty()))));
        return steps;
    }

    private ProcessSpec spec(
            AttemptStart start,
            List<String> argv,
            Path directory,
            Map<String, String> environment,
            Optional<Path> input) {
        Optional<Duration> timeout = start.task()
                .settings()
                .timeout()
                .or(() -> Optional.of(facts.timeoutMillis())
                        .filter(millis -> millis > 0)
                        .map(Duration::ofMillis));
        return new ProcessSpec(
                argv,
                directory,
                environment,
                input,
                home.log(start.attempt()),
                timeout,
                facts.outputBytesMax(),
                MARKER + "=" + marker(start.attempt()));
    }

    private String marker(Attempt attempt) {
        return facts.run() + ":" + attempt;
    }

    /** Ends an attempt; one that is about to start is ended as soon as it has. */
    void end(Attempt attempt) {
        AttemptLife life = lives.get(attempt);
        if (life != null) {
            life.end();
        }
    }

    /** Ends what an attempt left running in its workspace, also what made itself independent. */
    void endLeftovers(Attempt attempt) {
        leftovers.end(MARKER + "=" + marker(attempt));
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
