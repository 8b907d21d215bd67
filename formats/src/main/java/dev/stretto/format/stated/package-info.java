/**
 * What plans state about themselves in prose and tables: totals, savings, critical paths, waves. Shared by the dialects.
 *
 * <p>Start at {@link dev.stretto.format.stated.StatedReader}.
 */
@NullMarked
package dev.stretto.format.stated;

import org.jspecify.annotations.NullMarked;
