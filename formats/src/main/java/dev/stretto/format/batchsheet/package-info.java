/**
 * Batch sheets: tasks as boxes drawn in fenced blocks, batch below batch, and a drawing of which phase waits for which.
 *
 * <p>Start at {@link dev.stretto.format.batchsheet.BatchSheetReader}. {@code BoxReader} reads the boxes of a block,
 * {@code SheetOrder} says what each task waits for, {@code PhaseLinks} what each phase does.
 */
@NullMarked
package dev.stretto.format.batchsheet;

import org.jspecify.annotations.NullMarked;
