package dev.stretto.cli;

import dev.stretto.cli.Console.Style;
import dev.stretto.forecast.Interleaving;
import dev.stretto.forecast.Interleaving.Step;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One person's order of work, for people: a line for each stretch in one phase. */
record InterleavingText(Console console, Plan plan, Interleaving interleaving) {

    private static final double MINUTES_PER_HOUR = 60;
    private static final int BAR_MAX = 40;

    void print() {
        var out = console.out();
        long rests = interleaving.steps().stream().filter(Step::rest).count();
        out.println();
        out.println(console.style(Style.STRONG, "one person") + "  easy (up to "
                + Durations.ofMinutes(interleaving.medianMinutes()) + ") tasks of other phases between hard ones: "
                + (rests == 0 ? "none can be" : rests + (rests == 1 ? " rest" : " rests")));
        List<List<Step>> stretches = stretches();
        int width =
                stretches.stream().mapToInt(each -> when(each).length()).max().orElse(0);
        for (List<Step> each : stretches) {
            out.println(TextLayout.pad(when(each), width) + "  " + what(each) + "  " + bar(each));
        }
    }

    /** Steps that follow each other in one phase, rests apart. */
    private List<List<Step>> stretches() {
        List<List<Step>> stretches = new ArrayList<>();
        for (Step step : interleaving.steps()) {
            if (stretches.isEmpty() || !belongs(step, stretches.getLast().getLast())) {
                stretches.add(new ArrayList<>());
            }
            stretches.getLast().add(step);
        }
        return stretches;
    }

    private boolean belongs(Step step, Step before) {
        return step.rest() == before.rest() && phase(step).equals(phase(before));
    }

    private Optional<PhaseId> phase(Step step) {
        return plan.tasks().get(step.task()).phase();
    }

    private static String when(List<Step> stretch) {
        return "Hour " + TeamTable.hours(stretch.getFirst().startMinutes() / MINUTES_PER_HOUR) + "-"
                + TeamTable.hours(stretch.getLast().endMinutes() / MINUTES_PER_HOUR);
    }

    private String what(List<Step> stretch) {
        Step first = stretch.getFirst();
        return phase(first).map(id -> "phase " + id + ": ").orElse("")
                + stretch.stream()
                        .map(step -> plan.tasks().get(step.task()).id().value())
                        .collect(Collectors.joining(" → "))
                + (first.rest() ? " (a rest)" : "");
    }

    /** A stroke for each hour begun. */
    private static String bar(List<Step> stretch) {
        double hours = (stretch.getLast().endMinutes() - stretch.getFirst().startMinutes()) / MINUTES_PER_HOUR;
        return "━".repeat(Math.clamp((long) Math.ceil(hours), 0, BAR_MAX));
    }
}
