package dev.stretto.app;

import dev.stretto.app.Leftover.Kind;
import dev.stretto.driver.Journal.JournalException;
import dev.stretto.engine.Trial;
import dev.stretto.git.CommitDetails;
import dev.stretto.git.FileTrees;
import dev.stretto.git.GitRepository;
import dev.stretto.journal.RunFacts;
import dev.stretto.journal.SqliteJournal;
import dev.stretto.local.Ground;
import dev.stretto.local.IdleRun;
import dev.stretto.local.RunHome;
import dev.stretto.local.StaleSockets;
import dev.stretto.workspace.KeepList;
import dev.stretto.workspace.Workspace;
import dev.stretto.workspace.WorkspaceException;
import dev.stretto.workspace.WorkspaceFolders;
import dev.stretto.workspace.WorkspaceProvider;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what runs have left behind that nobody needs any more, and removes it. Nothing of a run that has not ended is touched, nor
 * of one whose journal cannot be read; nor is work lost that is on no branch, but for what is older than the user says.
 */
public final class Clean {

    private static final List<String> ENDED = List.of("run.completed", "run.failed", "run.cancelled");
    private static final Duration SOCKET_AGE_MIN = Duration.ofMinutes(1);
    private static final Duration TEMPORARY_LIFE_MAX = Duration.ofDays(1);

    private final Place place;
    private final Map<String, String> environment;
    private final Duration olderThan;
    private final long nowMillis;

    /**
     * @param environment where the cache directory is looked up
     * @param olderThan how long ago a run must have ended for its journal, its logs and what is kept of it to go
     */
    public Clean(Place place, Map<String, String> environment, Duration olderThan, long nowMillis) {
        this.place = place;
        this.environment = environment;
        this.olderThan = olderThan;
        this.nowMillis = nowMillis;
    }

    /** What can be removed, that of one run together, in the order in which it is to be. */
    public List<Leftover> find() throws UserError {
        List<Leftover> found = new ArrayList<>();
        Set<String> known = new LinkedHashSet<>(place.runs().names());
        for (RunHome home : place.runs().all()) {
            ended(home).ifPresent(run -> found.addAll(of(home, run)));
        }
        place.repository().ifPresent(repository -> found.addAll(orphans(repository, known)));
        found.addAll(temporary());
        return found;
    }

    /** What counts of a run that has ended. */
    private record Ended(RunFacts facts, String state, long atMillis) {}

    private static Optional<Ended> ended(RunHome home) {
        try (SqliteJournal journal = SqliteJournal.openToRead(home.journal())) {
            String state = journal.runState();
            return ENDED.contains(state)
                    ? Optional.of(
                            new Ended(journal.facts(), state.substring("run.".length()), journal.lastEventAtMillis()))
                    : Optional.empty();
        } catch (JournalException e) {
            return Optional.empty(); // `doctor` tells of it
        }
    }

    private List<Leftover> of(RunHome home, Ended run) {
        List<Leftover> found = new ArrayList<>();
        String id = home.run().value();
        place.repository().ifPresent(repository -> {
            Path folder = new WorkspaceFolders(repository, cache()).of(id);
            if (Files.isDirectory(folder)) {
                found.add(new Leftover(
                        Kind.WORKSPACES,
                        id,
                        folder.toString(),
                        "the run has " + run.state(),
                        Optional.empty(),
                        DiskUse.of(folder),
                        () -> giveUp(workspaces(home, run.facts()), repository, id)));
            }
        });
        Duration age = Duration.ofMillis(nowMillis - run.atMillis());
        if (age.compareTo(olderThan) >= 0) {
            String ago = run.state() + " " + age.toDays() + " days ago";
            place.repository()
                    .ifPresent(repository -> found.addAll(
                            new CleanRefs(repository).of(id, run.facts().branch(), "the run has " + ago)));
            Path folder = home.directory();
            found.add(new Leftover(
                    Kind.RUN,
                    id,
                    folder.toString(),
                    "journal and logs of " + run.facts().planName() + ", " + ago,
                    Optional.empty(),
                    DiskUse.of(folder),
                    () -> FileTrees.delete(folder)));
        }
        found.sort(Comparator.comparing(Leftover::kind));
        return found;
    }

    /** What is left of runs whose journals are gone. */
    private List<Leftover> orphans(GitRepository repository, Set<String> known) {
        List<Leftover> found = new ArrayList<>();
        String why = "there is no run of this name any more";
        for (Path folder : new WorkspaceFolders(repository, cache()).all()) {
            String id = String.valueOf(folder.getFileName());
            if (!known.contains(id)) {
                found.add(new Leftover(
                        Kind.WORKSPACES,
                        id,
                        folder.toString(),
                        why,
                        Optional.empty(),
                        DiskUse.of(folder),
                        () -> giveUp(orphaned(folder, repository, id), repository, id)));
            }
        }
        CleanRefs refs = new CleanRefs(repository);
        for (String id : refs.runs()) {
            if (!known.contains(id)) {
                refs.of(id, "", why).stream()
                        .filter(ref -> ref.kind() == Kind.HEAD || isOld(repository, ref))
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** Opens the workspaces that no journal tells of. */
    private WorkspaceProvider orphaned(Path folder, GitRepository repository, String run) throws UserError {
        WorkspaceKind kind = WorkspaceFolders.areOverlays(folder) ? WorkspaceKind.OVERLAY : WorkspaceKind.POOL;
        return Isolation.again(kind, cache(), run).opening().open(repository, cache(), run, KeepList.NONE);
    }

    private boolean isOld(GitRepository repository, Leftover ref) {
        long atMillis = repository.committedAtMillis(ref.commit().orElseThrow());
        return nowMillis - atMillis >= olderThan.toMillis();
    }

    private List<Leftover> temporary() throws UserError {
        List<Leftover> found = new ArrayList<>();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            for (Path socket :
                    StaleSockets.in(temporary, Instant.ofEpochMilli(nowMillis).minus(SOCKET_AGE_MIN))) {
                found.add(new Leftover(
                        Kind.SOCKET,
                        "",
                        socket.toString(),
                        "its driver was killed",
                        Optional.empty(),
                        0,
                        () -> StaleSockets.remove(socket)));
            }
            if (place.repository().isPresent()) {
                Path own = place.repository().get().commonDirectory().resolve("stretto/tmp");
                for (Path file : entries(own)) {
                    if (nowMillis - Files.getLastModifiedTime(file).toMillis() >= TEMPORARY_LIFE_MAX.toMillis()) {
                        found.add(new Leftover(
                                Kind.TEMPORARY,
                                "",
                                file.toString(),
                                "left by a process that was killed",
                                Optional.empty(),
                                DiskUse.of(file),
                                () -> FileTrees.delete(file)));
                    }
                }
            }
        } catch (IOException e) {
            throw new UserError("cannot look for what is left behind: " + Folders.reason(e));
        }
        return found;
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(found::add);
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return found;
    }

    private WorkspaceProvider workspaces(RunHome home, RunFacts facts) throws UserError {
        return switch (Grounds.of(place, facts, home, environment)) {
            case Ground.Isolated isolated -> isolated.workspaces();
            case Ground.InPlace _ -> throw new UserError("run " + home.run() + " has no workspaces");
        };
    }

    private Path cache() {
        return Grounds.cache(environment);
    }

    /** Keeps what attempts left in workspaces that nobody collected, then deletes them all. */
    private static void giveUp(WorkspaceProvider workspaces, GitRepository repository, String run) {
        for (Workspace workspace : workspaces.held()) {
            try {
                workspace.salvage(details(workspace.trial(), repository, run));
            } catch (WorkspaceException e) {
                if (e.getCause() != null) {
                    throw e;
                }
                // There is nothing in it any more.
            }
            workspace.release();
        }
        workspaces.removeFree();
    }

    private static CommitDetails details(Trial trial, GitRepository repository, String run) {
        return new CommitDetails(
                "What was left in the workspace of " + trial + " of run " + run + "\n",
                repository.identity(),
                System.currentTimeMillis() / 1000);
    }

    /**
     * Removes what was found, if nobody has taken the run up again meanwhile.
     *
     * @return what could not be removed and why, by what it is
     */
    public List<String> remove(List<Leftover> found) {
        List<String> problems = new ArrayList<>();
        for (Leftover leftover : found) {
            try {
                removeIdle(leftover);
            } catch (IOException e) {
                problems.add(leftover.what() + ": " + Folders.reason(e));
            } catch (UserError | RuntimeException e) {
                problems.add(leftover.what() + ": " + e.getMessage());
            }
        }
        return problems;
    }

    private void removeIdle(Leftover leftover) throws IOException, UserError {
        Optional<RunHome> home = place.runs().all().stream()
                .filter(run -> run.run().value().equals(leftover.run()))
                .findFirst();
        if (home.isEmpty()) {
            leftover.removal().run();
            return;
        }
        try (IdleRun _ = IdleRun.of(home.get())
                .orElseThrow(() -> new UserError("run " + leftover.run() + " is being driven again"))) {
            if (ended(home.get()).isEmpty()) {
                throw new UserError("run " + leftover.run() + " goes on again");
            }
            leftover.removal().run();
        }
    }
}
