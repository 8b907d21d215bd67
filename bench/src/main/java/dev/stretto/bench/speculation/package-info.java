/** Measures how much faster a queue of slow landing gates lands where it speculates: start at {@link SpeculationCommand}. */
@NullMarked
package dev.stretto.bench.speculation;

import org.jspecify.annotations.NullMarked;
