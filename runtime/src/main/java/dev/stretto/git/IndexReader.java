package dev.stretto.git;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Reads an index as git keeps it, entry by entry. The format is that of git's {@code gitformat-index}, versions 2 and 3. */
final class IndexReader {

    static final int HEADER = 12;
    static final int STATS = 40;
    static final int NAME_MAX = 0xfff;
    private static final int EXTENDED = 0x4000;

    private final ByteBuffer bytes;
    private final int hashBytes;
    private int left;
    private int start;
    private int nameStart;
    private int nameEnd;
    private int end = HEADER;

    private IndexReader(byte[] index, int hashBytes) {
        this.bytes = ByteBuffer.wrap(index);
        this.hashBytes = hashBytes;
        this.left = bytes.getInt(8);
    }

    /**
     * Begins before the first entry.
     *
     * @param format of object names, {@code sha1} or {@code sha256}
     */
    static IndexReader of(byte[] index, String format) {
        return new IndexReader(index, hashBytes(format));
    }

    static int hashBytes(String format) {
        return format.equals("sha1") ? 20 : 32;
    }

    /** Whether it is of a version that this class reads. */
    static boolean reads(byte[] index) {
        if (index.length < HEADER) {
            return false;
        }
        int version = ByteBuffer.wrap(index).getInt(4);
        return version == 2 || version == 3;
    }

    /** Goes on to the next entry, if there is one. */
    boolean next() {
        if (left == 0) {
            return false;
        }
        left--;
        start = end;
        int flagsAt = start + STATS + hashBytes;
        int flags = bytes.getShort(flagsAt);
        nameStart = flagsAt + ((flags & EXTENDED) == 0 ? 2 : 4);
        nameEnd = nameStart + (flags & NAME_MAX);
        while (bytes.get(nameEnd) != 0) { // a long name's length does not fit
            nameEnd++;
        }
        end = start + (nameEnd - start + 8) / 8 * 8; // one to eight zeros end a name
        return true;
    }

    /** Where the entry begins. */
    int start() {
        return start;
    }

    /** Where it ends; after the last one, where the extensions begin. */
    int end() {
        return end;
    }

    /** The path, each byte as one character. */
    String name() {
        return new String(bytes.array(), nameStart, nameEnd - nameStart, StandardCharsets.ISO_8859_1);
    }

    /** How the path stands to another one in the order of the index. */
    int compareName(byte[] other) {
        return Arrays.compareUnsigned(bytes.array(), nameStart, nameEnd, other, 0, other.length);
    }

    int mode() {
        return bytes.getInt(start + FileStats.MODE_AT);
    }

    /** The name of the object. */
    String object() {
        return HexFormat.of().formatHex(bytes.array(), start + STATS, start + STATS + hashBytes);
    }

    /** The content of the extension that notes the trees of directories; of no length where there is none. */
    byte[] cachedTrees() {
        int at = end;
        while (at + 8 <= bytes.limit() - hashBytes) {
            int length = bytes.getInt(at + 4);
            if (new String(bytes.array(), at, 4, StandardCharsets.US_ASCII).equals("TREE")) {
                return Arrays.copyOfRange(bytes.array(), at + 8, at + 8 + length);
            }
            at += 8 + length;
        }
        return new byte[0];
    }
}
