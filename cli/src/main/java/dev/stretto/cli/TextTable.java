package dev.stretto.cli;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Cells in columns: the first one to the left, all others to the right.
 *
 * @param rows all with the same number of cells
 */
record TextTable(List<List<String>> rows) {

    private static final String GAP = "  ";

    TextTable {
        rows = List.copyOf(rows);
    }

    List<String> lines() {
        int columns = rows.isEmpty() ? 0 : rows.getFirst().size();
        int[] widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .mapToInt(row -> TextLayout.width(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String blanks = " ".repeat(widths[column] - TextLayout.width(row.get(column)));
            line.append(column == 0 ? row.get(0) + blanks : GAP + blanks + row.get(column));
        }
        return line.toString().stripTrailing();
    }
}
