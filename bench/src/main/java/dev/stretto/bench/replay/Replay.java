package dev.stretto.bench.replay;

import dev.stretto.app.LoadedPlan;
import dev.stretto.app.Place;
import dev.stretto.app.PlanLoader;
import dev.stretto.app.RunRequest;
import dev.stretto.app.StartRun;
import dev.stretto.app.UserError;
import dev.stretto.app.WorkspaceKind;
import dev.stretto.bench.support.Git;
import dev.stretto.bench.support.Refusal;
import dev.stretto.claim.ClaimRules;
import dev.stretto.engine.LandingGates;
import dev.stretto.engine.TaskState;
import dev.stretto.graph.Schedule;
import dev.stretto.graph.TaskGraph;
import dev.stretto.local.LocalRun;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.view.RunView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Replays a history in a directory of its own. */
final class Replay {

    private static final long OUTPUT_BYTES_MAX = 1 << 20;

    private final Path directory;
    private final Copy copy;
    private final History history;

    private Replay(Path directory, Copy copy, History history) {
        this.directory = directory;
        this.copy = copy;
        this.history = history;
    }

    /**
     * Gets a replay ready: copies the repository without touching it, and reads its last commits.
     *
     * @param repository any folder in it
     * @param directory an empty directory
     * @param commits how many at most
     */
    static Replay prepare(Path repository, Path directory, int commits) throws Refusal, IOException {
        Copy copy = Copy.of(repository, directory.resolve("repository.git"));
        History history = History.read(copy.git(), copy.head(), commits);
        copy.requireFiles(history);
        copy.startAt(history);
        Replay replay = new Replay(directory, copy, history);
        replay.writeChanges();
        return replay;
    }

    int commits() {
        return history.commits().size();
    }

    private void writeChanges() throws IOException {
        Path changes = Files.createDirectories(directory.resolve("changes"));
        for (Commit commit : history.commits()) {
            Files.write(changes.resolve(commit.id()), indexInfo(commit.changes()));
            if (commit.changes().stream().anyMatch(PathChange::changesAttributes)) {
                Files.createFile(changes.resolve(commit.id() + ".attributes"));
            }
        }
        try (InputStream script = Replay.class.getResourceAsStream("apply.sh")) {
            if (script == null) {
                throw new IllegalStateException("apply.sh is missing in the jar");
            }
            Files.copy(script, directory.resolve("apply.sh"));
        }
    }

    /** Deletions come first, so that a path can take the place of a directory, or the reverse. */
    private static byte[] indexInfo(List<PathChange> changes) {
        StringBuilder text = new StringBuilder();
        for (boolean deletion : new boolean[] {true, false}) {
            for (PathChange change : changes) {
                if (change.deletes() == deletion) {
                    text.append(deletion ? "0" : change.newMode()).append(' ').append(change.newObject());
                    text.append('\t').append(change.path()).append('\0');
                }
            }
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Runs the plan and compares. */
    Outcome run(String name, int workers, WorkspaceKind workspace) throws IOException, UserError, InterruptedException {
        List<Set<Integer>> relations = Relations.of(history.commits());
        Path file = directory.resolve("plan.md");
        Files.writeString(file, ReplayPlan.of(name, history.commits(), relations));
        LoadedPlan plan = PlanLoader.load(file.toString(), directory, PlanLoader.Reading.DEFAULT);
        if (!plan.ok()) {
            throw new IllegalStateException("the plan in " + file + " has errors: " + plan.diagnostics());
        }
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.put("REPLAY", directory.toString());
        environment.put("XDG_CACHE_HOME", directory.resolve("cache").toString());
        RunView view = new RunView();
        try (Place place = Place.of(copy.directory());
                LocalRun run =
                        new StartRun(place, environment).start(plan, request(workers, workspace), view::accept)) {
            run.drive();
        }
        return outcome(plan, view);
    }

    private static RunRequest request(int workers, WorkspaceKind workspace) {
        return new RunRequest(
                workers,
                Optional.empty(),
                CompileOptions.DEFAULT,
                0,
                0,
                OUTPUT_BYTES_MAX,
                workspace,
                false,
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                "stretto/",
                ClaimRules.OFF,
                List.of(),
                LandingGates.NONE);
    }

    private Outcome outcome(LoadedPlan plan, RunView view) {
        Git git = copy.git();
        TaskGraph graph = plan.compilation().orElseThrow().graph().orElseThrow();
        String tree = git.call("rev-parse", view.ledger().head() + "^{tree}").text();
        List<String> different = git.call(
                        "diff-tree", "-r", "--no-renames", "--no-abbrev", "--raw", history.tree(), tree)
                .text()
                .lines()
                .toList();
        List<String> failures = new ArrayList<>();
        if (!view.ledger().pauseReason().isEmpty()) {
            failures.add(view.ledger().pauseReason());
        }
        view.ledger().tasks().stream()
                .filter(task -> task.state() == TaskState.FAILED)
                .forEach(task -> failures.add(task.task() + ": " + task.message()));
        int waves = new Schedule(graph, new double[graph.size()]).waves().size();
        return new Outcome(commits(), waves, view.summary(), history.tree(), tree, different, failures);
    }
}
