/**
 * Strategy documents: prose about how to run phases side by side, with workstreams, calendars and a Mermaid graph. Each phase
 * is a task.
 *
 * <p>Start at {@link dev.stretto.format.strategydoc.StrategyDocumentReader}. {@code StrategyOutline} walks the document and
 * gathers a {@code PhaseNotes} for each phase it comes across.
 */
@NullMarked
package dev.stretto.format.strategydoc;

import org.jspecify.annotations.NullMarked;
