package dev.stretto.local;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.GateTry;
import dev.stretto.engine.LandingTry;
import dev.stretto.engine.Trial;
import dev.stretto.git.ObjectId;
import dev.stretto.journal.RunFacts;
import dev.stretto.plan.TaskId;
import dev.stretto.process.ProcessIdentity;
import dev.stretto.process.ProcessTree;
import dev.stretto.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Gives tries their place, and the environment by which their processes know it and are known. Safe for use by several threads. */
final class Seats {

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
    private final PortRanges ports = new PortRanges();
    private final Map<Trial, PortRange> portsHeld = new ConcurrentHashMap<>();

    Seats(RunHome home, RunFacts facts, Ground ground, Map<String, String> inherited) {
        this.home = home;
        this.facts = facts;
        this.ground = ground;
        this.inherited = new TreeMap<>(inherited);
        // A task works on its own repository, whatever the one that Stretto was called in.
        this.inherited.keySet().removeIf(name -> name.startsWith("GIT_"));
    }

    /**
     * Gives a try its place.
     *
     * @param base the commit its workspace starts from
     */
    Seat take(Trial trial, String base) throws IOException {
        Seat seat = switch (ground) {
            case Ground.InPlace(Path own) -> inPlace(own);
            case Ground.Isolated isolated -> seat(isolated.workspaces().acquire(trial, new ObjectId(base)));
        };
        Files.createDirectories(home.trials(trial), OWNER_ONLY);
        return seat;
    }

    /** The place that an attempt has already; empty where it is gone. */
    Optional<Seat> find(Attempt attempt) {
        return switch (ground) {
            case Ground.InPlace(Path own) -> Optional.of(inPlace(own));
            case Ground.Isolated isolated -> isolated.workspaces().find(attempt).map(Seats::seat);
        };
    }

    private static Seat inPlace(Path own) {
        return new Seat(own, Map.of(), UnaryOperator.identity());
    }

    private static Seat seat(Workspace workspace) {
        return new Seat(workspace.path(), workspace.environment(), workspace::wrapped);
    }

    /** What the processes of a try find in their environment, with ports of their own. */
    Map<String, String> environment(Trial trial, Seat seat) throws IOException {
        return environmentAt(trial, seat, ports.take());
    }

    /**
     * The same for what follows a process of an earlier driver.
     *
     * @param running that process, whose ports it keeps; empty where it has ended
     */
    Map<String, String> environment(Trial trial, Seat seat, Optional<ProcessIdentity> running) throws IOException {
        Optional<String> base = running.flatMap(process -> ProcessTree.variable(process, PORTS));
        return base.isPresent()
                ? environmentAt(trial, seat, ports.again(Integer.parseInt(base.get())))
                : environment(trial, seat);
    }

    private Map<String, String> environmentAt(Trial trial, Seat seat, Optional<PortRange> range) {
        Map<String, String> environment = new TreeMap<>(inherited);
        environment.putAll(seat.variables());
        environment.put(RUN, facts.run().value());
        environment.put(RunHome.VARIABLE, runDirectory().toString());
        environment.put("STRETTO_WORKSPACE", seat.directory().toString());
        environment.put(MARKER, facts.run() + ":" + trial);
        range.ifPresent(taken -> {
            portsHeld.put(trial, taken);
            environment.put(PORTS, String.valueOf(taken.base()));
        });
        switch (trial) {
            case Attempt(TaskId task, int number) -> name(task, number, environment);
            case GateTry(String barrier, int _) -> environment.put("STRETTO_BARRIER", barrier);
            case LandingTry(TaskId task, int attempt, int _) -> name(task, attempt, environment);
        }
        return environment;
    }

    private Path runDirectory() {
        return switch (ground) {
            case Ground.InPlace _ -> home.directory().toAbsolutePath();
            case Ground.Isolated isolated -> isolated.workspaces().linkTo(home.directory());
        };
    }

    private static void name(TaskId task, int attempt, Map<String, String> environment) {
        environment.put("STRETTO_TASK", task.value());
        environment.put("STRETTO_ATTEMPT", String.valueOf(attempt));
    }

    /** What the processes of a try carry, and no others. */
    String marker(Trial trial) {
        return MARKER + "=" + facts.run() + ":" + trial;
    }

    /** What all processes of the run carry. */
    String runMarker() {
        return RUN + "=" + facts.run();
    }

    /** Takes back what a try had that is over. */
    void leave(Trial trial) {
        Optional.ofNullable(portsHeld.remove(trial)).ifPresent(PortRange::close);
    }
}
