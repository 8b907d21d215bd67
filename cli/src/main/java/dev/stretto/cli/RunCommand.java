package dev.stretto.cli;

import dev.stretto.app.LoadedPlan;
import dev.stretto.app.OrderSearch;
import dev.stretto.app.Place;
import dev.stretto.app.RunRequest;
import dev.stretto.app.StartRun;
import dev.stretto.app.UserError;
import dev.stretto.app.WarmUp;
import dev.stretto.app.WorkspaceKind;
import dev.stretto.forecast.OptimizedOrder;
import dev.stretto.local.LocalRun;
import dev.stretto.plan.Defaults;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stretto run}. */
@Command(name = "run", description = "Run a plan: every task in its own workspace, every result landed on one branch.")
final class RunCommand extends Subcommand {

    private static final long MEGABYTE = 1_000_000;
    /** How long a search for an order may take where nobody says. */
    static final Duration BUDGET = Duration.ofSeconds(1);

    @Mixin
    private final PlanOptions plan = new PlanOptions();

    @Option(
            names = {"-w", "--workers"},
            descriptionKey = "workers",
            paramLabel = "N|auto",
            converter = Workers.Converter.class,
            description = "How many tasks may run at once (default: the plan's front matter, else auto: this machine's"
                    + " cores, at most 8).")
    private @Nullable Workers workers;

    @Option(
            names = "--agent",
            descriptionKey = "agent",
            paramLabel = "NAME|COMMAND",
            description = "The agent for tasks without a command of their own: one by its name (`stretto agents` lists"
                    + " them), or a shell command that gets the task as a prompt on its standard input; in a workspace of"
                    + " its own.")
    private @Nullable String agent;

    @Option(
            names = "--workspace",
            descriptionKey = "workspace.provider",
            paramLabel = "KIND",
            defaultValue = "auto",
            description = "Where tasks run: overlay, each attempt in a layer of its own on top of files that all share;"
                    + " clone, each in a working copy of its own that shares its content on disk with the others (btrfs,"
                    + " XFS); pool, each in a plain one; auto, in the best of these that can be had, clone or pool with"
                    + " --keep or --setup (default); none, all on your own files, as make would, from the root of the repository if there is one; nothing is"
                    + " landed.")
    private WorkspaceKind workspace = WorkspaceKind.AUTO;

    @Option(
            names = "--keep",
            descriptionKey = "workspace.keep",
            paramLabel = "PATH",
            description = "What a working copy keeps when it is used again, such as node_modules; can be repeated.")
    private List<String> keep = new ArrayList<>();

    @Option(
            names = "--setup",
            descriptionKey = "workspace.setup",
            paramLabel = "COMMAND",
            description = "A shell command that makes a fresh working copy ready, such as npm ci: runs before the task,"
                    + " within its timeout; again only where nothing of --keep can be left of it.")
    private @Nullable String setup;

    @Option(
            names = "--on-conflict",
            descriptionKey = "on-conflict",
            paramLabel = "COMMAND",
            description =
                    "A shell command that may settle a merge conflict before its task is done again: runs among the"
                            + " files with git's marks in them, and settles it if it succeeds and leaves none (default: the plan's).")
    private @Nullable String onConflict;

    @Option(
            names = "--retries",
            descriptionKey = "retries",
            paramLabel = "N",
            description = "How often a failed task is tried again, with growing pauses (default: the plan's, else 0).")
    private @Nullable Integer retries;

    @Option(
            names = "--timeout",
            descriptionKey = "timeout",
            paramLabel = "TIME",
            converter = Durations.Converter.class,
            description = "How long one attempt may take: 90s, 30m, 2h (default: the plan's, else no limit).")
    private @Nullable Duration timeout;

    @Option(
            names = "--max-output",
            descriptionKey = "max-output",
            paramLabel = "MB",
            defaultValue = "1000",
            description = "How many megabytes one attempt may print before it is ended (default 1000).")
    private int maxOutput;

    @Option(names = "--all", description = "Run tasks again that the plan marks as completed.")
    private boolean all;

    @Option(
            names = "--include",
            paramLabel = "TASK",
            split = ",",
            description = "Run these tasks although the plan defers them or leaves them out: ids with commas between"
                    + " them, of groups too; can be repeated.")
    private List<String> include = new ArrayList<>();

    @Option(names = "--new", description = "Start a new run although one of this plan is unfinished.")
    private boolean again;

    @Option(
            names = "--land",
            negatable = true,
            descriptionKey = "land",
            description = "When all is done, fast-forward your branch to the result; refused where your work tree has"
                    + " changes.")
    private boolean land;

    @Option(
            names = "--tick",
            descriptionKey = "tick",
            arity = "0..1",
            paramLabel = "file|branch",
            parameterConsumer = TickWhere.class,
            description =
                    "Mark each completed task in the plan: in your file as tasks complete; with =branch as the last"
                            + " commit of the run, which is what --land takes along where the plan is committed.")
    private RunRequest.Tick.@Nullable Where tick;

    @Option(
            names = "--push",
            descriptionKey = "push",
            paramLabel = "REMOTE[:BRANCH]",
            description = "Push what has landed to a remote after each landing, never by force, to a branch of the same"
                    + " name or the one given; what does not work is tried again and holds nothing up.")
    private @Nullable String push;

    @Option(
            names = "--actuals",
            negatable = true,
            descriptionKey = "actuals",
            description = "With --tick, note the time that each task took beside its estimate.")
    private boolean actuals;

    @Option(
            names = "--branch-prefix",
            descriptionKey = "branch-prefix",
            paramLabel = "PREFIX",
            defaultValue = "stretto/",
            description = "What the integration branch's name starts with (default stretto/).")
    private String branchPrefix = "stretto/";

    @Mixin
    private final LandingGateOptions gates = new LandingGateOptions();

    @Mixin
    private final RunClaimOptions claims = new RunClaimOptions();

    @Option(
            names = "--order",
            descriptionKey = "order",
            paramLabel = "ORDER",
            defaultValue = "priority",
            description =
                    "Which of the tasks that could start does so first: priority, by explicit priority, then the"
                            + " longest remaining path (default); optimized, by the best order a search finds before the start.")
    private Order order = Order.PRIORITY;

    @Option(
            names = "--budget",
            descriptionKey = "budget",
            paramLabel = "TIME",
            converter = Durations.Converter.class,
            description = "With --order optimized, how long to search (default 1s).")
    private @Nullable Duration budget;

    @Option(
            names = "--serve",
            arity = "0..1",
            fallbackValue = "7420",
            paramLabel = "PORT",
            description = "Serve as `stretto serve` does while the run is driven here; prints the address first.")
    private @Nullable Integer serve;

    @Option(
            names = "--detach",
            description = "Have a process of its own drive the run, and return as soon as that does.")
    private boolean detach;

    @Option(names = "--no-start", description = "Only make the run: `stretto resume` starts it.")
    private boolean noStart;

    @Option(names = "--json", description = "Print every event as a line of JSON, then a summary.")
    private boolean json;

    /** Which task starts first. */
    enum Order {
        PRIORITY,
        OPTIMIZED
    }

    @Override
    public Integer call() throws UserError, InterruptedException {
        WarmUp.begin(cli().environment());
        Optional<LoadedPlan> loaded = plan.loadGood(cli(), include, workersAsked());
        if (loaded.isEmpty()) {
            cli().say("the plan has errors, nothing was started");
            return ExitCode.FAILED;
        }
        return run(cli(), loaded.get(), this);
    }

    private static int run(Cli cli, LoadedPlan loaded, RunCommand options) throws UserError, InterruptedException {
        Defaults defaults = loaded.plan().orElseThrow().defaults();
        Workers workers = options.workers(defaults);
        RunRequest request = options.ordered(cli, loaded, options.request(defaults, workers));
        if (options.detach || options.noStart) {
            options.refuseServing();
            return new LeftAlone(cli, options.json, !options.noStart).run(loaded, request);
        }
        RunSession session = new RunSession(cli, options.json);
        try (Place place = Place.of(cli.directory());
                LocalRun run = new StartRun(place, cli.environment()).start(loaded, request, session);
                Beside _ = Beside.at(options.serve, place, cli)) {
            session.introduce(run, place, workers.count() + " (" + workers.why() + ")");
            return session.drive(run);
        }
    }

    private void refuseServing() throws UserError {
        if (serve != null) {
            throw new UserError(
                    "--serve serves for as long as the run is driven here: without --detach and --no-start, or"
                            + " use `stretto serve`");
        }
    }

    /** The request with the order that was asked for; says what a search gained. */
    private RunRequest ordered(Cli cli, LoadedPlan loaded, RunRequest request) throws UserError {
        if (order == Order.PRIORITY) {
            if (budget != null && typed("--budget")) {
                throw new UserError("--budget is for the search of --order optimized: give that too");
            }
            return request;
        }
        OptimizedOrder found = OrderSearch.of(
                loaded, request, cli.directory(), Optional.ofNullable(budget).orElse(BUDGET));
        PrintWriter out = json ? cli.console().err() : cli.console().out();
        out.println(OrderText.of(found));
        return request.withOrder(found.order());
    }

    private Optional<RunRequest.Tick> ticks() throws UserError {
        if (actuals && tick == null && typed("--actuals")) {
            throw new UserError("--actuals notes times where tasks are ticked: give --tick too");
        }
        return Optional.ofNullable(tick).map(where -> new RunRequest.Tick(where, actuals));
    }

    private Optional<Integer> workersAsked() {
        return Optional.ofNullable(workers).map(Workers::count);
    }

    private Workers workers(Defaults defaults) {
        Optional<Workers> ofPlan = defaults.workers().map(count -> new Workers(count, "the plan's front matter"));
        return choose("--workers", workers, ofPlan).orElseGet(Workers::auto);
    }

    private RunRequest request(Defaults defaults, Workers chosen) throws UserError {
        if (maxOutput < 1 || (retries != null && retries < 0)) {
            throw new UserError("--max-output must be at least 1 and --retries at least 0");
        }
        boolean lands = workspace != WorkspaceKind.NONE;
        if (!lands && onConflict != null && typed("--on-conflict")) {
            throw new UserError("--on-conflict has nothing to settle with --workspace none, where nothing is merged");
        }
        Optional<Duration> limit = choose("--timeout", timeout, defaults.timeout());
        return new RunRequest(
                chosen.count(),
                choose("--agent", agent, defaults.agent()),
                plan.compile(include, workersAsked()),
                choose("--retries", retries, defaults.retries()).orElse(0),
                limit.map(Duration::toMillis).orElse(0L),
                maxOutput * MEGABYTE,
                workspace,
                all,
                again,
                keep,
                Optional.ofNullable(setup),
                choose("--on-conflict", onConflict, defaults.onConflict()),
                land && (lands || typed("--land")),
                ticks(),
                Optional.ofNullable(push).filter(_ -> lands || typed("--push")),
                branchPrefix,
                claims.rules(),
                List.of(),
                gates.gates(this, defaults.gates(), lands));
    }
}
