/**
 * The passive loop around the engine: take in what has arrived, journal what follows, only then release the effects.
 *
 * <p>Start at {@link dev.stretto.driver.Driver}; a thread outside owns it and calls it.
 */
@NullMarked
package dev.stretto.driver;

import org.jspecify.annotations.NullMarked;
