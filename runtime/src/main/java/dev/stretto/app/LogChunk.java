package dev.stretto.app;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A piece of a log.
 *
 * @param offset where it begins, in bytes
 * @param next where the next piece begins
 * @param total how long the log is so far
 * @param text what it says; bytes that are no UTF-8 replaced
 */
public record LogChunk(long offset, long next, long total, String text) {

    private static final int CONTINUATIONS_MAX = 3;

    /**
     * Reads from an offset on; one beyond the end gives an empty piece at the end.
     *
     * @param bytesMax how much to read at most; a character is cut only where it would be all
     */
    public static LogChunk read(Path log, long offset, int bytesMax) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long total = file.length();
            long from = Math.min(offset, total);
            byte[] bytes = new byte[(int) Math.min(bytesMax, total - from)];
            file.seek(from);
            file.readFully(bytes);
            int length = whole(bytes);
            return new LogChunk(from, from + length, total, new String(bytes, 0, length, StandardCharsets.UTF_8));
        }
    }

    /** How many of the bytes are whole characters. */
    private static int whole(byte[] bytes) {
        int lead = bytes.length - 1;
        while (lead >= 0 && bytes.length - lead <= CONTINUATIONS_MAX && (bytes[lead] & 0xC0) == 0x80) {
            lead--;
        }
        if (lead < 0) {
            return bytes.length;
        }
        int first = bytes[lead] & 0xFF;
        int wanted = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
        boolean cut = lead + wanted > bytes.length;
        return cut && lead > 0 ? lead : bytes.length;
    }
}
