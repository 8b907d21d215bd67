/**
 * The compiled form of a plan: tasks and barriers, and what each waits for.
 *
 * <p>Start at {@link dev.stretto.graph.TaskGraph}; a {@link dev.stretto.graph.GraphDraft} makes one and finds its cycles.
 */
@NullMarked
package dev.stretto.graph;

import org.jspecify.annotations.NullMarked;
