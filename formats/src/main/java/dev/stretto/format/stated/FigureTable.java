package dev.stretto.format.stated;

import dev.stretto.format.Statement;
import dev.stretto.format.Statement.Counted;
import dev.stretto.format.Statement.Measure;
import dev.stretto.format.markdown.PipeTable;
import dev.stretto.format.text.IdList;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.PhaseId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table with a row for each phase, and perhaps one for all: {@code | Phase | Tasks | Critical Path | Time Saved |}. */
final class FigureTable {

    private static final Pattern PHASE = named("phases?");
    private static final Pattern TASKS = named("(?:total )?tasks");
    private static final Pattern TOTAL = named("(?:total|all|overall)");
    private static final Pattern TIME = Pattern.compile("[*_]{0,3}(" + Times.TIME + ")[*_]{0,3}");
    private static final Pattern COUNT = Pattern.compile("[*_]{0,3}([0-9]{1,9})[*_]{0,3}");

    private final List<Statement> into;

    FigureTable(List<Statement> into) {
        this.into = into;
    }

    private static Pattern named(String names) {
        return Pattern.compile("[*_]{0,3}" + names + "[*_]{0,3}$", Pattern.CASE_INSENSITIVE);
    }

    void read(PipeTable table) {
        OptionalInt key = table.column(PHASE);
        if (key.isEmpty()) {
            return;
        }
        for (Measure measure : Measure.values()) {
            table.column(columnOf(measure)).ifPresent(column -> times(table, key.getAsInt(), column, measure));
        }
        table.column(TASKS).ifPresent(column -> counts(table, key.getAsInt(), column));
    }

    private static Pattern columnOf(Measure measure) {
        return switch (measure) {
            case SEQUENTIAL -> named("sequential(?: time| hours)?");
            case CRITICAL_PATH -> named("critical path(?: time| hours)?");
            case PARALLEL -> named("(?:parallel(?: time| hours)?|total time)");
            case SAVED -> named("(?:time saved|saved|savings?)");
        };
    }

    private void times(PipeTable table, int key, int column, Measure measure) {
        for (List<TextSpan> row : table.rows()) {
            if (row.size() > Math.max(key, column)) {
                TextSpan cell = row.get(column);
                Matcher time = TIME.matcher(cell.text());
                if (time.matches() && about(row.get(key)).isPresent()) {
                    Times.minutes(time.group(1))
                            .ifPresent(minutes -> into.add(new Statement.Time(
                                    about(row.get(key)).orElseThrow().phase(),
                                    measure,
                                    minutes,
                                    cell.position(time.start(1)))));
                }
            }
        }
    }

    private void counts(PipeTable table, int key, int column) {
        for (List<TextSpan> row : table.rows()) {
            if (row.size() > Math.max(key, column)) {
                TextSpan cell = row.get(column);
                Matcher count = COUNT.matcher(cell.text());
                if (count.matches()) {
                    about(row.get(key))
                            .ifPresent(about -> into.add(new Statement.Count(
                                    about.phase(),
                                    Counted.TASKS,
                                    Integer.parseInt(count.group(1)),
                                    cell.position(count.start(1)))));
                }
            }
        }
    }

    private record About(Optional<PhaseId> phase) {}

    /** What a row is about: a phase, or the whole plan. */
    private static Optional<About> about(TextSpan cell) {
        if (TOTAL.matcher(cell.text()).matches()) {
            return Optional.of(new About(Optional.empty()));
        }
        IdList list = IdList.parse(cell, 0, cell.text().length());
        return list.items().size() == 1 && list.proper()
                ? Optional.of(new About(
                        Optional.of(new PhaseId(list.items().getFirst().id()))))
                : Optional.empty();
    }
}
