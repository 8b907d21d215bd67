package dev.stretto.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.Event;
import dev.stretto.engine.Input;
import dev.stretto.engine.Recorded;
import dev.stretto.engine.RunDefinition;
import dev.stretto.engine.RunId;
import dev.stretto.engine.RunOptions;
import dev.stretto.git.GitRepository;
import dev.stretto.git.ObjectId;
import dev.stretto.git.Remotes;
import dev.stretto.graph.Node;
import dev.stretto.graph.TaskGraph;
import dev.stretto.journal.RunFacts;
import dev.stretto.journal.SqliteJournal;
import dev.stretto.landing.GitLandingTarget;
import dev.stretto.landing.LandingTarget;
import dev.stretto.plan.Command;
import dev.stretto.plan.Defaults;
import dev.stretto.plan.OrderRule;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Position;
import dev.stretto.plan.Priority;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import dev.stretto.plan.TaskOrder;
import dev.stretto.plan.TaskSettings;
import dev.stretto.workspace.KeepList;
import dev.stretto.workspace.PoolProvider;
import dev.stretto.workspace.Salvage;
import dev.stretto.workspace.WorkspaceProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** A run on this machine with real git and real processes, of which single parts can be made to fail. */
final class LocalScene implements AutoCloseable {

    private static final long SECONDS_MAX = 40;

    private final Path folder;
    private final List<Task> tasks = new ArrayList<>();
    private final List<LocalRun> runs = new ArrayList<>();
    private final List<GitRepository> repositories = new ArrayList<>();
    private List<Node> graph = List.of();
    private boolean inPlace;
    private int retries;
    private int workers = 4;
    UnaryOperator<WorkspaceProvider> workspaces = UnaryOperator.identity();
    UnaryOperator<LandingTarget> landing = UnaryOperator.identity();

    /** Every event that was told, by any driver. */
    final List<Recorded> told = new CopyOnWriteArrayList<>();

    LocalScene(Path folder) {
        this.folder = folder;
    }

    LocalScene inPlace() {
        inPlace = true;
        return this;
    }

    LocalScene retries(int number) {
        retries = number;
        return this;
    }

    LocalScene workers(int number) {
        workers = number;
        return this;
    }

    LocalScene task(String id, String script) {
        return task(id, script, Optional.empty());
    }

    LocalScene task(String id, String script, Optional<String> gate) {
        tasks.add(new Task(
                new TaskId(id),
                "Task " + id,
                "",
                Optional.empty(),
                Optional.empty(),
                TaskOrder.NONE,
                PlanStatus.PENDING,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Priority.MEDIUM,
                new TaskSettings(
                        Optional.of(new Command(script, false)),
                        gate,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false),
                Position.START));
        return this;
    }

    /** By what graph the tasks run; without one, each for itself. */
    LocalScene graph(Node... nodes) {
        graph = List.of(nodes);
        return this;
    }

    Path work() {
        return folder.resolve("work");
    }

    Path cache() {
        return folder.resolve("cache");
    }

    RunHome home() {
        return new RunHome(new RunId("r1"), folder.resolve("runs/r1"));
    }

    RunDefinition definition() {
        Plan plan = new Plan(
                "Plan", PlanFormat.STRETTO, OrderRule.AT_ONCE, List.of(), tasks, List.of(), List.of(), Defaults.NONE);
        List<Node> nodes = graph.isEmpty()
                ? tasks.stream()
                        .<Node>map(task -> new Node.TaskNode(task.id(), List.of()))
                        .toList()
                : graph;
        return new RunDefinition(
                1, "dag", "", plan, new TaskGraph(nodes), new RunOptions(workers, retries, 2, 1, 1, inPlace, false, 1));
    }

    private RunFacts facts() {
        // By their names, since what facts there are is no business of these tests.
        ObjectNode json = dev.stretto.journal.Json.mapper().createObjectNode();
        json.putObject("run").put("value", "r1");
        json.put("planName", "plan.md").put("planPath", "").put("directory", work().toString());
        json.put("branch", inPlace ? "" : "stretto/r1").put("base", inPlace ? "" : git("rev-parse", "HEAD"));
        json.put("outputBytesMax", 1_000_000L).put("phaseOrder", "FULL");
        json.putArray("keep");
        return dev.stretto.journal.Json.mapper().treeToValue(json, RunFacts.class);
    }

    private Ground ground() {
        if (inPlace) {
            return new Ground.InPlace(work());
        }
        GitRepository repository = GitRepository.discover(work());
        repositories.add(repository);
        return new Ground.Isolated(
                workspaces.apply(new PoolProvider(repository, cache(), "r1", KeepList.NONE)),
                landing.apply(new GitLandingTarget(repository, "r1", "stretto/r1", home().scratch())),
                new Salvage(repository, "r1"),
                repository.identity(),
                new Remotes(repository));
    }

    /** Makes the run, which is to be driven. */
    LocalRun create() {
        try {
            Files.createDirectories(home().directory());
            Files.createDirectories(work());
            if (!inPlace) {
                git("init", "--quiet", "--initial-branch=main");
                git("config", "user.name", "Ann");
                git("config", "user.email", "ann@example.org");
                git("commit", "--quiet", "--allow-empty", "--message=Start");
            }
            Ground ground = ground();
            if (ground instanceof Ground.Isolated isolated) {
                isolated.landing().open(new ObjectId(git("rev-parse", "HEAD")));
            }
            LocalRun run = LocalRun.create(home(), facts(), definition(), "text", ground, environment(), told::add);
            runs.add(run);
            run.request(new Input.Resume(), _ -> {});
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LocalRun.AlreadyDriven e) {
            throw new AssertionError(e);
        }
    }

    LocalRun recover() throws LocalRun.AlreadyDriven, IOException {
        told.clear();
        LocalRun run = LocalRun.recover(home(), ground(), environment(), told::add);
        runs.add(run);
        return run;
    }

    private Map<String, String> environment() {
        return Map.of("PATH", System.getenv("PATH"), "FOLDER", folder.toString());
    }

    /** Drives a run on a thread of its own. */
    CompletableFuture<Void> drive(LocalRun run) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                run.drive();
                end.complete(null);
            } catch (Throwable e) {
                end.completeExceptionally(e);
            }
        });
        return end;
    }

    /** Drives a run to where it stops by itself. */
    void driveToItsEnd(LocalRun run) {
        finish(drive(run));
    }

    void finish(CompletableFuture<Void> driving) {
        assertThat(driving)
                .as("driving ends; told:%n%s", told)
                .succeedsWithin(java.time.Duration.ofSeconds(SECONDS_MAX));
    }

    void await(BooleanSupplier happened) {
        long start = System.nanoTime();
        while (!happened.getAsBoolean()) {
            assertThat(System.nanoTime() - start)
                    .as("waited; told:%n%s", told)
                    .isLessThan(TimeUnit.SECONDS.toNanos(SECONDS_MAX));
            LockSupport.parkNanos(1_000_000);
        }
    }

    <T extends Event> void awaitEvent(Class<T> type) {
        await(() -> !told(type).isEmpty());
    }

    <T extends Event> List<T> told(Class<T> type) {
        return told.stream()
                .map(Recorded::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** What is in the journal, which must be what was told. */
    List<Recorded> journaled() {
        try (SqliteJournal journal = SqliteJournal.openToRead(home().journal())) {
            return journal.eventsAfter(0);
        }
    }

    boolean exists(String name) {
        return Files.exists(folder.resolve(name));
    }

    void touch(String name) {
        try {
            Files.createFile(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Attempt attempt(String task, int number) {
        return new Attempt(new TaskId(task), number);
    }

    String git(String... arguments) {
        try {
            List<String> command = new ArrayList<>(List.of("git"));
            command.addAll(List.of(arguments));
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(work().toFile()).redirectErrorStream(true);
            builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
            return said.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        runs.forEach(LocalRun::close);
        repositories.forEach(GitRepository::close);
    }
}
