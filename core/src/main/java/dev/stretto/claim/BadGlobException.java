package dev.stretto.claim;

/** A text that is no path glob; the message says what is wrong with it and where. */
public final class BadGlobException extends Exception {

    private static final long serialVersionUID = 1;

    private final int column;

    BadGlobException(String message, int column) {
        super(message);
        this.column = column;
    }

    /** Where in the text, from 1. */
    public int column() {
        return column;
    }
}
