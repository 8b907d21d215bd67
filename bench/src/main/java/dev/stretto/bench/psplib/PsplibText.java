package dev.stretto.bench.psplib;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a set came to as people read it. */
final class PsplibText {

    private PsplibText() {}

    /** The lines below the table. */
    static List<String> totals(SetResult result, boolean optimize) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "  mean gap to the best known: %.3f %%, one pass of the plain rule %.2f %%",
                result.mean(Trial::gapPercent),
                result.mean(Trial::plainGapPercent)));
        if (result.open() > 0) {
            lines.add("  of " + result.open()
                    + " (?) the best known may not be the optimum: of bounds it is the upper one");
        }
        lines.add(String.format(
                Locale.ROOT,
                "  best known reached: %d of %d; schedules checked: %s",
                result.reached(),
                result.trials().size(),
                result.violations() == 0 ? "all are good" : result.violations() + " violations"));
        if (optimize) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %,.0f schedules a second (each pass forward or backward is one); longest %.0f ms",
                    result.schedulesPerSecond(),
                    result.longestMillis()));
            lines.addAll(literature(result));
        }
        return lines;
    }

    private static List<String> literature(SetResult result) {
        List<String> others = Literature.lines(result.name());
        if (others.isEmpty()) {
            return others;
        }
        List<String> lines = new ArrayList<>();
        if (result.name().equals("j60")) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  mean above the critical path: %.2f %%; the best known is %.2f %% above it",
                    result.mean(Trial::abovePathPercent),
                    result.mean(Trial::bestAbovePathPercent)));
            lines.add("  others, above the critical path, of all 480 instances (so compare only roughly) after");
        } else {
            lines.add("  others, gap to the optimum, of all 480 instances (so compare only roughly) after");
        }
        lines.add(String.format(Locale.ROOT, "    %-58s %6d %6d %6d", "schedules:", 1000, 5000, 50_000));
        lines.addAll(others);
        return lines;
    }
}
