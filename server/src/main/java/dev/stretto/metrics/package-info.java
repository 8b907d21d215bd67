/** Runs as figures in Prometheus's text format; start at {@link dev.stretto.metrics.RunMetrics}. */
@NullMarked
package dev.stretto.metrics;

import org.jspecify.annotations.NullMarked;
