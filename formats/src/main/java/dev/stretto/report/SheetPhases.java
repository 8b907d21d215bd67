package dev.stretto.report;

import dev.stretto.graph.TaskGraph;
import dev.stretto.report.Report.Section;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which phases can run beside each other, what that saves, and in which order one person could take them. */
final class SheetPhases {

    /** More pairs than that nobody reads. */
    private static final int SHOWN_MAX = 20;

    /** Beyond this the bars no longer tell more. */
    private static final int BAR_MAX = 60;

    private static final double HOUR = 60;

    private final Sheet sheet;
    private final StringBuilder out;
    private final List<Integer> filled;

    /** For each section, those of which at least one task comes before one of its own. */
    private final List<BitSet> after;

    SheetPhases(Sheet sheet, StringBuilder out) {
        this.sheet = sheet;
        this.out = out;
        this.filled = IntStream.range(0, sheet.sections().size())
                .filter(at -> !sheet.sections().get(at).tasks().isEmpty())
                .boxed()
                .toList();
        this.after = after(sheet);
    }

    /** For each section, those that it comes after, at least in part. */
    static List<BitSet> after(Sheet sheet) {
        TaskGraph graph = sheet.report().graph();
        int[] section = new int[graph.taskCount()];
        List<BitSet> after = new ArrayList<>();
        for (int at = 0; at < sheet.sections().size(); at++) {
            after.add(new BitSet());
            for (int task : sheet.sections().get(at).tasks()) {
                section[task] = at;
            }
        }
        BitSet[] reached = new BitSet[graph.size()];
        for (int node : graph.topologicalOrder()) {
            BitSet before = new BitSet();
            graph.node(node).predecessors().forEach(from -> before.or(reached[from]));
            graph.node(node).onFailureOf().forEach(from -> before.or(reached[from]));
            if (graph.isTask(node)) {
                after.get(section[node]).or(before);
                before.set(section[node]);
            }
            reached[node] = before;
        }
        for (int at = 0; at < after.size(); at++) {
            after.get(at).clear(at);
        }
        return after;
    }

    void write() {
        if (filled.size() > 1 && filled.size() <= Sheet.COMPARED_MAX) {
            beside();
            interleaving();
        }
    }

    private boolean apart(int one, int other) {
        return one != other && !after.get(one).get(other) && !after.get(other).get(one);
    }

    private void beside() {
        out.append("## Cross-Phase Opportunities\n\n");
        int shown = 0;
        for (int at : filled) {
            List<Integer> others =
                    filled.stream().filter(other -> apart(at, other)).toList();
            boolean shorter = sheet.figures().get(at).chain() <= longestRow(others);
            if (!others.isEmpty() && (shorter || others.size() > 1) && shown++ < SHOWN_MAX) {
                beside(at, others);
            }
        }
        if (shown > SHOWN_MAX) {
            out.append("And ").append(shown - SHOWN_MAX).append(" more.\n\n");
        } else if (shown == 0) {
            out.append("Every phase waits for another: none can run wholly beside another one.\n\n");
        }
    }

    /** What it saves to run a phase while others run that neither wait for it nor it for them. */
    private void beside(int at, List<Integer> others) {
        double own = sheet.figures().get(at).chain();
        double rest = longestRow(others);
        String names = others.stream().map(this::name).collect(Collectors.joining(", "));
        String row = others.size() == 1 ? names : "(" + names + ")";
        out.append("### ")
                .append(name(at))
                .append(" Beside ")
                .append(names)
                .append("\n\n")
                .append(Sheet.FENCE);
        out.append("One after the other: ")
                .append(row)
                .append(", then ")
                .append(name(at))
                .append("  ");
        out.append(Texts.hours(rest + own)).append('\n');
        out.append("Side by side:        ")
                .append(row)
                .append(" || ")
                .append(name(at))
                .append("  ");
        out.append(Texts.hours(Math.max(rest, own))).append('\n');
        out.append("Savings:             ")
                .append(Texts.hours(Math.min(rest, own)))
                .append('\n');
        out.append(Sheet.FENCE).append('\n');
    }

    /** How long these sections take, each as short as it can be, with those that wait for each other one after the other. */
    private double longestRow(List<Integer> sections) {
        double[] ends = new double[sheet.sections().size()];
        double longest = 0;
        for (int at : ordered()) {
            if (sections.contains(at)) {
                double start = 0;
                for (int other : sections) {
                    start = after.get(at).get(other) && !after.get(other).get(at)
                            ? Math.max(start, ends[other])
                            : start;
                }
                ends[at] = start + sheet.figures().get(at).chain();
                longest = Math.max(longest, ends[at]);
            }
        }
        return longest;
    }

    private String name(int at) {
        return sheet.name(sheet.sections().get(at));
    }

    /** The sections so that as far as possible each comes after those it waits for, otherwise as they are written. */
    private List<Integer> ordered() {
        return ordered(List.of());
    }

    /** The same with some of them as early as they can be. */
    private List<Integer> ordered(List<Integer> early) {
        List<Integer> open = new ArrayList<>(early);
        filled.stream().filter(at -> !early.contains(at)).forEach(open::add);
        List<Integer> order = new ArrayList<>();
        while (!open.isEmpty()) {
            Integer next = open.stream()
                    .filter(at -> open.stream().noneMatch(other -> after.get(at).get(other)))
                    .findFirst()
                    .orElse(open.getFirst());
            order.add(next);
            open.removeIf(next::equals);
        }
        return order;
    }

    private void interleaving() {
        out.append("## Interleaving Strategy\n\nFor one person, hours of work:\n\n")
                .append(Sheet.FENCE);
        List<Integer> order = ordered();
        hours(order);
        List<Integer> breaks = filled.stream()
                .filter(at -> filled.stream().anyMatch(other -> apart(at, other) && longer(other, at)))
                .toList();
        List<Integer> other = ordered(breaks);
        if (!other.equals(order)) {
            out.append("\nOr with the phases that wait for little as breaks, as early as they can be:\n");
            hours(other);
        }
        out.append(Sheet.FENCE).append('\n');
    }

    private boolean longer(int one, int other) {
        return sheet.figures().get(one).sequential()
                > sheet.figures().get(other).sequential();
    }

    private void hours(List<Integer> order) {
        double at = 0;
        double total = Math.max(1, sheet.report().analysis().totalMinutes());
        double scale = Math.min(1, BAR_MAX / (total / HOUR));
        for (int index : order) {
            Section section = sheet.sections().get(index);
            double minutes = sheet.figures().get(index).sequential();
            String hours = "Hour " + Texts.decimal(at / HOUR, 2) + "-" + Texts.decimal((at + minutes) / HOUR, 2) + ":";
            int bar = (int) Math.max(1, Math.round(minutes / HOUR * scale));
            out.append(Texts.padded(hours, 16)).append(' ').append(name(index)).append(Sheet.hint(section));
            out.append(' ').append("━".repeat(bar)).append('\n');
            at += minutes;
        }
    }
}
