/**
 * Kiro's {@code tasks.md}, and that of cc-sdd: numbered boxes, details below them, order as written.
 *
 * <p>Start at {@link dev.stretto.format.kiro.KiroReader}.
 */
@NullMarked
package dev.stretto.format.kiro;

import org.jspecify.annotations.NullMarked;
