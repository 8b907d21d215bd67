package dev.stretto.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The end of a log. */
final class LogTail {

    private static final int BYTES_MAX = 4096;
    private static final int LINE_CHARS_MAX = 200;
    private static final int LINES_MAX = 40;

    /** Colours and cursor movements, which mean nothing in a message, and what else cannot be seen. */
    private static final Pattern UNSEEN = Pattern.compile("\u001b\\[[0-?]*[ -/]*[@-~]|\\p{Cc}|\\p{Cs}");

    private LogTail() {}

    /** The last line that says anything; empty where there is none, or no log. */
    static String lastLine(Path log) {
        String line =
                lines(log).map(String::strip).filter(text -> !text.isEmpty()).reduce("", (before, after) -> after);
        return line.codePointCount(0, line.length()) <= LINE_CHARS_MAX
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LINE_CHARS_MAX - 1)) + "…";
    }

    /** The last lines, as many as help to see what went wrong; empty where there are none, or no log. */
    static String lastLines(Path log) {
        List<String> lines = lines(log).map(String::stripTrailing).toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_MAX), lines.size()))
                .strip();
    }

    /** The lines in the last bytes of a log, as they can be seen. */
    private static Stream<String> lines(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(BYTES_MAX, file.length())];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            return new String(tail, StandardCharsets.UTF_8)
                    .lines()
                    .map(text -> UNSEEN.matcher(text.replace('\t', ' ')).replaceAll(""));
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
