package dev.stretto.format;

import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Position;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The text of a plan, known to be readable: valid UTF-8 without a byte order mark, no NUL, no line beyond the limit.
 *
 * <p>Line ends stay as written ({@code \n}, {@code \r\n} or {@code \r}), so that offsets into {@link #text()} are offsets
 * into what the user wrote.
 */
public final class PlanSource {

    /** The largest file that is read. */
    public static final int BYTES_MAX = 512 << 20;

    private final String name;
    private final Lines lines;
    private final String text;
    private final int[] lineStarts;

    PlanSource(String name, String text) {
        this(name, new Lines.OfOne(""), text);
    }

    private PlanSource(String name, Lines lines, String text) {
        this.name = name;
        this.lines = lines;
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    /**
     * What loading gave.
     *
     * @param source the text; absent exactly where the diagnostics hold an error
     */
    public record Loaded(Optional<PlanSource> source, List<Diagnostic> diagnostics) {

        public Loaded {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** Reads a file. What keeps it from being read is an {@code unreadable} or {@code no-tasks} error, never an exception. */
    public static Loaded load(Path path) {
        return load(path.toString(), path);
    }

    /**
     * As {@link #load(Path)}, where the user called the file something else, such as a name relative to their folder.
     *
     * @param name what diagnostics call the plan
     */
    public static Loaded load(String name, Path path) {
        return SourceLoader.load(name, path);
    }

    /**
     * Takes bytes that were read elsewhere, by the same rules as a file's.
     *
     * @param name what diagnostics call the plan
     */
    public static Loaded of(String name, byte[] bytes) {
        return SourceLoader.decode(name, bytes);
    }

    /** The same text as one of several files of a plan: its positions name it. */
    public PlanSource asPart() {
        return new PlanSource(name, new Lines.OfOne(name), text);
    }

    /**
     * One text made of several files, to be read as if they were one; its positions name the file they are in.
     *
     * @param name what diagnostics about the whole call it
     * @param files in their order, at least one
     * @param texts what each file gives, never nothing: its own lines, changed or not, and then perhaps further ones, which count as its last
     */
    public static PlanSource joined(String name, List<PlanSource> files, List<String> texts) {
        StringBuilder all = new StringBuilder();
        List<Lines.Part> parts = new ArrayList<>();
        int line = 1;
        for (int at = 0; at < files.size(); at++) {
            PlanSource file = files.get(at);
            String text = endsLine(texts.get(at)) ? texts.get(at) : texts.get(at) + "\n";
            parts.add(new Lines.Part(file.name(), line, file.lineCount()));
            all.append(text);
            line += lineStarts(text).length;
        }
        return new PlanSource(name, new Lines.OfSeveral(parts), all.toString());
    }

    private static boolean endsLine(String text) {
        char last = text.charAt(text.length() - 1);
        return last == '\n' || last == '\r';
    }

    /** The name the user gave; of a file in a folder, with the folder's. */
    public String name() {
        return name;
    }

    /** The name as readers compare it: in lower case, with slashes. */
    public String comparableName() {
        return name.toLowerCase(Locale.ROOT).replace('\\', '/');
    }

    /** The last part of the name. */
    public String fileName() {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** The whole text. */
    public String text() {
        return text;
    }

    /** How many lines there are; a line end at the end of the text opens no further one. */
    public int lineCount() {
        return lineStarts.length;
    }

    /**
     * One line without its end.
     *
     * @param number from 1 to {@link #lineCount()}
     */
    public String line(int number) {
        int start = lineStart(number);
        int end = number < lineStarts.length ? lineStarts[number] : text.length();
        while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(start, end);
    }

    /**
     * The offset at which a line starts.
     *
     * @param number from 1 to {@link #lineCount()}
     */
    public int lineStart(int number) {
        return lineStarts[number - 1];
    }

    /** Where an offset of the text stands; a line's end, also one of two characters, is the column after its last one. */
    public Position position(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        int column = offset - lineStarts[line] + (isSecondOfLineEnd(offset) ? 0 : 1);
        return lines.position(line + 1, column);
    }

    private boolean isSecondOfLineEnd(int offset) {
        return offset > 0 && offset < text.length() && text.charAt(offset) == '\n' && text.charAt(offset - 1) == '\r';
    }

    /** A place by its line and column. */
    public Position position(int line, int column) {
        return lines.position(line, column);
    }

    /** The offset of a place in this text. */
    public int offset(Position position) {
        return lineStart(lines.line(position)) + position.column() - 1;
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean ends = c == '\n' || (c == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n'));
            if (ends && at + 1 < text.length()) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = at + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }
}
