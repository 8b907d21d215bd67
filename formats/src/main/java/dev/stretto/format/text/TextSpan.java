package dev.stretto.format.text;

import dev.stretto.plan.Position;
import java.util.Arrays;

/**
 * Text taken from a plan without what surrounds it (indentation, quote marks), of which every character still knows where
 * it stood. Its lines are joined by {@code \n}.
 */
public final class TextSpan {

    private final String text;
    private final int[] starts;
    private final Position[] positions;

    private TextSpan(String text, int[] starts, Position[] positions) {
        this.text = text;
        this.starts = starts;
        this.positions = positions;
    }

    /** The characters. */
    public String text() {
        return text;
    }

    /** Where the character at an offset of {@link #text()} stands; for the end of the text, the place behind it. */
    public Position position(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        int line = found >= 0 ? found : -found - 2;
        Position start = positions[line];
        return start.right(offset - starts[line]);
    }

    /** The offset at which the first line ends. */
    public int firstLineEnd() {
        return starts.length > 1 ? starts[1] - 1 : text.length();
    }

    /** How many lines it has. */
    public int lineCount() {
        return starts.length;
    }

    /** The offset at which a line starts, counted from 0. */
    public int lineStart(int line) {
        return starts[line];
    }

    /** The offset at which a line ends, counted from 0. */
    public int lineEnd(int line) {
        return line + 1 < starts.length ? starts[line + 1] - 1 : text.length();
    }

    /** Some of its lines, counted from 0. */
    public TextSpan lines(int from, int to) {
        Builder builder = new Builder();
        for (int line = from; line < to; line++) {
            builder.line(text.substring(lineStart(line), lineEnd(line)), positions[line]);
        }
        return builder.build();
    }

    /** Puts a span together line by line. */
    public static final class Builder {

        private final StringBuilder text = new StringBuilder();
        private int[] starts = new int[1];
        private Position[] positions = new Position[1];
        private int count;

        /** Adds a line that stands at this position. */
        public Builder line(CharSequence line, Position position) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
                positions = Arrays.copyOf(positions, count * 2);
            }
            if (count > 0) {
                text.append('\n');
            }
            starts[count] = text.length();
            positions[count++] = position;
            text.append(line);
            return this;
        }

        /** The span of the lines so far, of which there must be one. */
        public TextSpan build() {
            if (count == 0) {
                throw new IllegalStateException("a text span needs a line");
            }
            return new TextSpan(text.toString(), Arrays.copyOf(starts, count), Arrays.copyOf(positions, count));
        }
    }
}
