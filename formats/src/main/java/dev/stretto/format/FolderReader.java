package dev.stretto.format;

import java.util.List;

/** Reads a format whose plans lie in several files; a single file of it is read as a folder of one. */
public interface FolderReader extends PlanReader {

    /** How sure it is that a folder is of its format. */
    Recognition recognise(PlanFolder folder);

    /** Reads a folder as this format. */
    ReadResult read(PlanFolder folder, ReadOptions options);

    @Override
    default Recognition recognise(PlanSource source) {
        return recognise(new PlanFolder(source.name(), List.of(source)));
    }

    @Override
    default ReadResult read(PlanSource source, ReadOptions options) {
        return read(new PlanFolder(source.name(), List.of(source)), options);
    }
}
