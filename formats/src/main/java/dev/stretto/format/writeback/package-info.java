/**
 * Writing back: from the tasks that are completed to the few bytes of a plan's text that say so.
 *
 * <p>Start at {@link dev.stretto.format.writeback.Marking}, which finds the edits, and
 * {@link dev.stretto.format.writeback.Edits}, which makes them. Nothing here touches a file.
 */
@NullMarked
package dev.stretto.format.writeback;

import org.jspecify.annotations.NullMarked;
