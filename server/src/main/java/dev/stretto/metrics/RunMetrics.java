package dev.stretto.metrics;

import dev.stretto.app.FollowedRun;
import dev.stretto.engine.Ledger;
import dev.stretto.engine.RunState;
import dev.stretto.engine.TaskRecord;
import dev.stretto.engine.TaskState;
import dev.stretto.local.AgentUse;
import dev.stretto.local.DriverFigures;
import dev.stretto.view.Eta;
import dev.stretto.view.Histogram;
import dev.stretto.view.Summary;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Collects the figures of runs, each by its id, and writes them as Prometheus reads them. */
public final class RunMetrics {

    /** What the text is. */
    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private final List<Family<?>> all = new ArrayList<>();
    private final Family<Double> states =
            gauges("stretto_run_state", "Whether the run is in this state (1) or not (0).");
    private final Family<Double> driven =
            gauges("stretto_run_driven", "Whether a process drives the run (1) or not (0).");
    private final Family<Double> tasks = gauges("stretto_tasks", "Tasks of the run by state.");
    private final Family<Double> workers = gauges("stretto_workers", "How many tasks may run at once.");
    private final Family<Double> locks = gauges("stretto_locks", "Locks that are held.");
    private final Family<Double> queue =
            gauges("stretto_landing_queue_length", "Changes that wait to land, or are landing.");
    private final Family<Double> remaining = gauges(
            "stretto_run_remaining_seconds", "How long the run will probably still take, where that can be told.");
    private final Family<Double> events = counters("stretto_events", "Events of the run.");
    private final Family<Double> retries = counters("stretto_task_retries", "Attempts repeated after a failure.");
    private final Family<Double> conflicts =
            counters("stretto_landing_conflicts", "Changes that did not merge at first.");
    private final Family<Double> cost = counters("stretto_agent_cost_usd", "What agents said they cost.");
    private final Family<Histogram> attempts =
            histograms("stretto_task_duration_seconds", "How long attempts took, by how they ended.");
    private final Family<Histogram> readyWaits = histograms(
            "stretto_task_wait_seconds", "How long tasks that could have started waited for a slot or a lock.");
    private final Family<Histogram> lockWaits =
            histograms("stretto_lock_wait_seconds", "How long running tasks waited for what they claimed.");
    private final Family<Histogram> landings =
            histograms("stretto_landing_seconds", "How long changes took from the landing queue onto the branch.");
    private final Family<Histogram> commits =
            histograms("stretto_journal_commit_seconds", "How long the journal took to keep the events of a round.");
    private final Family<Histogram> spawns =
            histograms("stretto_process_spawn_seconds", "How long processes of attempts took to start.");

    private Family<Double> gauges(String name, String help) {
        return kept(Family.gauges(name, help));
    }

    private Family<Double> counters(String name, String help) {
        return kept(Family.counters(name, help));
    }

    private Family<Histogram> histograms(String name, String help) {
        return kept(Family.histograms(name, help));
    }

    private <T> Family<T> kept(Family<T> family) {
        all.add(family);
        return family;
    }

    /** Takes in a run. */
    public void add(FollowedRun.Now now) {
        String run = now.lookup().facts().run().value();
        Ledger ledger = now.lookup().view().ledger();
        for (RunState state : RunState.values()) {
            states.add(ledger.state() == state ? 1.0 : 0.0, "run", run, "state", word(state));
        }
        driven.add(now.lookup().driven() ? 1.0 : 0.0, "run", run);
        for (TaskState state : TaskState.values()) {
            long count = ledger.tasks().stream()
                    .map(TaskRecord::state)
                    .filter(state::equals)
                    .count();
            tasks.add((double) count, "run", run, "state", word(state));
        }
        workers.add((double) ledger.definition().options().workers(), "run", run);
        locks.add((double) ledger.obstacles().locks().size(), "run", run);
        queue.add((double) ledger.landing().entries().size(), "run", run);
        OptionalLong left = ledger.state().ended()
                ? OptionalLong.of(0)
                : Eta.remainingMillis(now.lookup().view(), System.currentTimeMillis());
        left.ifPresent(millis -> remaining.add(millis / 1000.0, "run", run));
        events.add((double) now.seq(), "run", run);
        Summary summary = now.lookup().view().summary();
        retries.add((double) summary.retries(), "run", run);
        conflicts.add((double) summary.conflicts(), "run", run);
        cost.add(AgentUse.of(now.lookup().home()).costUsd(), "run", run);
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
        MetricSnapshots taken =
                new MetricSnapshots(all.stream().map(Family::snapshot).toList());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, taken, EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
