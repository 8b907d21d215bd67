package dev.stretto.format.convert;

import dev.stretto.format.convert.Written.Loss;
import dev.stretto.plan.PlanFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what a format has no place for while a plan is written in it. */
final class Losses {

    private static final int EXAMPLES_MAX = 5;

    private final PlanFormat format;
    private final Map<String, Counted> found = new LinkedHashMap<>();

    Losses(PlanFormat format) {
        this.format = format;
    }

    private static final class Counted {
        private final String instead;
        private final List<String> examples = new ArrayList<>();
        private int count;

        private Counted(String instead) {
            this.instead = instead;
        }
    }

    /** One more thing that is left out. */
    void add(String what, String id) {
        add(what, id, "left out");
    }

    /**
     * One more thing that cannot be said.
     *
     * @param what a plural: {@code estimates}
     * @param id of the task, group or phase it is said of
     * @param instead what becomes of all of this kind, to follow “they are”
     */
    void add(String what, String id, String instead) {
        Counted counted = found.computeIfAbsent(what, _ -> new Counted(instead));
        counted.count++;
        if (counted.examples.size() < EXAMPLES_MAX) {
            counted.examples.add(id);
        }
    }

    List<Loss> all() {
        List<Loss> all = new ArrayList<>();
        found.forEach((what, counted) -> all.add(new Loss(
                what.replace(' ', '-'),
                counted.count,
                counted.examples,
                what + ": " + format.label() + " has no place for "
                        + (counted.count == 1 ? "it; 1 is " : "them; " + counted.count + " are ") + counted.instead)));
        return all;
    }
}
