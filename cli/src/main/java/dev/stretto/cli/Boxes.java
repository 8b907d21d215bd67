package dev.stretto.cli;

import dev.stretto.cli.Console.Style;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Boxes side by side, as many in a row as the screen has room for. */
record Boxes(Console console, Drawing drawing) {

    private static final int COLUMNS_MIN = 24;
    private static final int COLUMNS_MAX = 44;
    private static final int GAP = 2;
    private static final int FRAME = 4;
    private static final int TITLE_LINES_MAX = 2;

    /**
     * What a box says.
     *
     * @param title wrapped where need be
     * @param notes a line each, cut where need be
     * @param marked whether its frame stands out
     */
    record Box(String title, List<String> notes, boolean marked) {

        Box {
            notes = List.copyOf(notes);
        }
    }

    /** The lines that show these boxes. */
    List<String> lines(List<Box> boxes) {
        int room = Math.max(COLUMNS_MIN, console.screen().columns());
        int perRow = Math.clamp((room + GAP) / (COLUMNS_MIN + GAP), 1, Math.max(1, boxes.size()));
        int columns = Math.min(COLUMNS_MAX, (room + GAP) / perRow - GAP);
        List<String> lines = new ArrayList<>();
        for (int first = 0; first < boxes.size(); first += perRow) {
            lines.addAll(row(boxes.subList(first, Math.min(boxes.size(), first + perRow)), columns));
        }
        return lines;
    }

    private List<String> row(List<Box> boxes, int columns) {
        List<List<String>> contents =
                boxes.stream().map(box -> content(box, columns - FRAME)).toList();
        int height = contents.stream().mapToInt(List::size).max().orElse(0);
        List<List<String>> drawn = new ArrayList<>();
        for (int box = 0; box < boxes.size(); box++) {
            drawn.add(drawn(contents.get(box), boxes.get(box).marked(), height, columns));
        }
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < height + 2; line++) {
            int at = line;
            lines.add(drawn.stream().map(box -> box.get(at)).collect(Collectors.joining(" ".repeat(GAP))));
        }
        return lines;
    }

    private static List<String> content(Box box, int columns) {
        List<String> title = new ArrayList<>(TextLayout.wrap(box.title(), columns));
        if (title.size() > TITLE_LINES_MAX) {
            List<String> rest = title.subList(TITLE_LINES_MAX - 1, title.size());
            String joined = String.join(" ", rest);
            rest.clear();
            title.add(joined);
        }
        title.addAll(box.notes());
        return title;
    }

    private List<String> drawn(List<String> content, boolean marked, int height, int columns) {
        List<String> filled = new ArrayList<>(content);
        filled.addAll(Collections.nCopies(height - content.size(), ""));
        List<String> lines = new ArrayList<>();
        lines.add(frame(drawing.top(columns), marked));
        for (String line : filled) {
            String side = frame(drawing.side(), marked);
            lines.add(side + " " + drawing.pad(line, columns - FRAME) + " " + side);
        }
        lines.add(frame(drawing.bottom(columns), marked));
        return lines;
    }

    private String frame(String text, boolean marked) {
        return console.style(marked ? Style.BUSY : Style.FAINT, text);
    }
}
