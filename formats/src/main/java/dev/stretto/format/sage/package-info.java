/**
 * Sage's Markdown: tasks with bold ids ({@code **TASK-010: Title**}, {@code **[ORCH-004] Title**}) and a list of fields below
 * each.
 *
 * <p>Start at {@link dev.stretto.format.sage.SageReader}.
 */
@NullMarked
package dev.stretto.format.sage;

import org.jspecify.annotations.NullMarked;
