package dev.stretto.format.writeback;

import dev.stretto.format.Edit;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * Makes edits in a plan's text as it lies on the disk: every byte outside of them stays what it is, be it a byte order mark, a
 * line end of any kind, or the lack of one at the end.
 */
public final class Edits {

    private Edits() {}

    /**
     * A text after some edits, which may come in any order.
     *
     * @param text valid UTF-8, the very text that the edits were made for; it is not changed
     * @throws IllegalArgumentException if an edit does not fit the text: it lies beyond its line, in the middle of a character,
     *     or over another edit
     */
    public static byte[] apply(byte[] text, List<Edit> edits) {
        List<Edit> inOrder =
                edits.stream().sorted(Comparator.comparing(Edit::at)).toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length + 16 * edits.size());
        ByteCursor cursor = new ByteCursor(text);
        int copied = 0;
        for (Edit edit : inOrder) {
            cursor.moveTo(edit.at().line(), edit.at().column());
            int start = cursor.offset();
            if (start < copied) {
                throw new IllegalArgumentException("two edits overlap at " + edit.at());
            }
            out.write(text, copied, start - copied);
            out.writeBytes(edit.text().getBytes(StandardCharsets.UTF_8));
            cursor.moveTo(edit.at().line(), edit.at().column() + edit.length());
            copied = cursor.offset();
        }
        out.write(text, copied, text.length - copied);
        return out.toByteArray();
    }
}
