/**
 * Runs the engine and its driver against a faked world in virtual time, with faults, all from one seed.
 *
 * <p>Start at {@link dev.stretto.simulator.Simulation}; {@link dev.stretto.simulator.PlanBuilder} writes plans for tests.
 */
@NullMarked
package dev.stretto.simulator;

import org.jspecify.annotations.NullMarked;
