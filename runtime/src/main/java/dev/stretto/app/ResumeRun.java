package dev.stretto.app;

import dev.stretto.agent.Agents;
import dev.stretto.driver.Journal.JournalException;
import dev.stretto.engine.Ledger;
import dev.stretto.engine.Recorded;
import dev.stretto.engine.RunDefinition;
import dev.stretto.engine.RunState;
import dev.stretto.engine.TaskState;
import dev.stretto.format.ReadOptions;
import dev.stretto.git.GitException;
import dev.stretto.journal.RunFacts;
import dev.stretto.journal.SqliteJournal;
import dev.stretto.journal.Ticking;
import dev.stretto.local.LocalRun;
import dev.stretto.local.LocalRun.AlreadyDriven;
import dev.stretto.local.RunHome;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.TaskId;
import dev.stretto.strategy.CompileOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes up a run that nobody drives. */
public final class ResumeRun {

    private final Place place;
    private final Map<String, String> environment;

    /**
     * @param environment what the attempts inherit
     */
    public ResumeRun(Place place, Map<String, String> environment) {
        this.place = place;
        this.environment = environment;
    }

    /**
     * Recovers a run: it stays paused until it is asked to resume.
     *
     * @param subscriber is shown every event of the run's past, then every new one once it is journaled
     * @throws UserError if the run cannot be recovered, with what to do
     */
    public LocalRun recover(RunHome home, Consumer<Recorded> subscriber) throws UserError {
        RunFacts facts;
        try (SqliteJournal journal = SqliteJournal.openToRead(home.journal())) {
            facts = journal.facts();
        } catch (JournalException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
        try {
            var ground = Grounds.of(place, facts, home, environment);
            return LocalRun.recover(home, ground, environment, subscriber);
        } catch (AlreadyDriven e) {
            throw new UserError(Drivers.named(home) + " is just taking up run " + home.run() + "; try again");
        } catch (GitException | JournalException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UserError("cannot take up run " + home.run() + " in " + home.directory() + ": " + e.getMessage());
        }
    }

    /**
     * Has the run go on with the plan as it is now, if its file was edited: once what outlived the driver before has ended.
     *
     * @param run a settled one
     * @return what the edit changed, a line each; empty where the plan is the same
     * @throws UserError if the edited plan has errors
     */
    public List<String> adoptEdits(LocalRun run) throws UserError, InterruptedException {
        RunFacts facts = run.facts();
        if (facts.planPath().isEmpty()) {
            return List.of(); // it came from standard input
        }
        if (!Files.isReadable(Path.of(facts.planPath()))) {
            return List.of("the plan file " + facts.planPath() + " is gone: going on with the plan as it was");
        }
        Ledger ledger = run.engine().ledger();
        RunDefinition before = ledger.definition();
        LoadedPlan edited = PlanLoader.load(
                facts.planPath(),
                place.directory(),
                reading(facts, before.options().included()));
        if (edited.text().equals(run.planText())) {
            return List.of();
        }
        if (!edited.ok()) {
            throw new UserError("the plan was edited and has errors now: "
                    + edited.diagnostics().stream()
                            .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                            .map(diagnostic ->
                                    diagnostic.file() + ":" + diagnostic.position() + ": " + diagnostic.message())
                            .findFirst()
                            .orElseThrow()
                    + "; mend it, then `stretto resume`");
        }
        if (facts.ticking().isPresent()
                && PlanDifference.onlyTicks(
                        before.plan(), edited.plan().orElseThrow(), task -> isCompleted(ledger, task))) {
            return List.of();
        }
        refuseBehindTicks(run);
        run.settleAll(); // what outlived the driver before works by the plan as it was
        Optional<Agents> agents = new CommandCheck(facts.agent(), environment, place.directory(), place.root())
                .require(edited, task -> before.options().runs(task) && !isCompleted(ledger, task.id()));
        if (agents.isPresent()) {
            KnownAgents.keep(place.runs().byId(facts.run().value()).orElseThrow(), agents.get());
        }
        var compilation = edited.compilation().orElseThrow();
        RunDefinition after = new RunDefinition(
                before.revision() + 1,
                compilation.strategy(),
                compilation.reason(),
                edited.plan().orElseThrow(),
                compilation.graph().orElseThrow(),
                before.options()
                        .with(ClaimChoice.of(
                                edited.plan().orElseThrow(), before.options().claims(), place.root())));
        run.accept(after, edited.text());
        return PlanDifference.between(before.plan(), after.plan());
    }

    /** As the plan was read when the run was started. */
    private static PlanLoader.Reading reading(RunFacts facts, NavigableSet<TaskId> included) {
        return new PlanLoader.Reading(
                facts.format().flatMap(PlanFormat::of),
                new ReadOptions(facts.tag(), facts.optional(), false),
                facts.compile().orElse(CompileOptions.DEFAULT).including(included));
    }

    /** The commit that ticks the plan is the last of its run: nothing lands behind it. */
    private static void refuseBehindTicks(LocalRun run) throws UserError {
        RunFacts facts = run.facts();
        if (run.engine().ledger().state() == RunState.COMPLETED
                && facts.ticking().filter(Ticking::asCommit).isPresent()) {
            throw new UserError("run " + facts.run() + " is completed and its ticks are committed: git merge "
                    + facts.branch() + ", then `stretto run " + facts.planName() + "` runs what is new in the plan");
        }
    }

    private static boolean isCompleted(Ledger ledger, TaskId task) {
        return ledger.definition().graph().find(task).stream()
                .anyMatch(node -> ledger.tasks().get(node).state() == TaskState.COMPLETED);
    }
}
