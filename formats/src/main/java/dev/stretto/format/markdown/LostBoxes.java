package dev.stretto.format.markdown;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.DiagnosticCode;
import java.util.regex.Pattern;

/** Text that people would take for boxes but Markdown does not, because of where it stands. */
public final class LostBoxes {

    private static final Pattern LOST_BOX = Pattern.compile("\\s{0,40}[-*+]\\s{1,4}\\[[ xX]\\]\\s");

    private LostBoxes() {}

    /** Warns of the first in a text. */
    public static void warn(TextSpan span, Diagnostics diagnostics) {
        for (int line = 0; line < span.lineCount(); line++) {
            if (LOST_BOX.matcher(span.text())
                    .region(span.lineStart(line), span.lineEnd(line))
                    .lookingAt()) {
                diagnostics.warning(
                        DiagnosticCode.IGNORED_ANNOTATION,
                        span.position(span.lineStart(line)),
                        "this looks like an item, but Markdown takes it for text because of its indentation",
                        "indent it by fewer than four blanks, or put an empty line before the list");
                return;
            }
        }
    }
}
