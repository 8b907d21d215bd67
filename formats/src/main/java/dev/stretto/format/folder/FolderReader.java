package dev.stretto.format.folder;

import dev.stretto.format.PlanReader;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import java.util.List;

/** Reads a format whose plans lie in several files; a single file of it is read as a folder of one. */
public interface FolderReader extends PlanReader {

    /** The plans of its format in a folder: in the folder itself, or where its tool keeps them below; none where there are none. */
    List<FolderFiles> find(FolderView folder);

    /** Reads the files of a folder as this format. */
    ReadResult read(PlanFolder folder, ReadOptions options);

    @Override
    default ReadResult read(PlanSource source, ReadOptions options) {
        return read(new PlanFolder(source.name(), List.of(source)), options);
    }
}
