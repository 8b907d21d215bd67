package dev.stretto.bench.replay;

import dev.stretto.app.UserError;
import dev.stretto.app.WorkspaceKind;
import dev.stretto.bench.support.Bounds;
import dev.stretto.bench.support.Refusal;
import dev.stretto.bench.support.Scratch;
import dev.stretto.journal.Json;
import dev.stretto.view.Summary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code bench/run replay}. */
@Command(
        name = "replay",
        sortOptions = false,
        description = {
            "Runs the last commits of a git history again, as tasks of a plan, in parallel,",
            "and compares the files that come out with those of the history.",
            "The repository is only read."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:the files are the same", " 1:they are not, or a task failed", " 2:wrong use"})
public final class ReplayCommand implements Callable<Integer> {

    private static final int SHOWN_MAX = 20;
    private static final int WORKERS_MAX = 1_000;
    private static final int COMMITS_MAX = 1_000_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--repo",
            paramLabel = "PATH",
            required = true,
            description = "a folder in the repository whose history, up to HEAD, is replayed")
    private Path repository = Path.of(".");

    @Option(
            names = "--commits",
            paramLabel = "N",
            defaultValue = "100",
            description = "how many (default: ${DEFAULT-VALUE})")
    private int commits;

    @Option(
            names = {"-w", "--workers"},
            paramLabel = "W",
            defaultValue = "4",
            description = "how many at once (default: ${DEFAULT-VALUE})")
    private int workers;

    @Option(
            names = "--workspace",
            paramLabel = "KIND",
            defaultValue = "auto",
            description = "in which workspaces: auto, overlay, clone, pool (default: ${DEFAULT-VALUE})")
    private WorkspaceKind workspace = WorkspaceKind.AUTO;

    @Option(
            names = "--in",
            paramLabel = "DIR",
            description = "a folder on the file system to work on (default: the one for temporary files)")
    private @Nullable Path in;

    @Option(names = "--json", description = "print one JSON object and nothing else")
    private boolean json;

    @Option(names = "--keep", description = "keep the plan, the copy and the run, and say where they are")
    private boolean keep;

    @Override
    public Integer call() throws Refusal, UserError, IOException, InterruptedException {
        Bounds.require(spec, "--commits", commits, COMMITS_MAX);
        Bounds.require(spec, "--workers", workers, WORKERS_MAX);
        PrintWriter err = spec.commandLine().getErr();
        try (Scratch scratch = Scratch.create("replay", in, keep)) {
            Replay replay = Replay.prepare(repository.toAbsolutePath().normalize(), scratch.path(), commits);
            if (replay.commits() < commits) {
                err.println("replay: the history has only " + replay.commits()
                        + " commits along first parents: all of them");
            }
            if (keep) {
                err.println("replay: everything is kept in " + scratch.path());
            }
            Outcome outcome = replay.run(name(), workers, workspace);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Json.mapper().writeValueAsString(asJson(outcome)));
            } else {
                print(outcome, out);
            }
            return outcome.identical() ? 0 : 1;
        }
    }

    private String name() {
        Path last = repository.toAbsolutePath().normalize().getFileName();
        return last == null ? "a history" : last.toString();
    }

    private void print(Outcome outcome, PrintWriter out) {
        Summary run = outcome.run();
        line(out, "tasks", outcome.tasks() + " in " + outcome.waves() + " waves");
        line(out, "workers", workers + ", at most " + run.maxParallel() + " busy at once");
        line(out, "wall time", seconds(run.wallMillis()) + ", " + decimal(outcome.tasksPerSecond()) + " tasks/s");
        line(out, "speed-up", decimal(run.speedup()) + " (" + seconds(run.taskMillis()) + " of work)");
        line(out, "conflicts", String.valueOf(run.conflicts()));
        line(out, "retries", String.valueOf(run.retries()));
        line(out, "history", "tree " + outcome.expectedTree());
        line(out, "replay", "tree " + outcome.tree());
        outcome.failures().stream().limit(SHOWN_MAX).forEach(failure -> line(out, "failed", failure));
        outcome.different().stream().limit(SHOWN_MAX).forEach(path -> line(out, "differs", path));
        if (outcome.different().size() > SHOWN_MAX) {
            line(out, "differs", "and " + (outcome.different().size() - SHOWN_MAX) + " more");
        }
        if (outcome.otherNameForTheSame()) {
            out.println("The files are the same; the history spells some file modes in a way git no longer writes.");
        }
        out.println(outcome.identical() ? "IDENTICAL" : "NOT IDENTICAL (the run is " + state(run) + ")");
    }

    private static String state(Summary run) {
        return run.state().name().toLowerCase(Locale.ROOT);
    }

    private static String seconds(long millis) {
        return decimal(millis / 1000.0) + " s";
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static void line(PrintWriter out, String name, String value) {
        out.println(String.format(Locale.ROOT, "%-10s %s", name, value));
    }

    private ObjectNode asJson(Outcome outcome) {
        Summary run = outcome.run();
        ObjectNode node = Json.mapper()
                .createObjectNode()
                .put("identical", outcome.identical())
                .put("state", state(run))
                .put("tasks", outcome.tasks())
                .put("waves", outcome.waves())
                .put("workers", workers)
                .put("maxParallel", run.maxParallel())
                .put("wallMillis", run.wallMillis())
                .put("taskMillis", run.taskMillis())
                .put("speedup", run.speedup())
                .put("tasksPerSecond", outcome.tasksPerSecond())
                .put("conflicts", run.conflicts())
                .put("retries", run.retries())
                .put("failed", run.failed())
                .put("skipped", run.skipped())
                .put("expectedTree", outcome.expectedTree())
                .put("tree", outcome.tree());
        outcome.different().forEach(node.putArray("different")::add);
        outcome.failures().forEach(node.putArray("failures")::add);
        return node;
    }
}
