package dev.stretto.app;

import dev.stretto.claim.BadGlobException;
import dev.stretto.claim.Glob;
import dev.stretto.claim.PathFacts;
import dev.stretto.claim.PathKind;
import dev.stretto.engine.Claim;
import dev.stretto.engine.Input;
import dev.stretto.engine.KnownPath;
import dev.stretto.engine.RunId;
import dev.stretto.local.ControlSocket;
import dev.stretto.local.RunHome;
import dev.stretto.plan.TaskId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a running attempt claims and releases. Who asks is told by the environment that every attempt has, or by the caller.
 *
 * @param attempt empty for whichever attempt at the task is running
 * @param root what claims are relative to
 */
public record Claiming(RunHome home, TaskId task, Optional<Integer> attempt, Path root) {

    private static final String RUN = "STRETTO_RUN";
    private static final String TASK = "STRETTO_TASK";

    /** The run that an attempt belongs to, wherever its workspace is; empty outside of any, or where another run is named. */
    public static Optional<RunHome> ofAttempt(Map<String, String> environment, Optional<String> run) {
        String own = environment.getOrDefault(RUN, "");
        String directory = environment.getOrDefault(RunHome.VARIABLE, "");
        return own.isEmpty() || directory.isEmpty() || !run.orElse(own).equals(own)
                ? Optional.empty()
                : Optional.of(new RunHome(new RunId(own), Path.of(directory)));
    }

    /**
     * Who asks.
     *
     * @param run the run that is named, if one is
     * @param named the task that is named, if one is
     * @throws UserError if nothing tells the task, or there is no such run
     */
    public static Claiming of(
            Place place, Map<String, String> environment, Optional<String> run, Optional<String> named)
            throws UserError {
        Optional<RunHome> own = ofAttempt(environment, run);
        RunHome home = own.isPresent() ? own.get() : place.runs().find(run);
        Optional<String> mine =
                own.flatMap(_ -> Optional.ofNullable(environment.get(TASK))).filter(task -> !task.isEmpty());
        String task = named.or(() -> mine)
                .orElseThrow(() -> new UserError(
                        "name the running task that claims: --task TASK (a task's own commands need not)"));
        Optional<Integer> attempt = mine.filter(task::equals)
                .flatMap(_ -> Optional.ofNullable(environment.get("STRETTO_ATTEMPT")))
                .filter(number -> number.matches("[1-9][0-9]{0,8}"))
                .map(Integer::valueOf);
        Path root = Optional.ofNullable(environment.get("STRETTO_WORKSPACE"))
                .filter(_ -> own.isPresent())
                .map(Path::of)
                .orElseGet(place::root);
        return new Claiming(home, new TaskId(task), attempt, root);
    }

    /**
     * Claims all of this or nothing.
     *
     * @param wait how long it may take until all of it is free; zero for not at all
     * @return why it is refused; empty where it is granted
     * @throws UserError if it is no claim, or nobody drives the run
     */
    public Optional<String> claim(List<Claim> claims, Duration wait) throws UserError {
        return claim(UUID.randomUUID().toString(), claims, wait);
    }

    /**
     * As {@link #claim(List, Duration)}, under a name of the caller's.
     *
     * @param id never used twice in a run
     */
    public Optional<String> claim(String id, List<Claim> claims, Duration wait) throws UserError {
        Map<String, KnownPath> known = new TreeMap<>();
        for (Claim claim : claims) {
            if (!claim.mode().equals("use")) {
                note(claim.resource(), known);
            }
        }
        return send(new Input.MakeClaim(task, attempt, id, claims, new ArrayList<>(known.values()), wait.toMillis()));
    }

    private void note(String glob, Map<String, KnownPath> known) throws UserError {
        PathFacts disk = new PathsOnDisk(root);
        try {
            Glob.of(glob, path -> {
                PathKind kind = disk.at(path);
                if (kind != PathKind.ABSENT) {
                    known.put(path, new KnownPath(path, kind == PathKind.FOLDER));
                }
                return kind;
            });
        } catch (BadGlobException e) {
            throw new UserError("“" + glob + "” is no glob: " + e.getMessage());
        }
    }

    /**
     * Gives back what was claimed.
     *
     * @param claims as they were claimed; none for all of it
     * @return why that is refused; empty where it is done
     * @throws UserError if nobody drives the run
     */
    public Optional<String> release(List<Claim> claims) throws UserError {
        return send(new Input.Release(task, attempt, claims));
    }

    private Optional<String> send(Input.Request request) throws UserError {
        String refusal = ControlSocket.send(home, request)
                .orElseThrow(() -> new UserError("nobody drives run " + home.run()
                        + " any more, so nothing can be claimed in it; `stretto resume` takes it up"));
        return Optional.of(refusal).filter(why -> !why.isEmpty());
    }
}
