package dev.stretto.format.batchsheet;

import dev.stretto.format.batchsheet.DrawingGrid.Cell;
import dev.stretto.format.batchsheet.DrawingGrid.Net;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A drawing of phases as boxes with lines and arrowheads between them: whatever a net of lines comes from is done before what
 * its arrowheads point to.
 */
final class PhaseDrawing {

    private static final Pattern PHASE =
            Pattern.compile("\\bPhase\\s{1,3}([0-9]{1,6}[A-Za-z]?)\\b", Pattern.CASE_INSENSITIVE);

    /** More boxes than that are no picture that anybody reads. */
    private static final int BOXES_MAX = 500;

    private final TextSpan span;
    private final DrawingGrid grid;
    private final List<Box> boxes = new ArrayList<>();

    /** For each row, the boxes that reach into it by their left columns. */
    private final Map<Integer, TreeMap<Integer, Box>> byRow = new LinkedHashMap<>();

    /** A box and the one phase that it names, if it names one. */
    private record Box(int top, int left, int bottom, int right, Optional<String> phase) {}

    /**
     * What the drawing says.
     *
     * @param from the phase that must be done
     * @param to the phase that waits, drawn at the position
     */
    record Link(String from, String to, Position position) {}

    /**
     * A drawing read.
     *
     * @param twice phases that are drawn more than once, of which the last counts, with the place of the first
     */
    record Drawn(List<Link> links, Map<String, Position> twice) {}

    private PhaseDrawing(TextSpan span) {
        this.span = span;
        this.grid = new DrawingGrid(span);
    }

    /** The links of a fenced block; none where it draws no phases. */
    static Drawn of(TextSpan fence) {
        PhaseDrawing drawing = new PhaseDrawing(fence);
        drawing.findBoxes();
        Map<String, Box> last = new LinkedHashMap<>();
        Map<String, Position> twice = new LinkedHashMap<>();
        for (Box box : drawing.boxes) {
            box.phase().ifPresent(phase -> {
                Box before = last.put(phase, box);
                if (before != null) {
                    twice.putIfAbsent(phase, drawing.position(before));
                }
            });
        }
        return new Drawn(drawing.links(new LinkedHashSet<>(last.values())), twice);
    }

    private void findBoxes() {
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(row) && boxes.size() < BOXES_MAX; column++) {
                if (grid.at(row, column) == '┌') {
                    box(row, column).ifPresent(this::add);
                }
            }
        }
    }

    private Optional<Box> box(int top, int left) {
        int right = left + 1;
        while ("─┬┴━".indexOf(grid.at(top, right)) >= 0) {
            right++;
        }
        if (grid.at(top, right) != '┐' || right == left + 1) {
            return Optional.empty();
        }
        int bottom = top + 1;
        while (wall(grid.at(bottom, left)) && wall(grid.at(bottom, right))) {
            bottom++;
        }
        if (grid.at(bottom, left) != '└' || grid.at(bottom, right) != '┘' || bottom == top + 1) {
            return Optional.empty();
        }
        return Optional.of(new Box(top, left, bottom, right, phase(top, left, bottom, right)));
    }

    private static boolean wall(char c) {
        return "│┃├┤┼".indexOf(c) >= 0;
    }

    private Optional<String> phase(int top, int left, int bottom, int right) {
        Set<String> named = new LinkedHashSet<>();
        for (int row = top + 1; row < bottom; row++) {
            Matcher phase = PHASE.matcher(grid.text(row, left + 1, right));
            while (phase.find()) {
                named.add(phase.group(1));
            }
        }
        return named.size() == 1 ? named.stream().findFirst() : Optional.empty();
    }

    private void add(Box box) {
        boxes.add(box);
        for (int row = box.top(); row <= box.bottom(); row++) {
            byRow.computeIfAbsent(row, any -> new TreeMap<>()).put(box.left(), box);
            for (int column = box.left(); column <= box.right(); column++) {
                grid.take(row, column);
            }
        }
    }

    private List<Link> links(Set<Box> counted) {
        List<Link> links = new ArrayList<>();
        for (Net net : grid.nets()) {
            Set<Box> targets = boxes(net.heads(), counted);
            Set<Box> sources = boxes(net.ends(), counted);
            sources.removeAll(targets);
            for (Box source : sources) {
                targets.forEach(target -> links.add(
                        new Link(source.phase().orElseThrow(), target.phase().orElseThrow(), position(target))));
            }
        }
        return links;
    }

    /** The boxes at some places, in the order of the drawing. */
    private Set<Box> boxes(List<Cell> cells, Set<Box> counted) {
        Set<Box> found = new TreeSet<>(Comparator.comparingInt(Box::top).thenComparingInt(Box::left));
        for (Cell cell : cells) {
            Map.Entry<Integer, Box> nearest =
                    byRow.getOrDefault(cell.row(), new TreeMap<>()).floorEntry(cell.column());
            if (nearest != null
                    && cell.column() <= nearest.getValue().right()
                    && counted.contains(nearest.getValue())) {
                found.add(nearest.getValue());
            }
        }
        return found;
    }

    private Position position(Box box) {
        return span.position(grid.offset(box.top(), box.left()));
    }
}
