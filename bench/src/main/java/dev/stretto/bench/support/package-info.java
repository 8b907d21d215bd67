/**
 * What all benchmarks need: child processes, scratch directories, medians. Start at {@link dev.stretto.bench.support.Git} and
 * {@link dev.stretto.bench.support.Scratch}.
 */
@NullMarked
package dev.stretto.bench.support;

import org.jspecify.annotations.NullMarked;
