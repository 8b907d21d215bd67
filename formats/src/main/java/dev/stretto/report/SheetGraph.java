package dev.stretto.report;

import dev.stretto.format.DisplayWidth;
import dev.stretto.report.Report.Section;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The phases as boxes, level below level. Its double lines are not those that a reader of the sheet follows: which phase waits
 * for which is said in sentences, as a drawing would bind every task of a phase, also those that say themselves what they need.
 */
final class SheetGraph {

    private final Sheet sheet;
    private final StringBuilder out;
    private final List<BitSet> after;

    SheetGraph(Sheet sheet, StringBuilder out) {
        this.sheet = sheet;
        this.out = out;
        this.after = SheetPhases.after(sheet);
    }

    void write() {
        long filled = sheet.sections().stream()
                .filter(section -> !section.tasks().isEmpty())
                .count();
        if (filled < 2 || filled > Sheet.COMPARED_MAX) {
            return;
        }
        out.append("## Master Dependency Graph\n\n").append(Sheet.FENCE);
        boolean first = true;
        for (List<Integer> row : levels().values()) {
            out.append(first ? "" : "        ▼\n");
            boxes(row);
            first = false;
        }
        out.append(Sheet.FENCE).append('\n');
        List<Integer> path = sheet.report().analysis().schedule().criticalPath();
        String names = path.stream().map(this::phase).distinct().collect(Collectors.joining(", "));
        out.append("The longest chain of tasks runs through ").append(names).append(".\n\n");
    }

    private String phase(int task) {
        return sheet.name(sheet.byTask().get(task));
    }

    /** The sections by how many others they have to come after, one after the other. */
    private Map<Integer, List<Integer>> levels() {
        int size = sheet.sections().size();
        int[] level = new int[size];
        for (int round = 0; round < size; round++) {
            for (int at = 0; at < size; at++) {
                for (int before = 0; before < size; before++) {
                    if (after.get(at).get(before) && !after.get(before).get(at)) {
                        level[at] = Math.max(level[at], level[before] + 1);
                    }
                }
            }
        }
        Map<Integer, List<Integer>> levels = new TreeMap<>();
        for (int at = 0; at < size; at++) {
            if (!sheet.sections().get(at).tasks().isEmpty()) {
                levels.computeIfAbsent(level[at], _ -> new ArrayList<>()).add(at);
            }
        }
        return levels;
    }

    private void boxes(List<Integer> row) {
        List<List<String>> texts = row.stream().map(this::lines).toList();
        List<Integer> widths = texts.stream()
                .map(lines -> lines.stream().mapToInt(DisplayWidth::of).max().orElse(0))
                .toList();
        int height = texts.stream().mapToInt(List::size).max().orElse(0);
        out.append(joined(widths, "╔", "╗"));
        for (int line = 0; line < height; line++) {
            int at = line;
            StringBuilder text = new StringBuilder();
            for (int box = 0; box < texts.size(); box++) {
                List<String> lines = texts.get(box);
                text.append(box == 0 ? "" : "  ").append("║ ");
                text.append(Texts.padded(at < lines.size() ? lines.get(at) : "", widths.get(box)))
                        .append(" ║");
            }
            out.append(text).append('\n');
        }
        out.append(joined(widths, "╚", "╝"));
    }

    private static String joined(List<Integer> widths, String left, String right) {
        return widths.stream()
                        .map(width -> left + "═".repeat(width + 2) + right)
                        .collect(Collectors.joining("  ")) + "\n";
    }

    private List<String> lines(int at) {
        Section section = sheet.sections().get(at);
        List<String> lines = new ArrayList<>();
        // No line starts with a number: a box that does is a task to a reader of the sheet.
        lines.add(sheet.name(section) + Sheet.hint(section));
        lines.add("takes " + Texts.hours(sheet.figures().get(at).chain()) + ", "
                + section.tasks().size() + (section.tasks().size() == 1 ? " task" : " tasks"));
        String befores = nearest(at).stream()
                .map(before -> sheet.name(sheet.sections().get(before)))
                .collect(Collectors.joining(", "));
        if (!befores.isEmpty()) {
            lines.add("after " + befores);
        }
        return lines;
    }

    /** What a section comes after, without what comes before those. */
    private List<Integer> nearest(int at) {
        BitSet all = after.get(at);
        return all.stream()
                .filter(before -> all.stream()
                        .noneMatch(other -> after.get(other).get(before)
                                && !after.get(before).get(other)))
                .boxed()
                .toList();
    }
}
