/**
 * What people and programs see of a run, as folds over its events.
 *
 * <p>Start at {@link dev.stretto.view.RunView}; {@link dev.stretto.view.Summary} is what remains at the end.
 */
@NullMarked
package dev.stretto.view;

import org.jspecify.annotations.NullMarked;
