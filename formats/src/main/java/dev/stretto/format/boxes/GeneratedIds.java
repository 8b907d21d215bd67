package dev.stretto.format.boxes;

import dev.stretto.format.Diagnostics;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Position;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ids for boxes that have none, in order, around those that the author gave. */
final class GeneratedIds {

    private final BoxDialect dialect;
    private final Set<String> taken;
    private final Map<String, Integer> last = new LinkedHashMap<>();
    private int count;
    private String firstId = "";
    private @Nullable Position first;

    GeneratedIds(BoxDialect dialect, Set<String> taken) {
        this.dialect = dialect;
        this.taken = taken;
    }

    /**
     * The next id.
     *
     * @param prefix what it starts with: the number of a heading and a full stop, or nothing
     */
    String next(String prefix, Position at) {
        int number = last.getOrDefault(prefix, 0) + 1;
        while (taken.contains(dialect.generatedId(prefix, number))) {
            number++;
        }
        last.put(prefix, number);
        String id = dialect.generatedId(prefix, number);
        if (first == null) {
            first = at;
            firstId = id;
        }
        count++;
        return id;
    }

    void report(Diagnostics diagnostics) {
        if (first != null) {
            diagnostics.info(
                    DiagnosticCode.INFERRED,
                    first,
                    count == 1
                            ? "this item has no id; it is called " + firstId
                            : count + " items have no id; they are numbered in order, this first one as " + firstId,
                    "write the ids into the plan, so that they stay when items are added");
        }
    }
}
