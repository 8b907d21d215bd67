package dev.stretto.format.sage;

import dev.stretto.format.Statement;
import dev.stretto.format.Statement.Counted;
import dev.stretto.format.Statement.Measure;
import dev.stretto.format.text.Durations;
import dev.stretto.format.text.Label;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.Position;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a document says of its tasks as a whole: {@code **Total Tasks:** 29}, {@code **Estimated Effort:** 7.5 hours}. */
final class Totals {

    private static final Pattern COUNT = Pattern.compile("([0-9]{1,9})\\b.*");

    /** A time, be it behind other words in a bracket: {@code 100-120 story points (80-120 hours)}. */
    private static final Pattern TIME =
            Pattern.compile("~?\\s{0,2}([0-9][0-9.–—-]{0,15}\\s{0,3}(?:minutes?|mins?|hours?|hrs?|h|days?))\\b");

    private final List<Statement> statements;

    Totals(List<Statement> statements) {
        this.statements = statements;
    }

    /** Takes in a line, if it states a total. */
    void read(TextSpan span, Label label) {
        Position position = span.position(label.valueStart());
        String value = label.value(span);
        String name = label.name();
        if (name.equals("total tasks")) {
            count(Counted.TASKS, value, position);
        } else if (name.equals("completed")) {
            count(Counted.COMPLETED_TASKS, value, position);
        } else if (name.equals("estimated effort") || name.equals("total effort") || name.equals("total estimate")) {
            time(Measure.SEQUENTIAL, value, position);
        } else if (name.startsWith("critical path") || name.equals("total critical path")) {
            time(Measure.CRITICAL_PATH, value, position);
        } else if (name.startsWith("estimated parallel time")) {
            time(Measure.PARALLEL, value, position);
        }
    }

    private void count(Counted counted, String value, Position position) {
        Matcher matcher = COUNT.matcher(value);
        if (matcher.matches()) {
            statements.add(
                    new Statement.Count(Optional.empty(), counted, Integer.parseInt(matcher.group(1)), position));
        }
    }

    private void time(Measure measure, String value, Position position) {
        Matcher matcher = TIME.matcher(value);
        if (matcher.find()) {
            Durations.estimate(matcher.group(1))
                    .ifPresent(time -> statements.add(
                            new Statement.Time(Optional.empty(), measure, time.highMinutes(), position)));
        }
    }
}
