package dev.stretto.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Durations counted between bounds. */
final class HistogramTest {

    private static long countUpTo(Histogram histogram, double bound) {
        return histogram.counts().get(Histogram.bounds().indexOf(bound));
    }

    @Test
    void eachDurationCountsOnceBelowItsBound() {
        Histogram histogram = new Histogram();
        histogram.add(0.5);
        histogram.add(0.51);
        histogram.add(1_000_000);
        assertThat(countUpTo(histogram, 0.5)).isEqualTo(1);
        assertThat(countUpTo(histogram, 1)).isEqualTo(1);
        assertThat(countUpTo(histogram, Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(histogram.counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(3);
        assertThat(histogram.sum()).isEqualTo(1_000_001.01);
    }

    @Test
    void oneGoesOnFromWhatItWas() {
        Histogram before = new Histogram();
        before.add(0.3);
        Histogram after = new Histogram(before.counts(), before.sum());
        after.add(0.3);
        assertThat(countUpTo(after, 0.5)).isEqualTo(2);
        assertThat(new Histogram(List.of(1L, 2L), 3).sum()).isZero();
    }
}
