package dev.stretto.format.lint;

import dev.stretto.format.Statement;
import dev.stretto.format.Statement.Measure;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The times that a plan states, each once, however often it repeats them. */
final class StatedTimes {

    /** The same time of the same thing, wherever it is stated. */
    private record Figure(Scope scope, Measure measure, double lowMinutes, double highMinutes) {}

    private record Subject(Scope scope, Measure measure) {}

    private record Line(Subject subject, String file, int number) {}

    /**
     * A stated time.
     *
     * @param positions every place that states it, at least one
     */
    record Stated(Scope scope, Measure measure, double lowMinutes, double highMinutes, List<Position> positions) {

        /** As people read it. */
        String words() {
            return Amounts.words(lowMinutes, highMinutes);
        }

        /** Whether it is this time, rounded. */
        boolean agrees(double minutes) {
            return Amounts.agree(lowMinutes, highMinutes, minutes);
        }

        /** Where else it is stated, to be added to a message; empty where nowhere. */
        String elsewhere() {
            List<Integer> lines = positions.subList(1, positions.size()).stream()
                    .map(Position::line)
                    .distinct()
                    .toList();
            return lines.isEmpty() ? "" : " (stated again on line " + Ids.listed(lines) + ")";
        }
    }

    private final List<Stated> all = new ArrayList<>();
    private final Map<Subject, Stated> first = new LinkedHashMap<>();
    private final Map<Line, Stated> onLine = new LinkedHashMap<>();

    StatedTimes(List<Statement> statements) {
        Map<Figure, List<Position>> places = new LinkedHashMap<>();
        for (Statement statement : statements) {
            if (statement instanceof Statement.Time time) {
                Figure figure =
                        new Figure(new Scope(time.phase()), time.measure(), time.lowMinutes(), time.highMinutes());
                places.computeIfAbsent(figure, _ -> new ArrayList<>()).add(time.position());
            }
        }
        places.forEach((figure, positions) -> {
            Stated stated = new Stated(
                    figure.scope, figure.measure, figure.lowMinutes, figure.highMinutes, List.copyOf(positions));
            all.add(stated);
            Subject subject = new Subject(figure.scope, figure.measure);
            first.putIfAbsent(subject, stated);
            positions.forEach(position -> onLine.putIfAbsent(line(subject, position), stated));
        });
    }

    private static Line line(Subject subject, Position position) {
        return new Line(subject, position.file(), position.line());
    }

    List<Stated> all() {
        return all;
    }

    /** The first time of this kind that is stated of a scope. */
    Optional<Stated> first(Scope scope, Measure measure) {
        return Optional.ofNullable(first.get(new Subject(scope, measure)));
    }

    /** The time of this kind of a scope that is stated on the line of a place, else the first one stated anywhere. */
    Optional<Stated> near(Position place, Scope scope, Measure measure) {
        return Optional.ofNullable(onLine.get(line(new Subject(scope, measure), place)))
                .or(() -> first(scope, measure));
    }
}
