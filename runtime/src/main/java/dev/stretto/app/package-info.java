/**
 * What a user can do with Stretto, each once, for whoever asks: the command line now, HTTP and MCP later.
 *
 * <p>Start at {@link dev.stretto.app.Place}, {@link dev.stretto.app.PlanLoader} and {@link dev.stretto.app.RunService}.
 */
@NullMarked
package dev.stretto.app;

import org.jspecify.annotations.NullMarked;
