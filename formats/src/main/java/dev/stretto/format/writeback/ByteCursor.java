package dev.stretto.format.writeback;

/**
 * A place in UTF-8 text that moves forward and knows its line and column as a {@code PlanSource} of the same bytes counts them:
 * from 1, columns in UTF-16 units, a byte order mark not counted.
 */
final class ByteCursor {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final byte[] text;
    private int offset;
    private int line = 1;
    private int column = 1;

    ByteCursor(byte[] text) {
        this.text = text;
        boolean marked = text.length >= 3
                && text[0] == BYTE_ORDER_MARK[0]
                && text[1] == BYTE_ORDER_MARK[1]
                && text[2] == BYTE_ORDER_MARK[2];
        this.offset = marked ? BYTE_ORDER_MARK.length : 0;
    }

    /** How many bytes lie before it. */
    int offset() {
        return offset;
    }

    /**
     * Moves to a place, which may be the end of its line.
     *
     * @throws IllegalArgumentException if the text has no such place, or it lies before the one it is at
     */
    void moveTo(int toLine, int toColumn) {
        if (toLine < line || (toLine == line && toColumn < column)) {
            throw new IllegalArgumentException("two edits overlap at " + toLine + ":" + toColumn);
        }
        while (line < toLine) {
            nextLine();
        }
        while (column < toColumn) {
            if (offset == text.length || atLineEnd()) {
                throw new IllegalArgumentException("line " + line + " has no column " + toColumn);
            }
            forward();
        }
        if (column > toColumn) {
            throw new IllegalArgumentException(toLine + ":" + toColumn + " is in the middle of a character");
        }
    }

    private void nextLine() {
        while (offset < text.length && !atLineEnd()) {
            offset++;
        }
        if (offset < text.length) {
            boolean two = text[offset] == '\r' && offset + 1 < text.length && text[offset + 1] == '\n';
            offset += two ? 2 : 1;
        }
        if (offset == text.length) {
            throw new IllegalArgumentException("the text ends on line " + line);
        }
        line++;
        column = 1;
    }

    private boolean atLineEnd() {
        return text[offset] == '\n' || text[offset] == '\r';
    }

    /** Over one character: its first byte tells how many it has, and those of four bytes take two UTF-16 units. */
    private void forward() {
        int first = text[offset] & 0xff;
        int bytes = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        offset = Math.min(text.length, offset + bytes);
        column += bytes == 4 ? 2 : 1;
    }
}
