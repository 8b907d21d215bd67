package dev.stretto.cli;

import dev.stretto.app.PlanAnalysis;
import dev.stretto.forecast.Analysis;
import dev.stretto.forecast.BatchStatistics;
import dev.stretto.forecast.BesidePhases;
import dev.stretto.forecast.Removal;
import dev.stretto.plan.PhaseId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The figures of a plan, a line or a few each. */
record ShowFigures(PlanAnalysis of, Names names, Drawing drawing, int columns) {

    private static final int LABEL = 15;
    private static final int TEXT_MIN = 24;
    private static final int BESIDE_MAX = 5;
    private static final int PATH_MAX = 60;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        Analysis analysis = of.analysis();
        add(lines, "critical path", criticalPath());
        add(lines, "one by one", Durations.ofMinutes(analysis.totalMinutes()) + unit());
        add(
                lines,
                "parallel",
                "at most " + analysis.schedule().maxParallel() + " at once; " + analysis.independentPercent()
                        + " % of the tasks depend on nothing; " + workers());
        add(lines, "batches", batches(analysis.batchStatistics()));
        add(
                lines,
                "one less",
                analysis.bestRemoval().map(this::removal).orElse("no single dependency holds up the whole"));
        beside(lines);
        return lines;
    }

    private void add(List<String> lines, String label, String text) {
        int room = Math.max(TEXT_MIN, columns - LABEL);
        String lead = label;
        for (String line : TextLayout.wrap(text, room)) {
            lines.add(TextLayout.pad(lead, LABEL) + line);
            lead = "";
        }
    }

    private String criticalPath() {
        List<Integer> path = of.analysis().schedule().criticalPath();
        String shown = path.stream()
                .limit(PATH_MAX)
                .map(node -> of.graph().task(node).value())
                .collect(Collectors.joining(" " + drawing.to() + " "));
        String more = path.size() > PATH_MAX
                ? " " + drawing.to() + " " + drawing.more() + " and " + (path.size() - PATH_MAX) + " more"
                : "";
        return shown + more + " ("
                + Durations.ofMinutes(of.analysis().schedule().makespan()) + unit() + ")";
    }

    private String workers() {
        int workers = of.analysis().recommendedWorkers();
        return workers + (workers == 1 ? " worker is enough" : " workers are enough") + " ("
                + Durations.ofMinutes(of.analysis().recommendedMinutes()) + ")";
    }

    private static String batches(BatchStatistics of) {
        return String.format(
                Locale.ROOT,
                "%d of %s, %.1f on average; %d of a single task",
                of.batches(),
                of.smallest() == of.largest()
                        ? of.largest() + (of.largest() == 1 ? " task" : " tasks")
                        : of.smallest() + " to " + of.largest() + " tasks",
                of.mean(),
                of.alone());
    }

    private String removal(Removal removal) {
        double less = of.analysis().recommendedMinutes() - removal.makespanMinutes();
        int workers = of.analysis().recommendedWorkers();
        return "if " + heldUp(removal.tasks()) + " did not wait for " + PlanAnalysis.name(of.graph(), removal.from())
                + (removal.stated() ? "" : " (only the order of the document says so)") + ": "
                + Durations.ofMinutes(removal.savedMinutes()) + " less, "
                + Durations.ofMinutes(removal.criticalPathMinutes()) + " in all; with " + workers
                + (workers == 1 ? " worker " : " workers ")
                + (less > 0 ? Durations.ofMinutes(less) + " less" : "nothing less");
    }

    private String heldUp(List<Integer> tasks) {
        Optional<PhaseId> phase = of.plan().tasks().get(tasks.getFirst()).phase();
        long inPhase = of.plan().tasks().stream()
                .filter(task -> task.phase().equals(phase))
                .count();
        return tasks.size() > 1 && phase.isPresent() && inPhase == tasks.size()
                ? "phase " + phase.get()
                : names.list(tasks.stream()
                        .map(task -> of.graph().task(task).value())
                        .toList());
    }

    private void beside(List<String> lines) {
        List<BesidePhases> entries = of.analysis().besidePhases().stream()
                .sorted(Comparator.comparingDouble(BesidePhases::savedMinutes).reversed())
                .toList();
        String label = "side by side";
        for (BesidePhases entry : entries.subList(0, Math.min(BESIDE_MAX, entries.size()))) {
            add(lines, label, beside(entry));
            label = "";
        }
        if (entries.size() > BESIDE_MAX) {
            add(lines, "", drawing.more() + " and " + (entries.size() - BESIDE_MAX) + " more such phases");
        }
        if (of.plan().phases().size() > BesidePhases.PHASES_MAX) {
            add(lines, label, "not looked at: more than " + BesidePhases.PHASES_MAX + " phases");
        }
    }

    private String beside(BesidePhases entry) {
        List<String> others = entry.others().stream().map(PhaseId::value).toList();
        return "phase " + entry.phase() + (entry.inPlace() ? " runs beside phase" : " could run beside phase")
                + (others.size() == 1 ? " " : "s ") + names.list(others) + ": "
                + Durations.ofMinutes(entry.savedMinutes()) + " less than one after the other"
                + (entry.inPlace() ? "" : "; only the order of the document keeps them apart");
    }

    private String unit() {
        return of.estimated() ? "" : ", counting a minute a task: the plan states no estimates";
    }
}
