/**
 * Stretto's own Markdown: phases, checkbox tasks with ids, annotations in brackets.
 *
 * <p>Start at {@link dev.stretto.format.stretto.StrettoReader}. Reading goes outline, section, item, and ends in
 * {@code PlanBuilder}, which resolves the names.
 */
@NullMarked
package dev.stretto.format.stretto;

import org.jspecify.annotations.NullMarked;
