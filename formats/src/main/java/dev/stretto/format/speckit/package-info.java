/**
 * spec-kit's {@code tasks.md}: boxes with ids such as {@code T012}, marks such as {@code [P]} behind them, phases in order; and
 * its variant whose tasks are headings.
 *
 * <p>Start at {@link dev.stretto.format.speckit.SpecKitReader}.
 */
@NullMarked
package dev.stretto.format.speckit;

import org.jspecify.annotations.NullMarked;
