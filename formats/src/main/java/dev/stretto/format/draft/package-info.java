/**
 * From what a reader finds in a text to a plan, the same for every dialect: ids are entered, references looked up, contradictions
 * remarked on.
 *
 * <p>Start at {@link dev.stretto.format.draft.PlanDraft}, which a reader fills, and {@link dev.stretto.format.draft.PlanBuilder}.
 */
@NullMarked
package dev.stretto.format.draft;

import org.jspecify.annotations.NullMarked;
