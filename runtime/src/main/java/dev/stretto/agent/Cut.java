package dev.stretto.agent;

import java.nio.charset.StandardCharsets;

/** Texts that may not become longer than so many bytes of UTF-8. */
final class Cut {

    private Cut() {}

    /** A text, or its beginning and a line that says how much of it is missing. */
    static String to(int bytesMax, String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes <= bytesMax) {
            return text;
        }
        int end = 0;
        int kept = 0;
        while (true) {
            int point = text.codePointAt(end);
            int more = Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (kept + more > bytesMax) {
                return text.substring(0, end) + "\n\n[cut here: " + (bytes - kept) + " bytes are left out]\n";
            }
            kept += more;
            end += Character.charCount(point);
        }
    }
}
