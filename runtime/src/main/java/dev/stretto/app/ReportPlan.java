package dev.stretto.app;

import dev.stretto.driver.Journal.JournalException;
import dev.stretto.engine.Ledger;
import dev.stretto.engine.Recorded;
import dev.stretto.engine.RunDefinition;
import dev.stretto.engine.TaskRecord;
import dev.stretto.forecast.Analysis;
import dev.stretto.graph.TaskGraph;
import dev.stretto.journal.SqliteJournal;
import dev.stretto.local.RunHome;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Plan;
import dev.stretto.report.ActualRun;
import dev.stretto.report.ActualRun.ActualTask;
import dev.stretto.report.ActualRun.Try;
import dev.stretto.report.PlannedTimes;
import dev.stretto.report.Report;
import dev.stretto.report.VirtualRun;
import dev.stretto.view.AttemptTimes;
import dev.stretto.view.AttemptTimes.Span;
import dev.stretto.view.RunView;
import dev.stretto.view.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Gathers what reports are made of. */
public final class ReportPlan {

    private ReportPlan() {}

    /**
     * A report of a plan that is ok.
     *
     * @param estimate which end of the estimates to count with
     * @param workers how many run it; empty for as many as are recommended
     */
    public static Report of(LoadedPlan loaded, Estimate.Choice estimate, OptionalInt workers) {
        PlanAnalysis of = PlanAnalysis.of(loaded, estimate);
        int count = workers.orElse(of.analysis().recommendedWorkers());
        return new Report(
                of.plan(),
                of.graph(),
                of.strategy() + ": " + of.reason(),
                of.analysis(),
                planned(of.plan(), of.graph(), of.analysis(), count),
                Optional.empty());
    }

    /**
     * A report of a run, the plan and the graph being those it ran with.
     *
     * @param workers how many the planned times count with; empty for as many as the run has
     * @throws UserError if its journal cannot be read
     */
    public static Report of(RunHome home, Estimate.Choice estimate, OptionalInt workers) throws UserError {
        RunLookup found = RunLookup.of(home);
        AttemptTimes times = new AttemptTimes();
        try (SqliteJournal journal = SqliteJournal.openToRead(home.journal())) {
            for (Recorded recorded : journal.eventsAfter(0)) {
                times.accept(recorded);
            }
        } catch (JournalException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
        RunDefinition definition = found.view().ledger().definition();
        Analysis analysis = Analysis.of(definition.plan(), definition.graph(), estimate);
        int count = workers.orElse(definition.options().workers());
        return new Report(
                definition.plan(),
                definition.graph(),
                definition.strategy() + ": " + definition.reason(),
                analysis,
                planned(definition.plan(), definition.graph(), analysis, count),
                Optional.of(actual(home, found.view(), times)));
    }

    private static PlannedTimes planned(Plan plan, TaskGraph graph, Analysis analysis, int workers) {
        return VirtualRun.times(plan, graph, analysis.minutes(), workers);
    }

    private static ActualRun actual(RunHome home, RunView view, AttemptTimes times) {
        Ledger ledger = view.ledger();
        long until = view.lastAtMillis();
        List<ActualTask> tasks = new ArrayList<>();
        for (TaskRecord record : ledger.tasks()) {
            List<Try> attempts = times.of(record.task()).stream()
                    .map(span -> attempt(span, until))
                    .toList();
            tasks.add(new ActualTask(record.state(), Waiting.reason(ledger, record, until), attempts));
        }
        long started = tasks.stream()
                .flatMap(task -> task.attempts().stream())
                .mapToLong(Try::startedAtMillis)
                .min()
                .orElse(0);
        return new ActualRun(
                home.run().value(),
                ledger.state().name().toLowerCase(Locale.ROOT),
                started,
                until,
                view.activeMillis(until),
                tasks);
    }

    private static Try attempt(Span span, long untilMillis) {
        boolean ended = span.endedAtMillis() > 0;
        long end = ended ? span.endedAtMillis() : Math.max(span.startedAtMillis(), untilMillis);
        return new Try(span.number(), span.startedAtMillis(), end, ended);
    }
}
