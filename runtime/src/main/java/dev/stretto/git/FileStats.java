package dev.stretto.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the system says of a file, as an entry of an index begins with it: by it git sees what is clean without reading it. */
final class FileStats {

    /** Where in an entry its mode stands, which is not taken from the file. */
    static final int MODE_AT = 24;

    private static final String ASKED = "unix:ctime,lastModifiedTime,dev,ino,uid,gid,size";

    private FileStats() {}

    /** Writes it into the entry that begins at a place; nothing where there is no file, which git will see. */
    static void put(ByteBuffer index, int at, Path file) throws IOException {
        Map<String, Object> known;
        try {
            known = Files.readAttributes(file, ASKED, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return;
        }
        index.position(at);
        time(index, known.get("ctime"));
        time(index, known.get("lastModifiedTime"));
        index.putInt(number(known, "dev")).putInt(number(known, "ino"));
        index.position(at + MODE_AT + Integer.BYTES);
        index.putInt(number(known, "uid")).putInt(number(known, "gid")).putInt(number(known, "size"));
    }

    private static void time(ByteBuffer index, @Nullable Object value) {
        Instant instant = value instanceof FileTime time ? time.toInstant() : Instant.EPOCH;
        index.putInt((int) instant.getEpochSecond()).putInt(instant.getNano());
    }

    /** Git keeps the lower half of larger ones too. */
    private static int number(Map<String, Object> known, String name) {
        return known.get(name) instanceof Number number ? number.intValue() : 0;
    }
}
