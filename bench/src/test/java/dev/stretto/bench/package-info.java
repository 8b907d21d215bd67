/** The benchmarks' command line: start at {@link dev.stretto.bench.MainTest}. */
@NullMarked
package dev.stretto.bench;

import org.jspecify.annotations.NullMarked;
