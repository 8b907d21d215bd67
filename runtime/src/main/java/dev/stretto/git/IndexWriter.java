package dev.stretto.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes an index as git keeps it; see {@link IndexReader}. It saves processes that would each read and write all of it. */
final class IndexWriter {

    private static final int SUBMODULE = 0160000;

    private final String format;
    private final List<Path> trees;
    private final ByteArrayOutputStream out;
    private int entries;

    private IndexWriter(String format, List<Path> trees, int bytes) {
        this.format = format;
        this.trees = trees;
        this.out = new ByteArrayOutputStream(bytes);
        out.writeBytes(new byte[IndexReader.HEADER]);
    }

    /** An index that holds nothing. */
    static byte[] empty(String format) {
        return new IndexWriter(format, List.of(), IndexReader.HEADER).finish(2, new byte[0]);
    }

    /**
     * Answers the index after some changes.
     *
     * @param index one that {@link IndexReader#reads} says yes to
     * @param changes by which only what is new counts
     * @param trees where the files of entries that change are looked for; without one, or where there is none, git will look at
     *     their content
     * @param format of object names, {@code sha1} or {@code sha256}
     */
    static byte[] changed(byte[] index, Collection<RawChange> changes, List<Path> trees, String format)
            throws IOException {
        NavigableMap<String, RawChange> sorted = new TreeMap<>();
        changes.forEach(change -> sorted.put(change.path(), change));
        IndexReader in = IndexReader.of(index, format);
        IndexWriter writer = new IndexWriter(format, trees, index.length + 100 * sorted.size());
        writer.entries = ByteBuffer.wrap(index).getInt(8);
        Deque<RawChange> open = new ArrayDeque<>(sorted.values());
        int from = IndexReader.HEADER; // what lies from here to the current entry stays as it is
        byte[] next = name(open);
        while (next.length > 0 && in.next()) {
            while (next.length > 0 && in.compareName(next) >= 0) {
                boolean replaced = in.compareName(next) == 0;
                writer.out.write(index, from, in.start() - from);
                from = replaced ? in.end() : in.start();
                writer.entries -= replaced ? 1 : 0;
                writer.add(open.pop());
                next = name(open);
            }
        }
        while (in.next()) {
            // to the end of the last one
        }
        writer.out.write(index, from, in.end() - from);
        for (RawChange change : open) {
            writer.add(change);
        }
        byte[] cached = CachedTrees.without(in.cachedTrees(), sorted.keySet(), IndexReader.hashBytes(format));
        return writer.finish(ByteBuffer.wrap(index).getInt(4), cached);
    }

    private static byte[] name(Deque<RawChange> open) {
        return open.isEmpty() ? new byte[0] : RawChange.bytes(open.peek().path());
    }

    private void add(RawChange change) throws IOException {
        if (change.newMode() == 0) {
            return;
        }
        byte[] name = RawChange.bytes(change.path());
        int hashBytes = IndexReader.hashBytes(format);
        int length = IndexReader.STATS + hashBytes + 2 + name.length;
        ByteBuffer entry = ByteBuffer.allocate((length + 8) / 8 * 8);
        Path file = change.newMode() == SUBMODULE ? null : find(change);
        if (file != null) {
            FileStats.put(entry, 0, file);
        }
        entry.putInt(FileStats.MODE_AT, change.newMode());
        entry.position(IndexReader.STATS);
        entry.put(HexFormat.of().parseHex(change.newObject()));
        entry.putShort((short) Math.min(name.length, IndexReader.NAME_MAX));
        entry.put(name);
        out.writeBytes(entry.array());
        entries++;
    }

    private @Nullable Path find(RawChange change) {
        for (Path tree : trees) {
            Path file = BytePaths.resolve(tree, change.path());
            if (FileTrees.exists(file)) {
                return file;
            }
        }
        return null;
    }

    private byte[] finish(int version, byte[] cachedTrees) {
        if (cachedTrees.length > 0) {
            out.writeBytes(ByteBuffer.allocate(8)
                    .put(RawChange.bytes("TREE"))
                    .putInt(cachedTrees.length)
                    .array());
            out.writeBytes(cachedTrees);
        }
        byte[] content = out.toByteArray();
        ByteBuffer.wrap(content).put(RawChange.bytes("DIRC")).putInt(version).putInt(entries);
        byte[] sum = sum(content, content.length, format);
        ByteBuffer whole = ByteBuffer.allocate(content.length + sum.length);
        return whole.put(content).put(sum).array();
    }

    /** The sum at the end of an index. */
    static byte[] sum(byte[] content, int length, String format) {
        try {
            MessageDigest digest = MessageDigest.getInstance(format.equals("sha1") ? "SHA-1" : "SHA-256");
            digest.update(content, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
