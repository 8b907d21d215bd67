package dev.stretto.format;

/** How many terminal cells a character takes; the common ranges of Unicode's East Asian Width, not the whole table. */
public final class DisplayWidth {

    private DisplayWidth() {}

    /** The cells of one character. */
    public static int of(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || c == 0x200D) {
            return 0;
        }
        boolean wide = (c >= 0x1100 && c <= 0x115F) // Hangul Jamo
                || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F) // CJK radicals to Yi
                || (c >= 0xAC00 && c <= 0xD7A3) // Hangul syllables
                || (c >= 0xF900 && c <= 0xFAFF) // CJK compatibility
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60) // full-width forms
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1FAFF) // pictographs
                || (c >= 0x20000 && c <= 0x3FFFD)
                || c == 0x2705 // the heavy check mark of completed items
                || c == 0x274C
                || c == 0x2B50;
        return wide ? 2 : 1;
    }

    /** The cells of a text. */
    public static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    /** Whether a terminal would act on it, or turn the line round, instead of showing it. */
    public static boolean controls(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
