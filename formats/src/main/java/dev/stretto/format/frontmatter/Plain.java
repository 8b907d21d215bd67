package dev.stretto.format.frontmatter;

import java.util.regex.Pattern;

/** Texts as YAML writes them. */
final class Plain {

    private static final Pattern SAFE =
            Pattern.compile("[\\p{L}\\p{N}_./](?:[\\p{L}\\p{N}_./+()'-]|[ ](?=[\\p{L}\\p{N}_./+(]))*+");

    private Plain() {}

    /** Whether a text means itself without quotes, in any place. */
    static boolean safe(String text) {
        return SAFE.matcher(text).matches();
    }

    /** A text without quotes where it may stand so, else with them. */
    static String of(String text) {
        return safe(text) ? text : '"' + escaped(text) + '"';
    }

    /** A text as it stands between double quotes. */
    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
