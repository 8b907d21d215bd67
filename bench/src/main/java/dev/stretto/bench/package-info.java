/**
 * Measures Stretto beside its peers and proves that it loses nothing; never shipped. Start at
 * {@link dev.stretto.bench.Main}.
 */
@NullMarked
package dev.stretto.bench;

import org.jspecify.annotations.NullMarked;
