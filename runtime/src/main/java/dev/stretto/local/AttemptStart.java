package dev.stretto.local;

import dev.stretto.engine.Attempt;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Task;
import java.util.Map;

/**
 * All that starting an attempt takes, read off the ledger while its owner holds still.
 *
 * @param base the commit to start from; empty in place
 * @param before why the attempt before did not succeed; empty for the first
 * @param output the end of what the landing gate wrote that it did not pass; empty where there was none
 * @param landed by the id of a task it depends on, the commit as which that landed
 */
record AttemptStart(
        Attempt attempt, String base, Plan plan, Task task, String before, String output, Map<String, String> landed) {}
