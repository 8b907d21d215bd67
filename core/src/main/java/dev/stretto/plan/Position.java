package dev.stretto.plan;

import java.util.Comparator;

/**
 * A place in a plan's text.
 *
 * @param file the file, where the plan lies in several; empty where it is the plan's only one
 * @param line from 1
 * @param column from 1, in UTF-16 units of the line
 */
public record Position(String file, int line, int column) implements Comparable<Position> {

    /** The start of the text: where a remark about the whole document points. */
    public static final Position START = new Position(1, 1);

    private static final Comparator<Position> ORDER = Comparator.comparing(Position::file)
            .thenComparingInt(Position::line)
            .thenComparingInt(Position::column);

    public Position {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("position " + line + ":" + column + " is before the start of the text");
        }
    }

    /** A place in a plan of one file. */
    public Position(int line, int column) {
        this("", line, column);
    }

    /** The place so many columns further on the same line. */
    public Position right(int columns) {
        return new Position(file, line, column + columns);
    }

    /** The line as a message names it: {@code line 12}, with the file where the plan lies in several. */
    public String lineInWords() {
        return file.isEmpty() ? "line " + line : file + ", line " + line;
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    /** Line and column. */
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
