package dev.stretto.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A terminal of unlimited height, of which only that is here which the live display uses; anything else is an error. */
final class DemoScreen {

    private static final Pattern PART =
            Pattern.compile("\u001b\\[(\\d*)([AKJm])|(\\r)|(\\n)|([^\u001b\\r\\n]+)|(?<bad>[\\s\\S])");

    private DemoScreen() {}

    /** The lines on the screen after so much was written to it. */
    static List<String> after(String written) {
        List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
        int row = 0;
        int column = 0;
        Matcher part = PART.matcher(written);
        while (part.find()) {
            if (part.group("bad") != null) {
                throw new AssertionError("not known here: " + written.substring(part.start()));
            } else if (part.group(5) != null) {
                StringBuilder line = lines.get(row);
                line.replace(
                        column, Math.min(line.length(), column + part.group(5).length()), part.group(5));
                column += part.group(5).length();
            } else if (part.group(4) != null) {
                row++;
                column = 0;
                if (row == lines.size()) {
                    lines.add(new StringBuilder());
                }
            } else if (part.group(3) != null) {
                column = 0;
            } else if (part.group(2).equals("A")) {
                row -= Integer.parseInt(part.group(1));
            } else if (part.group(2).equals("K")) {
                lines.get(row).setLength(column);
            } else if (part.group(2).equals("J")) {
                lines.get(row).setLength(column);
                lines.subList(row + 1, lines.size()).clear();
            }
        }
        return lines.stream()
                .map(StringBuilder::toString)
                .limit(lines.getLast().isEmpty() ? lines.size() - 1 : lines.size())
                .toList();
    }
}
