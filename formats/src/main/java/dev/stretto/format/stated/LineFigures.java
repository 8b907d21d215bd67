package dev.stretto.format.stated;

import dev.stretto.format.Statement;
import dev.stretto.format.Statement.Counted;
import dev.stretto.format.Statement.Measure;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.PhaseId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The figures of one line: {@code **Effort**: 11 hours}, {@code Total: 4 hours (5 hours saved vs 9 hours sequential)},
 * {@code Total tasks: 25}. A time that could be of anything is left alone: only known labels count, and a saving only where
 * its line says against what.
 */
final class LineFigures {

    private static final Pattern LABEL = Pattern.compile(
            "[\\s>*_+-]{0,10}([A-Za-z][A-Za-z ]{2,40}?)(?: with [0-9]{1,4} workers)?[*_]{0,3}\\s?(?:\\([^()\\n]{0,40}\\))?[*_]{0,3}:[*_]{0,3}[ \\t]{0,5}[*_]{0,3}");
    private static final Pattern TIME =
            Pattern.compile("(" + Times.TIME + ")\\s?[*_]{0,3}\\s?(?:$|[(|,;.=]|(?:vs|total|sequential|minimum)\\b)");

    /** Behind a measure that is no time: {@code 100-120 story points (80-120 hours)}. */
    private static final Pattern IN_BRACKETS = Pattern.compile("[^()\\n]{1,60}\\((" + Times.TIME + ")\\)\\s*$");

    private static final Pattern COUNT =
            Pattern.compile("([0-9]{1,9})(?:\\s(?:[a-z]+\\s)?(?:tasks|phases))?[*_.]{0,3}\\s*$");
    private static final Pattern SAVED = Pattern.compile(
            "(?:\\bsaves?\\s[*_]{0,3}(" + Times.TIME + ")|(" + Times.TIME + ")[*_]{0,3}\\ssaved\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AGAINST = Pattern.compile(
            "\\b(?:vs\\.?|versus|against|compared to)\\s(?:(?:original|pure|sequential)\\s)?(" + Times.TIME + ")",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern REDUCTION = Pattern.compile(
            "~?([0-9]{1,2}(?:\\.[0-9]{1,3})?)\\s?%\\s(?:time\\s)?reduction\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern BASELINE =
            Pattern.compile("\\b(?:sequential|original|reduction)\\b", Pattern.CASE_INSENSITIVE);

    private static final Map<String, Measure> MEASURES = measures();
    private static final Map<String, Counted> COUNTS = Map.of(
            "total tasks", Counted.TASKS, "total phases", Counted.PHASES, "completed tasks", Counted.COMPLETED_TASKS);

    private final TextSpan span;
    private final int start;
    private final int end;
    private final Optional<PhaseId> phase;
    private final List<Statement> into;

    private LineFigures(TextSpan span, int line, Optional<PhaseId> phase, List<Statement> into) {
        this.span = span;
        this.start = span.lineStart(line);
        this.end = span.lineEnd(line);
        this.phase = phase;
        this.into = into;
    }

    private static Map<String, Measure> measures() {
        return Map.of(
                        Measure.SEQUENTIAL,
                        "total,total time,total effort,total estimate,total estimated time,total estimated effort,effort,"
                                + "estimate,estimated effort,estimated time,sequential time",
                        Measure.CRITICAL_PATH,
                        "critical path,critical path time,critical path length,critical path duration,total critical path",
                        Measure.PARALLEL,
                        "parallel time,total parallel time,estimated parallel time",
                        Measure.SAVED,
                        "time saved")
                .entrySet()
                .stream()
                .flatMap(entry ->
                        Arrays.stream(entry.getValue().split(",")).map(name -> Map.entry(name, entry.getKey())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Adds what a line, counted from 0, states of the phase, or of the plan where none is given. */
    static void read(TextSpan span, int line, Optional<PhaseId> phase, List<Statement> into) {
        LineFigures figures = new LineFigures(span, line, phase, into);
        if (figures.holdsFigure()) {
            figures.read();
        }
    }

    /** Most lines hold none, and are spared the search. */
    private boolean holdsFigure() {
        for (int at = start; at < end; at++) {
            if (Character.isDigit(span.text().charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private void read() {
        Optional<Matcher> saved = find(SAVED);
        Optional<Matcher> against = find(AGAINST);
        Matcher label = LABEL.matcher(span.text()).region(start, end);
        boolean total = label.lookingAt() && label(label, saved.isPresent() || against.isPresent());
        boolean baseline = find(BASELINE).isPresent();
        saved.filter(_ -> total || baseline).ifPresent(found -> {
            int group = found.group(1) == null ? 2 : 1;
            time(Measure.SAVED, found, group);
        });
        against.filter(_ -> total && baseline).ifPresent(found -> time(Measure.SEQUENTIAL, found, 1));
        find(REDUCTION)
                .filter(_ -> saved.isPresent())
                .ifPresent(found -> into.add(new Statement.Reduction(
                        phase, Double.parseDouble(found.group(1)), span.position(found.start(1)))));
    }

    /**
     * Takes in what a label announces.
     *
     * @param compared whether the line compares it with another time, so that a total is of everything side by side
     * @return whether it announces a time
     */
    private boolean label(Matcher label, boolean compared) {
        String name = label.group(1).strip().toLowerCase(Locale.ROOT);
        Counted counted = COUNTS.get(name);
        Matcher count = COUNT.matcher(span.text()).region(label.end(), end);
        if (counted != null && count.lookingAt()) {
            into.add(new Statement.Count(
                    phase, counted, Integer.parseInt(count.group(1)), span.position(count.start(1))));
            return false;
        }
        Measure measure = MEASURES.get(name);
        Matcher time = TIME.matcher(span.text()).region(label.end(), end);
        Matcher bracketed = IN_BRACKETS.matcher(span.text()).region(label.end(), end);
        if (measure == null || !(time.lookingAt() || bracketed.lookingAt())) {
            return false;
        }
        time(
                compared && measure == Measure.SEQUENTIAL ? Measure.PARALLEL : measure,
                time.hasMatch() ? time : bracketed,
                1);
        return true;
    }

    private void time(Measure measure, Matcher matcher, int group) {
        Times.minutes(matcher.group(group))
                .ifPresent(minutes ->
                        into.add(new Statement.Time(phase, measure, minutes, span.position(matcher.start(group)))));
    }

    private Optional<Matcher> find(Pattern pattern) {
        Matcher matcher = pattern.matcher(span.text()).region(start, end);
        return matcher.find() ? Optional.of(matcher) : Optional.empty();
    }
}
