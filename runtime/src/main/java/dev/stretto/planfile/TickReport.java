package dev.stretto.planfile;

import dev.stretto.format.ReadResult;
import dev.stretto.format.writeback.EditedLine;
import dev.stretto.format.writeback.Marking;
import java.util.List;

/**
 * What ticking a plan came to.
 *
 * @param read the plan as it was read before; without a plan where its text is none, and nothing was done then
 * @param marking what became of each task
 * @param lines the lines that change, if any
 * @param changed whether the file was changed
 */
public record TickReport(ReadResult read, Marking marking, List<EditedLine> lines, boolean changed) {

    public TickReport {
        lines = List.copyOf(lines);
    }
}
