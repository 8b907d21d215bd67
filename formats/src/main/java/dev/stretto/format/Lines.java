package dev.stretto.format;

import dev.stretto.plan.Position;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which file's which line each line of a text is. */
sealed interface Lines {

    /** The place of a line, counted from 1, and a column. */
    Position position(int line, int column);

    /** The line that a place is on. */
    int line(Position position);

    /**
     * The text is one file.
     *
     * @param file what its positions name; empty where it is the plan's only one
     */
    record OfOne(String file) implements Lines {

        @Override
        public Position position(int line, int column) {
            return new Position(file, line, column);
        }

        @Override
        public int line(Position position) {
            return position.line();
        }
    }

    /**
     * A file in a text of several.
     *
     * @param first the line of the text that is its first
     * @param count how many lines the file has
     */
    record Part(String file, int first, int count) {}

    /** The text is several files, one after the other. */
    final class OfSeveral implements Lines {

        private final List<Part> parts;
        private final int[] firsts;
        private final Map<String, Integer> firstOf = new LinkedHashMap<>();

        OfSeveral(List<Part> parts) {
            this.parts = List.copyOf(parts);
            this.firsts = parts.stream().mapToInt(Part::first).toArray();
            parts.forEach(part -> firstOf.put(part.file(), part.first()));
        }

        @Override
        public Position position(int line, int column) {
            int found = Arrays.binarySearch(firsts, line);
            Part part = parts.get(found >= 0 ? found : -found - 2);
            return new Position(part.file(), Math.min(line - part.first() + 1, part.count()), column);
        }

        @Override
        public int line(Position position) {
            return firstOf.getOrDefault(position.file(), 1) + position.line() - 1;
        }
    }
}
