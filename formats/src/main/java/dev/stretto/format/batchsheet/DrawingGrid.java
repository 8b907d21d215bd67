package dev.stretto.format.batchsheet;

import dev.stretto.format.text.TextSpan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The characters of a drawing by row and column, and the lines in it that hang together. */
final class DrawingGrid {

    private static final int UP = 1;
    private static final int DOWN = 2;
    private static final int LEFT = 4;
    private static final int RIGHT = 8;

    private final TextSpan span;
    private final boolean[] taken;

    DrawingGrid(TextSpan span) {
        this.span = span;
        this.taken = new boolean[span.text().length()];
    }

    /** A place in it. */
    record Cell(int row, int column) {}

    /**
     * Lines that hang together.
     *
     * @param ends the places beside it that a line of it runs into
     * @param heads the places that an arrowhead of it points to
     */
    record Net(List<Cell> ends, List<Cell> heads) {}

    int rows() {
        return span.lineCount();
    }

    int columns(int row) {
        return span.lineEnd(row) - span.lineStart(row);
    }

    /** The character at a place; a blank outside of the drawing. */
    char at(int row, int column) {
        return row < 0 || row >= rows() || column < 0 || column >= columns(row)
                ? ' '
                : span.text().charAt(span.lineStart(row) + column);
    }

    /** What a row holds between two columns. */
    String text(int row, int from, int to) {
        return span.text().substring(span.lineStart(row) + from, span.lineStart(row) + Math.min(to, columns(row)));
    }

    int offset(int row, int column) {
        return span.lineStart(row) + column;
    }

    /** Marks a place as part of no net. */
    void take(int row, int column) {
        if (at(row, column) != ' ') {
            taken[offset(row, column)] = true;
        }
    }

    /** The nets of all places not taken. */
    List<Net> nets() {
        List<Net> nets = new ArrayList<>();
        for (int row = 0; row < rows(); row++) {
            for (int column = 0; column < columns(row); column++) {
                if (arms(at(row, column)) != 0 && !taken[offset(row, column)]) {
                    nets.add(net(new Cell(row, column)));
                }
            }
        }
        return nets;
    }

    private Net net(Cell start) {
        Net net = new Net(new ArrayList<>(), new ArrayList<>());
        Deque<Cell> open = new ArrayDeque<>(List.of(start));
        taken[offset(start.row(), start.column())] = true;
        while (!open.isEmpty()) {
            Cell cell = open.pop();
            char c = at(cell.row(), cell.column());
            int pointsTo = pointsTo(c);
            if (pointsTo != 0) {
                net.heads().add(beside(cell, pointsTo));
            }
            for (int arm = UP; arm <= RIGHT; arm <<= 1) {
                if ((arms(c) & arm) != 0) {
                    follow(beside(cell, arm), opposite(arm), net, open);
                }
            }
        }
        return net;
    }

    private void follow(Cell next, int back, Net net, Deque<Cell> open) {
        char c = at(next.row(), next.column());
        if (c == ' ') {
            return;
        }
        int offset = offset(next.row(), next.column());
        if (!taken[offset] && (arms(c) & back) != 0) {
            taken[offset] = true;
            open.push(next);
        } else if (taken[offset]) {
            net.ends().add(next);
        }
    }

    private static Cell beside(Cell cell, int arm) {
        return switch (arm) {
            case UP -> new Cell(cell.row() - 1, cell.column());
            case DOWN -> new Cell(cell.row() + 1, cell.column());
            case LEFT -> new Cell(cell.row(), cell.column() - 1);
            default -> new Cell(cell.row(), cell.column() + 1);
        };
    }

    private static int opposite(int arm) {
        return arm == UP ? DOWN : arm == DOWN ? UP : arm == LEFT ? RIGHT : LEFT;
    }

    /** The sides to which a character is a line. */
    private static int arms(char c) {
        return switch (c) {
            case '│', '┃' -> UP | DOWN;
            case '─', '━' -> LEFT | RIGHT;
            case '┌', '╭' -> DOWN | RIGHT;
            case '┐', '╮' -> DOWN | LEFT;
            case '└', '╰' -> UP | RIGHT;
            case '┘', '╯' -> UP | LEFT;
            case '├' -> UP | DOWN | RIGHT;
            case '┤' -> UP | DOWN | LEFT;
            case '┬' -> DOWN | LEFT | RIGHT;
            case '┴' -> UP | LEFT | RIGHT;
            case '┼' -> UP | DOWN | LEFT | RIGHT;
            case '▼', '↓' -> UP;
            case '▲', '↑' -> DOWN;
            case '►', '▶', '→' -> LEFT;
            case '◄', '◀', '←' -> RIGHT;
            default -> 0;
        };
    }

    /** The side to which an arrowhead points: away from its line. */
    private static int pointsTo(char c) {
        return "▼↓▲↑►▶→◄◀←".indexOf(c) >= 0 ? opposite(arms(c)) : 0;
    }
}
