package dev.stretto.app;

import dev.stretto.driver.Journal.JournalException;
import dev.stretto.engine.Ledger;
import dev.stretto.engine.Recorded;
import dev.stretto.engine.RunDefinition;
import dev.stretto.engine.RunOptions;
import dev.stretto.engine.TaskRecord;
import dev.stretto.engine.TaskState;
import dev.stretto.forecast.Analysis;
import dev.stretto.forecast.Forecast;
import dev.stretto.journal.SqliteJournal;
import dev.stretto.local.RunHome;
import dev.stretto.plan.Estimate;
import dev.stretto.report.ActualRun;
import dev.stretto.report.ActualRun.ActualTask;
import dev.stretto.report.ActualRun.Try;
import dev.stretto.report.PlannedTimes;
import dev.stretto.report.Report;
import dev.stretto.view.AttemptTimes;
import dev.stretto.view.AttemptTimes.Span;
import dev.stretto.view.RunView;
import dev.stretto.view.Waiting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Gathers what reports are made of. */
public final class ReportPlan {

    /** Of an attempt that succeeded, but whose change is to be made again. */
    private static final String DEFERRED = "deferred";

    private ReportPlan() {}

    /**
     * A report of a plan that is ok.
     *
     * @param estimate which end of the estimates to count with
     * @param workers how many run it; empty for as many as are recommended
     * @param directory where a run of it would be started
     */
    public static Report of(LoadedPlan loaded, Estimate.Choice estimate, OptionalInt workers, Path directory) {
        PlanAnalysis of = PlanAnalysis.of(loaded, estimate, directory);
        int count = workers.orElse(of.analysis().recommendedWorkers());
        return new Report(
                of.plan(),
                of.graph(),
                of.strategy() + ": " + of.reason(),
                of.analysis(),
                PlannedTimes.of(of.plan(), of.graph(), of.analysis().minutes(), new Forecast.Setting(count)),
                Optional.empty());
    }

    /**
     * A report of a run: the plan and the graph are those it ran with, and the planned times keep to its claims and order.
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
        RunOptions options = definition.options();
        Forecast.Setting setting =
                new Forecast.Setting(workers.orElse(options.workers()), options.claims(), options.order());
        return new Report(
                definition.plan(),
                definition.graph(),
                definition.strategy() + ": " + definition.reason(),
                analysis,
                PlannedTimes.of(definition.plan(), definition.graph(), analysis.minutes(), setting),
                Optional.of(actual(home, found.view(), times)));
    }

    private static ActualRun actual(RunHome home, RunView view, AttemptTimes times) {
        Ledger ledger = view.ledger();
        long until = view.lastAtMillis();
        Waiting waiting = Waiting.at(ledger, until);
        List<ActualTask> tasks = new ArrayList<>();
        for (TaskRecord record : ledger.tasks()) {
            List<Span> spans = times.of(record.task());
            List<Try> attempts = spans.stream()
                    .map(span -> attempt(span, until, cameTo(span, record.state(), span.equals(spans.getLast()))))
                    .toList();
            tasks.add(new ActualTask(record.state(), waiting.reason(record), attempts));
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

    /**
     * What an attempt came to.
     *
     * @param task the state its task is in
     * @param last whether no other attempt followed
     */
    private static String cameTo(Span span, TaskState task, boolean last) {
        if (span.outcome().isEmpty()) {
            return word(TaskState.RUNNING);
        }
        return switch (span.outcome().get()) {
            case FAILED, KILLED, TIMED_OUT, OUTPUT_LIMIT, NOT_STARTED -> word(TaskState.FAILED);
            case INTERRUPTED, LOST -> word(TaskState.CANCELLED);
            case SUCCEEDED ->
                switch (task) {
                    case PENDING, READY -> DEFERRED;
                    case RUNNING, LANDING, COMPLETED, FAILED, SKIPPED, CANCELLED -> last ? word(task) : DEFERRED;
                };
        };
    }

    private static String word(TaskState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Try attempt(Span span, long untilMillis, String came) {
        boolean ended = span.endedAtMillis() > 0;
        long end = ended ? span.endedAtMillis() : Math.max(span.startedAtMillis(), untilMillis);
        return new Try(span.number(), span.startedAtMillis(), end, ended, came);
    }
}
