package dev.stretto.format.convert;

import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;

/** Writes one format. Writers hold no state. */
interface PlanWriter {

    /** The format it writes. */
    PlanFormat format();

    /**
     * Writes a plan, from which its reader reads the same order of tasks.
     *
     * @param plan one that compiles: without cycles, and with no reference to what is not there
     * @throws IllegalArgumentException if the plan does not compile
     */
    Written write(Plan plan);
}
