package dev.stretto.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites an index for a copy of the files it was made for: what the system says of each file, by which git sees what is
 * clean without reading it. The format is that of git's {@code gitformat-index}, versions 2 and 3.
 */
final class IndexStats {

    private static final int HEADER = 12;
    private static final int STATS = 40;
    private static final int MODE_AT = 24;
    private static final int SUBMODULE = 0160000;
    private static final int TYPE = 0170000;
    private static final int EXTENDED = 0x4000;
    private static final String ASKED = "unix:ctime,lastModifiedTime,dev,ino,uid,gid,size";

    private final ByteBuffer index;
    private final int hashBytes;

    private IndexStats(ByteBuffer index, int hashBytes) {
        this.index = index;
        this.hashBytes = hashBytes;
    }

    /**
     * Answers the index as it would be for the files in {@code tree}; unchanged where it is of another version.
     *
     * @param format of object names, {@code sha1} or {@code sha256}
     */
    static byte[] rewritten(byte[] index, Path tree, String format) throws IOException {
        boolean sha1 = format.equals("sha1");
        IndexStats stats = new IndexStats(ByteBuffer.wrap(index.clone()), sha1 ? 20 : 32);
        int version = stats.index.getInt(4);
        if (version != 2 && version != 3) {
            return index;
        }
        stats.rewrite(tree);
        byte[] all = stats.index.array();
        byte[] content = Arrays.copyOf(all, all.length - stats.hashBytes);
        try {
            byte[] sum = MessageDigest.getInstance(sha1 ? "SHA-1" : "SHA-256").digest(content);
            System.arraycopy(sum, 0, all, content.length, sum.length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    private void rewrite(Path tree) throws IOException {
        int entries = index.getInt(8);
        int at = HEADER;
        for (int entry = 0; entry < entries; entry++) {
            int flagsAt = at + STATS + hashBytes;
            int nameAt = flagsAt + ((index.getShort(flagsAt) & EXTENDED) == 0 ? 2 : 4);
            int nameEnd = nameAt;
            while (index.get(nameEnd) != 0) {
                nameEnd++;
            }
            if ((index.getInt(at + MODE_AT) & TYPE) != SUBMODULE) {
                String name = new String(index.array(), nameAt, nameEnd - nameAt, StandardCharsets.ISO_8859_1);
                write(at, BytePaths.resolve(tree, name));
            }
            at += (nameEnd - at + 8) / 8 * 8; // one to eight zeros end a name
        }
    }

    private void write(int at, Path file) throws IOException {
        Map<String, Object> known;
        try {
            known = Files.readAttributes(file, ASKED, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return; // git will see that it is missing
        }
        index.position(at);
        time(known.get("ctime"));
        time(known.get("lastModifiedTime"));
        index.putInt(number(known, "dev")).putInt(number(known, "ino"));
        index.position(at + MODE_AT + 4);
        index.putInt(number(known, "uid")).putInt(number(known, "gid")).putInt(number(known, "size"));
    }

    private void time(@Nullable Object value) {
        if (value instanceof FileTime time) {
            index.putInt((int) time.toInstant().getEpochSecond());
            index.putInt(time.toInstant().getNano());
        }
    }

    /** Git keeps the lower half of larger ones too. */
    private static int number(Map<String, Object> known, String name) {
        return known.get(name) instanceof Number number ? number.intValue() : 0;
    }
}
