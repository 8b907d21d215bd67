package dev.stretto.format.wfformat;

import static dev.stretto.format.Diagnostics.quote;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanSource;
import dev.stretto.plan.DiagnosticCode;

/** Counts where parents and children do not agree; each way is one remark, however often it happens. */
final class Mirror {

    private final PlanSource source;
    private final Diagnostics diagnostics;
    private final Missing parents = new Missing();
    private final Missing children = new Missing();

    Mirror(PlanSource source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    private static final class Missing {
        private int count;
        private int firstAt;
        private String first = "";

        private void add(int offset, String edge) {
            if (count++ == 0) {
                firstAt = offset;
                first = edge;
            }
        }
    }

    /** A task names a child that does not name it. */
    void parentMissing(WfTask parent, WfTask child, int offset) {
        parents.add(offset, quote(child.id) + " is a child of " + quote(parent.id));
    }

    /** A task names a parent that does not name it. */
    void childMissing(WfTask parent, WfTask child, int offset) {
        children.add(offset, quote(parent.id) + " is a parent of " + quote(child.id));
    }

    void report() {
        report(parents, "child does not name it as its parent");
        report(children, "parent does not name it as its child");
    }

    private void report(Missing missing, String what) {
        if (missing.count > 0) {
            diagnostics.warning(
                    DiagnosticCode.AMBIGUOUS_DEPENDENCY,
                    source.position(missing.firstAt),
                    missing.first + ", but the " + what + "; the dependency holds ("
                            + (missing.count == 1 ? "the only such place)" : missing.count + " such places)"),
                    "name each edge on both sides, or on neither");
        }
    }
}
