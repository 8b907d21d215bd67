package dev.stretto.metrics;

import dev.stretto.app.FollowedRun;
import dev.stretto.engine.Ledger;
import dev.stretto.engine.RunState;
import dev.stretto.engine.TaskRecord;
import dev.stretto.engine.TaskState;
import dev.stretto.local.DriverFigures;
import dev.stretto.view.Eta;
import dev.stretto.view.Summary;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.OptionalLong;

/** Collects the figures of runs, each by its id, and writes them as Prometheus reads them. */
public final class RunMetrics {

    /** What the text is. */
    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private final Family.Gauges states =
            new Family.Gauges("stretto_run_state", "Whether the run is in this state (1) or not (0).");
    private final Family.Gauges driven =
            new Family.Gauges("stretto_run_driven", "Whether a process drives the run (1) or not (0).");
    private final Family.Gauges tasks = new Family.Gauges("stretto_tasks", "Tasks of the run by state.");
    private final Family.Gauges workers = new Family.Gauges("stretto_workers", "How many tasks may run at once.");
    private final Family.Gauges locks = new Family.Gauges("stretto_locks", "Locks that are held.");
    private final Family.Gauges queue =
            new Family.Gauges("stretto_landing_queue_length", "Changes that wait to land, or are landing.");
    private final Family.Gauges remaining = new Family.Gauges(
            "stretto_run_remaining_seconds", "How long the run will probably still take, where that can be told.");
    private final Family.Counters events = new Family.Counters("stretto_events", "Events of the run.");
    private final Family.Counters retries =
            new Family.Counters("stretto_task_retries", "Attempts repeated after a failure.");
    private final Family.Counters conflicts =
            new Family.Counters("stretto_landing_conflicts", "Changes that did not merge at first.");
    private final Family.Counters cost =
            new Family.Counters("stretto_agent_cost_usd", "What agents said they cost; none says so yet.");
    private final Family.Histograms attempts =
            new Family.Histograms("stretto_task_duration_seconds", "How long attempts took, by how they ended.");
    private final Family.Histograms readyWaits = new Family.Histograms(
            "stretto_task_wait_seconds", "How long tasks that could have started waited for a slot or a lock.");
    private final Family.Histograms lockWaits =
            new Family.Histograms("stretto_lock_wait_seconds", "How long running tasks waited for what they claimed.");
    private final Family.Histograms landings = new Family.Histograms(
            "stretto_landing_seconds", "How long changes took from the landing queue onto the branch.");
    private final Family.Histograms commits = new Family.Histograms(
            "stretto_journal_commit_seconds", "How long the journal took to keep the events of a round.");
    private final Family.Histograms spawns =
            new Family.Histograms("stretto_process_spawn_seconds", "How long processes of attempts took to start.");

    /** Takes in a run. */
    public void add(FollowedRun.Now now) {
        String run = now.lookup().facts().run().value();
        Ledger ledger = now.lookup().view().ledger();
        for (RunState state : RunState.values()) {
            states.add(ledger.state() == state ? 1 : 0, "run", run, "state", word(state));
        }
        driven.add(now.lookup().driven() ? 1 : 0, "run", run);
        for (TaskState state : TaskState.values()) {
            long count = ledger.tasks().stream()
                    .map(TaskRecord::state)
                    .filter(state::equals)
                    .count();
            tasks.add((double) count, "run", run, "state", word(state));
        }
        workers.add(ledger.definition().options().workers(), "run", run);
        locks.add(ledger.obstacles().locks().size(), "run", run);
        queue.add(ledger.landing().entries().size(), "run", run);
        OptionalLong left = ledger.state().ended()
                ? OptionalLong.of(0)
                : Eta.remainingMillis(now.lookup().view(), System.currentTimeMillis());
        left.ifPresent(millis -> remaining.add(millis / 1000.0, "run", run));
        events.add((double) now.seq(), "run", run);
        Summary summary = now.lookup().view().summary();
        retries.add(summary.retries(), "run", run);
        conflicts.add(summary.conflicts(), "run", run);
        cost.add(0, "run", run);
        now.figures()
                .attempts()
                .forEach((outcome, histogram) -> attempts.add(histogram, "run", run, "outcome", word(outcome)));
        readyWaits.add(now.figures().readyWaits(), "run", run);
        lockWaits.add(now.figures().lockWaits(), "run", run);
        landings.add(now.figures().landings(), "run", run);
        DriverFigures driver = DriverFigures.of(now.lookup().home());
        commits.add(driver.commits(), "run", run);
        spawns.add(driver.spawns(), "run", run);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** All that was taken in. */
    public byte[] text() {
        MetricSnapshots all = MetricSnapshots.of(
                states.snapshot(),
                driven.snapshot(),
                tasks.snapshot(),
                workers.snapshot(),
                locks.snapshot(),
                queue.snapshot(),
                remaining.snapshot(),
                events.snapshot(),
                retries.snapshot(),
                conflicts.snapshot(),
                cost.snapshot(),
                attempts.snapshot(),
                readyWaits.snapshot(),
                lockWaits.snapshot(),
                landings.snapshot(),
                commits.snapshot(),
                spawns.snapshot());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, all, EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
