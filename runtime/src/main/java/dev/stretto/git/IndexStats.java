package dev.stretto.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Rewrites an index for a copy of the files it was made for. */
final class IndexStats {

    private static final int SUBMODULE = 0160000;
    private static final int TYPE = 0170000;

    private IndexStats() {}

    /**
     * Answers the index as it would be for the files in {@code tree}; unchanged where it is of a version that is not read here.
     *
     * @param format of object names, {@code sha1} or {@code sha256}
     */
    static byte[] rewritten(byte[] index, Path tree, String format) throws IOException {
        if (!IndexReader.reads(index)) {
            return index;
        }
        byte[] all = index.clone();
        ByteBuffer entries = ByteBuffer.wrap(all);
        IndexReader reader = IndexReader.of(all, format);
        while (reader.next()) {
            if ((reader.mode() & TYPE) != SUBMODULE) {
                FileStats.put(entries, reader.start(), BytePaths.resolve(tree, reader.name()));
            }
        }
        int length = all.length - IndexReader.hashBytes(format);
        byte[] sum = IndexWriter.sum(all, length, format);
        System.arraycopy(sum, 0, all, length, sum.length);
        return all;
    }
}
