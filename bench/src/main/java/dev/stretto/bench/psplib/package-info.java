/**
 * The schedule search on the instances of PSPLIB: how far from the best known makespan does it end?
 *
 * <p>Start at {@link dev.stretto.bench.psplib.PsplibCommand} and {@link dev.stretto.bench.psplib.Trial}.
 */
@NullMarked
package dev.stretto.bench.psplib;

import org.jspecify.annotations.NullMarked;
