package dev.stretto.format.writeback;

import dev.stretto.format.Edit;
import dev.stretto.format.PlanSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A line that edits change, for people to see before it is done.
 *
 * @param number from 1
 * @param before the line as it is, without its end
 * @param after what stands there instead: more than one line where a line end is inserted
 */
public record EditedLine(int number, String before, List<String> after) {

    public EditedLine {
        after = List.copyOf(after);
    }

    /** The lines that change, in order; the edits are those of one file, and fit its text. */
    public static List<EditedLine> of(PlanSource source, List<Edit> edits) {
        Map<Integer, List<Edit>> byLine = new TreeMap<>();
        edits.stream()
                .sorted(Comparator.comparing(Edit::at))
                .forEach(edit -> byLine.computeIfAbsent(edit.at().line(), _ -> new ArrayList<>())
                        .add(edit));
        List<EditedLine> lines = new ArrayList<>();
        byLine.forEach((number, ofLine) -> {
            String before = source.line(number);
            lines.add(
                    new EditedLine(number, before, List.of(after(before, ofLine).split("\\R", -1))));
        });
        return lines;
    }

    private static String after(String before, List<Edit> edits) {
        StringBuilder after = new StringBuilder();
        int at = 0;
        for (Edit edit : edits) {
            after.append(before, at, edit.at().column() - 1).append(edit.text());
            at = edit.at().column() - 1 + edit.length();
        }
        return after.append(before, at, before.length()).toString();
    }

    /** As a hunk of a unified diff without context. */
    public List<String> hunk() {
        List<String> hunk = new ArrayList<>();
        hunk.add("@@ -" + number + " +" + number + (after.size() == 1 ? "" : "," + after.size()) + " @@");
        hunk.add("-" + before);
        after.forEach(line -> hunk.add("+" + line));
        return hunk;
    }
}
