/**
 * The plan as its author wrote it: phases, tasks, what they depend on and where each thing stands in the text.
 *
 * <p>Start at {@link dev.stretto.plan.Plan}. Nothing here decides anything: a reader fills it, a strategy compiles it.
 */
@NullMarked
package dev.stretto.plan;

import org.jspecify.annotations.NullMarked;
