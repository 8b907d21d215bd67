package dev.stretto.plan;

/**
 * A place in a plan's text.
 *
 * @param line from 1
 * @param column from 1, in UTF-16 units of the line
 */
public record Position(int line, int column) implements Comparable<Position> {

    /** The start of the text: where a remark about the whole document points. */
    public static final Position START = new Position(1, 1);

    public Position {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("position " + line + ":" + column + " is before the start of the text");
        }
    }

    @Override
    public int compareTo(Position other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
