package dev.stretto.cli;

import java.io.PrintWriter;

/**
 * Where a command's output goes.
 *
 * @param out results, for programs as much as for people
 * @param err messages for people
 * @param screen how the output can be drawn on
 */
record Console(PrintWriter out, PrintWriter err, Screen screen) {

    /**
     * What kind of terminal the output is.
     *
     * @param live whether lines can be drawn over, so that progress can be shown in place
     * @param colour whether colours are wanted
     * @param columns how wide it is
     */
    record Screen(boolean live, boolean colour, int columns) {

        /** A file or a pipe. */
        static final Screen NONE = new Screen(false, false, 80);
    }

    /** The text in a style, where colours are wanted. */
    String style(Style style, String text) {
        return screen.colour() ? style.on + text + Style.OFF : text;
    }

    /** How a text stands out. */
    enum Style {
        GOOD("\u001b[32m"),
        BAD("\u001b[31m"),
        BUSY("\u001b[33m"),
        STRONG("\u001b[1m"),
        FAINT("\u001b[2m");

        private static final String OFF = "\u001b[0m";
        private final String on;

        Style(String on) {
            this.on = on;
        }
    }
}
