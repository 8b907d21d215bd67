package dev.stretto.metrics;

import dev.stretto.view.Histogram;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Figures of one name that differ by their labels. */
final class Family<T> {

    private final BiConsumer<T, Labels> adding;
    private final Supplier<MetricSnapshot> made;

    private Family(BiConsumer<T, Labels> adding, Supplier<MetricSnapshot> made) {
        this.adding = adding;
        this.made = made;
    }

    /** What goes up and down. */
    static Family<Double> gauges(String name, String help) {
        GaugeSnapshot.Builder all = GaugeSnapshot.builder().name(name).help(help);
        return new Family<>(
                (value, labels) -> all.dataPoint(GaugeDataPointSnapshot.builder()
                        .value(value)
                        .labels(labels)
                        .build()),
                all::build);
    }

    /** What only grows; the name is without {@code _total}, which is written behind it. */
    static Family<Double> counters(String name, String help) {
        CounterSnapshot.Builder all = CounterSnapshot.builder().name(name).help(help);
        return new Family<>(
                (value, labels) -> all.dataPoint(CounterDataPointSnapshot.builder()
                        .value(value)
                        .labels(labels)
                        .build()),
                all::build);
    }

    /** Durations. */
    static Family<Histogram> histograms(String name, String help) {
        HistogramSnapshot.Builder all = HistogramSnapshot.builder().name(name).help(help);
        return new Family<>(
                (histogram, labels) -> all.dataPoint(HistogramDataPointSnapshot.builder()
                        .classicHistogramBuckets(ClassicHistogramBuckets.of(Histogram.bounds(), histogram.counts()))
                        .sum(histogram.sum())
                        .labels(labels)
                        .build()),
                all::build);
    }

    /**
     * Adds a figure.
     *
     * @param labels names and values in turn
     */
    void add(T value, String... labels) {
        adding.accept(value, Labels.of(labels));
    }

    /** As the library takes it. */
    MetricSnapshot snapshot() {
        return made.get();
    }
}
