package dev.stretto.format.stretto;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanSource;
import dev.stretto.plan.Defaults;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Position;

/**
 * What stands between two lines of {@code ---} at the start of a plan.
 *
 * @param firstLine the line behind it, at which the Markdown starts
 */
record FrontMatter(Defaults defaults, int firstLine) {

    private static final int LINES_MAX = 1000;

    /** Reads it, if there is any. */
    static FrontMatter of(PlanSource source, Diagnostics diagnostics) {
        if (!source.line(1).stripTrailing().equals("---")) {
            return new FrontMatter(Defaults.NONE, 1);
        }
        int last = Math.min(source.lineCount(), LINES_MAX);
        for (int line = 2; line <= last; line++) {
            String text = source.line(line).stripTrailing();
            if (text.equals("---") || text.equals("...")) {
                String yaml = source.text().substring(source.lineStart(2), source.lineStart(line));
                // The YAML reader is loaded here and nowhere else: most plans have no front matter.
                return new FrontMatter(YamlDefaults.read(yaml, 2, diagnostics), line + 1);
            }
        }
        diagnostics.warning(
                DiagnosticCode.BAD_VALUE,
                Position.START,
                "this opens front matter that is never closed, so it is taken for a line across the page",
                "close it with a line of ---, or drop this line");
        return new FrontMatter(Defaults.NONE, 1);
    }
}
