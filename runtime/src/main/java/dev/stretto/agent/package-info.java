/**
 * How a task becomes a process: its command line and, for an agent, its prompt.
 *
 * <p>Start at {@link dev.stretto.agent.Prompt} and {@link dev.stretto.agent.TaskCommand}.
 */
@NullMarked
package dev.stretto.agent;

import org.jspecify.annotations.NullMarked;
