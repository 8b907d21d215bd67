/**
 * Many tasks that do nothing, run in place, beside ninja and make on the same graph. Start at
 * {@link dev.stretto.bench.inplace.InPlaceCommand}.
 */
@NullMarked
package dev.stretto.bench.inplace;

import org.jspecify.annotations.NullMarked;
