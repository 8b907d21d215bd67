/**
 * Whether the time to read a plan grows with the plan, and not with its square, whatever its format. Start at
 * {@link dev.stretto.bench.growth.GrowthCommand}.
 */
@NullMarked
package dev.stretto.bench.growth;

import org.jspecify.annotations.NullMarked;
