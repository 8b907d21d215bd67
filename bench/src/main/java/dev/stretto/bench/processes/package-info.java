/**
 * What starting a process costs, and whether one outlives Stretto. Start at {@link dev.stretto.bench.processes.SpawnCommand} and
 * {@link dev.stretto.bench.processes.SurviveCommand}.
 */
@NullMarked
package dev.stretto.bench.processes;

import org.jspecify.annotations.NullMarked;
