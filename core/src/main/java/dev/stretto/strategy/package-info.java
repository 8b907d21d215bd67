/**
 * The rules that compile a plan and its options to a graph.
 *
 * <p>Start at {@link dev.stretto.strategy.Compiler}.
 */
@NullMarked
package dev.stretto.strategy;

import org.jspecify.annotations.NullMarked;
