/**
 * All plan formats together.
 *
 * <p>Start at {@link dev.stretto.format.registry.PlanFormats}. It stands apart from the interfaces it knows the
 * implementations of, so that no package needs another that needs it.
 */
@NullMarked
package dev.stretto.format.registry;

import org.jspecify.annotations.NullMarked;
