/**
 * The command line: its commands, what they print, and the one {@code Main} that wires everything.
 *
 * <p>Start at {@link dev.stretto.cli.Main} and {@link dev.stretto.cli.StrettoCommand}.
 */
@NullMarked
package dev.stretto.cli;

import org.jspecify.annotations.NullMarked;
