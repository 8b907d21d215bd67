/**
 * What is questionable about a plan that can be read: figures it states of itself that its own tasks do not give, and files
 * that are missing or that several tasks would change at once.
 *
 * <p>Start at {@link dev.stretto.format.lint.PlanLint}; {@link dev.stretto.format.lint.Rule} explains every diagnostic.
 */
@NullMarked
package dev.stretto.format.lint;

import org.jspecify.annotations.NullMarked;
