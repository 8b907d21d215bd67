package dev.stretto.metrics;

import dev.stretto.view.Histogram;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;

/** Figures of one name that differ by their labels, which are given as names and values in turn. */
sealed interface Family {

    /** As the library takes it. */
    MetricSnapshot snapshot();

    /** What goes up and down. */
    final class Gauges implements Family {

        private final GaugeSnapshot.Builder all;

        Gauges(String name, String help) {
            this.all = GaugeSnapshot.builder().name(name).help(help);
        }

        void add(double value, String... labels) {
            all.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                    .value(value)
                    .labels(Labels.of(labels))
                    .build());
        }

        @Override
        public MetricSnapshot snapshot() {
            return all.build();
        }
    }

    /** What only grows; the name is without {@code _total}, which is written behind it. */
    final class Counters implements Family {

        private final CounterSnapshot.Builder all;

        Counters(String name, String help) {
            this.all = CounterSnapshot.builder().name(name).help(help);
        }

        void add(double value, String... labels) {
            all.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                    .value(value)
                    .labels(Labels.of(labels))
                    .build());
        }

        @Override
        public MetricSnapshot snapshot() {
            return all.build();
        }
    }

    /** Durations. */
    final class Histograms implements Family {

        private final HistogramSnapshot.Builder all;

        Histograms(String name, String help) {
            this.all = HistogramSnapshot.builder().name(name).help(help);
        }

        void add(Histogram histogram, String... labels) {
            all.dataPoint(HistogramSnapshot.HistogramDataPointSnapshot.builder()
                    .classicHistogramBuckets(ClassicHistogramBuckets.of(Histogram.bounds(), histogram.counts()))
                    .sum(histogram.sum())
                    .labels(Labels.of(labels))
                    .build());
        }

        @Override
        public MetricSnapshot snapshot() {
            return all.build();
        }
    }
}
