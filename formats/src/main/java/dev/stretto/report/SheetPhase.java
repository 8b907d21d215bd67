package dev.stretto.report;

import dev.stretto.format.DisplayWidth;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Phase;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Task;
import dev.stretto.report.Report.Section;
import dev.stretto.report.SheetNeeds.Need;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** One phase of a sheet: its batches as boxes, its longest chain, and what running side by side saves. */
final class SheetPhase {

    /** No sentence of the format names more. */
    private static final int NAMED_MAX = 10;

    private static final double HOUR = 60;

    private final Sheet sheet;
    private final Section section;
    private final SheetFigures figures;
    private final String number;
    private final StringBuilder out;

    SheetPhase(Sheet sheet, int at, StringBuilder out) {
        this.sheet = sheet;
        this.section = sheet.sections().get(at);
        this.figures = sheet.figures().get(at);
        this.out = out;
        String name = section.phase().map(sheet.names()::of).orElse("0");
        this.number = name.matches("[0-9]+") ? name : String.valueOf(at + 1);
    }

    void write() {
        heading();
        section.phase().ifPresent(this::order);
        if (section.tasks().isEmpty()) {
            return;
        }
        out.append("### Batch Execution Plan\n\n").append(Sheet.FENCE);
        for (int batch = 0; batch < figures.batches().size(); batch++) {
            out.append(batch == 0 ? "" : "\n");
            batch(batch);
        }
        out.append(Sheet.FENCE).append('\n');
        String name = sheet.name(section);
        out.append("### ").append(name).append(" Critical Path\n\n").append(Sheet.FENCE);
        out.append(sheet.chain(figures.path())).append(" = ").append(Texts.hours(figures.chain()));
        out.append(" minimum\n").append(Sheet.FENCE).append('\n');
        out.append("### ").append(name).append(" Optimal Parallel Path\n\n").append(Sheet.FENCE);
        out.append(sideBySide()).append('\n');
        out.append(Sheet.FENCE);
        out.append("\nTotal: ").append(Texts.hours(figures.chain()));
        out.append(" (").append(Texts.hours(figures.saved())).append(" saved vs ");
        out.append(Texts.hours(figures.sequential())).append(" sequential)\n\n");
    }

    private void heading() {
        int count = section.tasks().size();
        String title = section.phase()
                .map(phase -> "Phase " + sheet.names().of(phase) + ": " + SheetNames.heading(phase.title()))
                .orElse("Tasks in No Phase");
        out.append("## ").append(title).append(" (").append(count).append(count == 1 ? " task)\n\n" : " tasks)\n\n");
    }

    private void order(Phase phase) {
        List<Phase> on = SheetNeeds.dependencies(sheet.report().plan(), phase);
        for (int from = 0; from < on.size(); from += NAMED_MAX) {
            out.append("**Order:** Phase ").append(sheet.names().of(phase)).append(" only depends on ");
            out.append(sheet.phases(on.subList(from, Math.min(on.size(), from + NAMED_MAX))))
                    .append(".\n\n");
        }
    }

    private void batch(int at) {
        List<Integer> tasks = figures.batches().get(at);
        out.append("Batch ").append(number).append('.').append(at + 1);
        out.append(tasks.size() > 1 ? ": [P] (" + tasks.size() + " tasks in parallel)\n" : ": [S] (1 task)\n");
        List<String> texts = tasks.stream().map(this::box).toList();
        int width = texts.stream().mapToInt(DisplayWidth::of).max().orElse(0);
        String line = "─".repeat(width + 2);
        for (int row = 0; row < tasks.size(); row++) {
            out.append(row == 0 ? "┌" + line + "┐\n" : "├" + line + "┤\n");
            String note = note(at, tasks.get(row), tasks.size() > 1);
            out.append("│ ").append(Texts.padded(texts.get(row), width)).append(" │");
            out.append(note.isEmpty() ? "" : " " + note).append('\n');
        }
        out.append("└").append(line).append("┘\n");
    }

    private String box(int node) {
        Task task = sheet.report().task(node);
        StringBuilder text = new StringBuilder(sheet.id(node)).append(' ').append(SheetNames.boxed(task));
        boolean counts = task.status() != PlanStatus.SKIPPED
                && task.order().onFailureOf().isEmpty();
        task.estimate()
                .ifPresent(estimate -> text.append(" (")
                        .append(counts ? words(estimate) : "0h")
                        .append(')'));
        return text.append(mark(sheet.report().mark(node))).toString();
    }

    private static String mark(PlanStatus status) {
        return switch (status) {
            case COMPLETED -> " ✅";
            case IN_PROGRESS -> " 🔄";
            case FAILED -> " ❌";
            case PENDING, DEFERRED, SKIPPED -> "";
        };
    }

    /** An estimate as the format reads it, exactly. */
    private static String words(Estimate estimate) {
        boolean hours = estimate.highMinutes() >= HOUR
                && estimate.lowMinutes() % (HOUR / 4) == 0
                && estimate.highMinutes() % (HOUR / 4) == 0;
        double unit = hours ? HOUR : 1;
        String high = Texts.decimal(estimate.highMinutes() / unit, 9) + (hours ? "h" : " min");
        return estimate.lowMinutes() == estimate.highMinutes()
                ? high
                : Texts.decimal(estimate.lowMinutes() / unit, 9) + "-" + high;
    }

    private String note(int batch, int node, boolean beside) {
        Need need = sheet.needs().get(node);
        List<String> parts = new ArrayList<>();
        if (beside) {
            parts.add("||");
        }
        if (!need.tasks().isEmpty()) {
            parts.add("→ Needs " + sheet.ids(need.tasks(), ", ") + " complete");
        } else if (need.nothing()) {
            parts.add("→ Needs nothing");
        } else if (batch > 0) {
            parts.add((beside ? "" : "|| ") + "Can also run parallel with Batch " + number + ".1 tasks");
        } else if (blocksAll(node)) {
            parts.add("→ Blocks all");
        }
        return String.join(" ", parts);
    }

    /** Whether every other task of the phase states that it comes after this one, directly or not. */
    private boolean blocksAll(int node) {
        boolean[] after = new boolean[sheet.report().graph().taskCount()];
        after[node] = true;
        for (int other : sheet.report().graph().topologicalOrder()) {
            if (sheet.report().graph().isTask(other) && Collections.binarySearch(section.tasks(), other) >= 0) {
                after[other] |= sheet.needs().get(other).tasks().stream().anyMatch(need -> after[need]);
            }
        }
        return section.tasks().size() > 1 && section.tasks().stream().allMatch(other -> after[other]);
    }

    /** {@code at 0h: 1.1 (1h), at 1h: [1.2||1.3] (3h)}: which tasks start when, with room for all. */
    private String sideBySide() {
        return figures.starts().entrySet().stream()
                .map(entry -> at(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(" → "));
    }

    private String at(double start, List<Integer> tasks) {
        double longest =
                tasks.stream().mapToDouble(sheet.report()::minutes).max().orElse(0);
        String names = sheet.ids(tasks, "||");
        return Texts.brief(start) + ": " + (tasks.size() > 1 ? "[" + names + "]" : names) + " (" + Texts.brief(longest)
                + ")";
    }
}
