package dev.stretto.format.boxes;

import dev.stretto.format.Diagnostics;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Position;
import org.jspecify.annotations.Nullable;

/** Boxes without an id in a document whose tasks have ids: nothing runs them. */
final class Strays {

    private int beside;
    private int elsewhere;
    private @Nullable Position firstBeside;
    private @Nullable Position firstElsewhere;

    /**
     * Counts one.
     *
     * @param besideTasks whether tasks stand below the same heading, so that it was probably meant as one
     */
    void add(Position at, boolean besideTasks) {
        if (besideTasks) {
            beside++;
            firstBeside = firstBeside == null ? at : firstBeside;
        } else {
            elsewhere++;
            firstElsewhere = firstElsewhere == null ? at : firstElsewhere;
        }
    }

    void report(Diagnostics diagnostics) {
        if (firstBeside != null) {
            diagnostics.warning(
                    DiagnosticCode.IGNORED_ANNOTATION,
                    firstBeside,
                    (beside == 1 ? "this item has" : beside + " items, of which this is the first, have")
                            + " no id and will not run, as there are items with ids beside",
                    "give each an id, or put it below the task that it belongs to");
        }
        if (firstElsewhere != null) {
            diagnostics.info(
                    DiagnosticCode.IGNORED_ANNOTATION,
                    firstElsewhere,
                    (elsewhere == 1 ? "this box is" : elsewhere + " boxes, of which this is the first, are")
                            + " taken for a checklist, not for work: no id, and no tasks below the same heading",
                    "give each an id if it is to run");
        }
    }
}
