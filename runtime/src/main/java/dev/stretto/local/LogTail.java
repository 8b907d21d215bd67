package dev.stretto.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The end of a log. */
final class LogTail {

    private static final int BYTES_MAX = 4096;
    private static final int LINE_CHARS_MAX = 200;

    /** Colours and cursor movements, which mean nothing in a message, and what else cannot be seen. */
    private static final Pattern UNSEEN = Pattern.compile("\u001b\\[[0-?]*[ -/]*[@-~]|\\p{Cc}|\\p{Cs}");

    private LogTail() {}

    /** The last line that says anything; empty where there is none, or no log. */
    static String lastLine(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(BYTES_MAX, file.length())];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            String line = new String(tail, StandardCharsets.UTF_8)
                    .lines()
                    .map(text -> UNSEEN.matcher(text.replace('\t', ' '))
                            .replaceAll("")
                            .strip())
                    .filter(text -> !text.isEmpty())
                    .reduce("", (before, after) -> after);
            return line.codePointCount(0, line.length()) <= LINE_CHARS_MAX
                    ? line
                    : line.substring(0, line.offsetByCodePoints(0, LINE_CHARS_MAX - 1)) + "…";
        } catch (IOException e) {
            return "";
        }
    }
}
