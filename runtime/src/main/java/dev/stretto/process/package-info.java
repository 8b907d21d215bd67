/**
 * The processes of attempts: starting them in a session of their own, watching their limits, and ending them with
 * everything they started.
 *
 * <p>Start at {@link dev.stretto.process.Processes}; {@link dev.stretto.process.ProcessTree} ends what a driver that is
 * gone has left running.
 */
@NullMarked
package dev.stretto.process;

import org.jspecify.annotations.NullMarked;
