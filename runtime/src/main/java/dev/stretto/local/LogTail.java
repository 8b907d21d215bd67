package dev.stretto.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The end of a log. */
final class LogTail {

    private static final int BYTES_MAX = 4096;
    private static final int LINE_CHARS_MAX = 200;

    private LogTail() {}

    /** The last line that says anything; empty where there is none, or no log. */
    static String lastLine(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(BYTES_MAX, file.length())];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            String line = new String(tail, StandardCharsets.UTF_8)
                    .lines()
                    .map(text -> text.replaceAll("\\p{Cntrl}", "").strip())
                    .filter(text -> !text.isEmpty())
                    .reduce("", (before, after) -> after);
            return line.length() <= LINE_CHARS_MAX ? line : line.substring(0, LINE_CHARS_MAX - 1) + "…";
        } catch (IOException e) {
            return "";
        }
    }
}
