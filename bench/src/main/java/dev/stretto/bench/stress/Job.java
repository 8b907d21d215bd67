package dev.stretto.bench.stress;

import java.util.List;
import java.util.Optional;

/**
 * A task of the stress.
 *
 * @param needs the tasks it depends on
 * @param stated what the plan says it claims
 * @param asked what it claims while it runs
 * @param target the file it writes a line to; empty for none
 * @param millis how long it works
 * @param failures how many of its attempts fail before one succeeds
 */
record Job(
        String id,
        List<String> needs,
        List<Wish> stated,
        List<Wish> asked,
        Optional<String> target,
        int millis,
        int failures) {

    Job {
        needs = List.copyOf(needs);
        stated = List.copyOf(stated);
        asked = List.copyOf(asked);
    }
}
