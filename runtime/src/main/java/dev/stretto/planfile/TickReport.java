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
 * @param files the files that change, if any
 * @param changed whether any file was changed
 */
public record TickReport(ReadResult read, Marking marking, List<EditedFile> files, boolean changed) {

    public TickReport {
        files = List.copyOf(files);
    }

    /**
     * The lines of a file that change.
     *
     * @param name the file as the user can open it
     */
    public record EditedFile(String name, List<EditedLine> lines) {

        public EditedFile {
            lines = List.copyOf(lines);
        }
    }
}
