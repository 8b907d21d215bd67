package dev.stretto.app;

import dev.stretto.agent.Agents;
import dev.stretto.driver.Journal.JournalException;
import dev.stretto.engine.Input;
import dev.stretto.engine.Recorded;
import dev.stretto.engine.RunDefinition;
import dev.stretto.engine.RunOptions;
import dev.stretto.git.GitException;
import dev.stretto.git.GitRepository;
import dev.stretto.git.ObjectId;
import dev.stretto.journal.RunFacts;
import dev.stretto.journal.SqliteJournal;
import dev.stretto.journal.Ticking;
import dev.stretto.local.Ground;
import dev.stretto.local.LocalRun;
import dev.stretto.local.LocalRun.AlreadyDriven;
import dev.stretto.local.RunAgents;
import dev.stretto.local.RunHome;
import dev.stretto.plan.PlanFormat;
import dev.stretto.workspace.KeepList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Starts a run of a plan. */
public final class StartRun {

    private static final int SLUG_LENGTH_MAX = 40;
    private static final int CONFLICT_RETRIES = 2;
    private static final long BACKOFF_MILLIS = 1_000;
    private static final long BACKOFF_MILLIS_MAX = 60_000;

    private final Place place;
    private final Map<String, String> environment;

    /**
     * @param environment what the attempts inherit
     */
    public StartRun(Place place, Map<String, String> environment) {
        this.place = place;
        this.environment = environment;
    }

    /**
     * Makes a run of a plan, ready to be driven.
     *
     * @param plan a plan that is ok
     * @param subscriber is shown every event once it is journaled
     * @throws UserError if the plan cannot be run here and now, with what to do
     */
    public LocalRun start(LoadedPlan plan, RunRequest request, Consumer<Recorded> subscriber) throws UserError {
        LocalRun run = make(plan, request, subscriber);
        run.request(new Input.Resume(), _ -> {});
        return run;
    }

    /**
     * Makes a run of a plan that nobody drives yet: {@code resume} starts it.
     *
     * @param plan a plan that is ok
     * @throws UserError if the plan cannot be run here and now, with what to do
     */
    public RunHome plan(LoadedPlan plan, RunRequest request) throws UserError, InterruptedException {
        try (LocalRun run = make(plan, request, _ -> {})) {
            run.settle();
            return place.runs().byId(run.facts().run().value()).orElseThrow();
        }
    }

    private LocalRun make(LoadedPlan plan, RunRequest request, Consumer<Recorded> subscriber) throws UserError {
        refuseUnfinished(plan, request);
        RunDefinition definition = definition(plan, request, place.root());
        Optional<Agents> agents = new CommandCheck(request.agent(), environment, place.directory(), place.root())
                .require(plan, definition.options()::runs);
        refuseKeep(request);
        Optional<ObjectId> base = request.inPlace() ? Optional.empty() : Optional.of(base(request));
        String landOn = request.land() ? landOn(request) : "";
        Optional<Ticking> ticking = new TickChoice(place).of(plan, request, base);
        Optional<Isolation.Usable> workspaces = request.inPlace() ? Optional.empty() : Optional.of(workspaces(request));
        new PushChoice(place).require(request);
        RunHome home = place.runs().create();
        RunFacts facts = facts(home, plan, request, base, workspaces.map(Isolation.Usable::kind), landOn, ticking);
        try {
            Ground ground = workspaces.isPresent()
                    ? Grounds.of(place, facts, home, environment, workspaces.get())
                    : Grounds.of(place, facts, home, environment);
            if (agents.isPresent()) {
                RunAgents.write(home, agents.get());
            }
            if (ground instanceof Ground.Isolated isolated) {
                isolated.landing().open(new ObjectId(facts.base()));
            }
            return LocalRun.create(home, facts, definition, plan.text(), ground, environment, subscriber);
        } catch (GitException | JournalException e) {
            discard(home);
            throw new UserError(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UserError("cannot start the run in " + home.directory() + ": " + e.getMessage());
        } catch (AlreadyDriven e) {
            throw new IllegalStateException("a new run is driven already", e);
        }
    }

    private void refuseUnfinished(LoadedPlan plan, RunRequest request) throws UserError {
        if (request.again()) {
            return;
        }
        for (RunHome home : place.runs().all()) {
            try (SqliteJournal journal = SqliteJournal.openToRead(home.journal())) {
                if (isOf(journal, plan)
                        && !List.of("run.completed", "run.cancelled").contains(journal.runState())) {
                    throw new UserError("run " + home.run() + " of " + plan.name() + " is unfinished"
                            + Drivers.of(home)
                                    .map(pid -> " and driven by process " + pid)
                                    .orElse("")
                            + ": `stretto resume " + home.run() + "` goes on with it, `--new` starts another");
                }
            } catch (JournalException e) {
                // A damaged run is nothing to wait for; `doctor` tells of it.
            }
        }
    }

    /** A plan that is no file is known again by its text. */
    static boolean isOf(SqliteJournal journal, LoadedPlan plan) {
        String path = journal.facts().planPath();
        return plan.path().isPresent()
                ? path.equals(plan.path().get().toString())
                : path.isEmpty() && journal.planText().equals(plan.text());
    }

    private static void refuseKeep(RunRequest request) throws UserError {
        try {
            new KeepList(request.keep());
        } catch (IllegalArgumentException e) {
            throw new UserError("--keep: " + e.getMessage());
        }
    }

    private ObjectId base(RunRequest request) throws UserError {
        GitRepository repository = place.repository()
                .orElseThrow(() -> new UserError(place.directory() + " is in no git repository: run `git init` and make"
                        + " a first commit, or use --workspace none to run the tasks right here"));
        try {
            String example = request.branchPrefix() + "plan";
            if (!repository.acceptsBranchName(example)) {
                throw new UserError("--branch-prefix '" + request.branchPrefix() + "' makes branches such as '"
                        + example + "', which git does not accept: use letters, digits, - and /");
            }
            ObjectId base = repository.headCommit();
            new RepositoryCare(repository, Grounds.cache(environment), environment.getOrDefault("PATH", ""))
                    .require(base);
            return base;
        } catch (GitException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
    }

    /** A run that could not begin leaves no folder behind. */
    private static void discard(RunHome home) {
        try {
            Files.deleteIfExists(home.directory());
        } catch (IOException e) {
            // It holds something already, so it is worth keeping.
        }
    }

    private String landOn(RunRequest request) throws UserError {
        if (request.inPlace()) {
            throw new UserError("--land has nothing to land with --workspace none: tasks work on your files directly");
        }
        try {
            return FastForward.branch(place.repository().orElseThrow());
        } catch (GitException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
    }

    /** Setup is made once for what is used again: where nothing else is asked for, that decides like files to keep. */
    private Isolation.Usable workspaces(RunRequest request) throws UserError {
        boolean again =
                request.workspace() == WorkspaceKind.AUTO && request.setup().isPresent();
        return Isolation.choose(
                request.workspace(),
                Grounds.cache(environment),
                again || !request.keep().isEmpty());
    }

    private RunFacts facts(
            RunHome home,
            LoadedPlan plan,
            RunRequest request,
            Optional<ObjectId> base,
            Optional<WorkspaceKind> workspace,
            String landOn,
            Optional<Ticking> ticking) {
        String branch = request.branchPrefix() + slug(plan.shortName()) + "-" + home.run();
        return new RunFacts(
                home.run(),
                plan.name(),
                plan.path().map(Path::toString).orElse(""),
                plan.reading().format().map(PlanFormat::label),
                plan.reading().options().tag(),
                plan.reading().options().optional(),
                place.root().toString(),
                base.isPresent() ? branch : "",
                base.map(ObjectId::hex).orElse(""),
                request.agent(),
                request.keep(),
                workspace.map(WorkspaceKind::label),
                request.setup(),
                request.onConflict(),
                request.timeoutMillis(),
                request.outputBytesMax(),
                Optional.of(request.compile()),
                landOn,
                ticking,
                request.push().map(push -> new PushChoice(place).of(push, branch)),
                System.currentTimeMillis());
    }

    /** A plan's name as part of a branch's: {@code My Plan} as {@code my-plan}. */
    private static String slug(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String shortened = slug.substring(0, Math.min(slug.length(), SLUG_LENGTH_MAX));
        return shortened.isEmpty() ? "plan" : shortened;
    }

    /** What a run of the plan is defined by. */
    static RunDefinition definition(LoadedPlan plan, RunRequest request, Path root) throws UserError {
        var compilation = plan.compilation().orElseThrow();
        RunOptions options = new RunOptions(
                request.workers(),
                request.retries(),
                CONFLICT_RETRIES,
                BACKOFF_MILLIS,
                BACKOFF_MILLIS_MAX,
                request.inPlace(),
                request.rerunCompleted(),
                Included.of(plan.plan().orElseThrow(), request.compile().included(), request.rerunCompleted()),
                ClaimChoice.of(plan.plan().orElseThrow(), request.claims(), root),
                request.order(),
                System.nanoTime(),
                request.gates());
        return new RunDefinition(
                1,
                compilation.strategy(),
                compilation.reason(),
                plan.plan().orElseThrow(),
                compilation.graph().orElseThrow(),
                options);
    }
}
