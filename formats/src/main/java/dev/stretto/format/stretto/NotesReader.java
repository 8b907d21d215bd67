package dev.stretto.format.stretto;

import static dev.stretto.format.Diagnostics.quote;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.text.Durations;
import dev.stretto.format.text.FileReferences;
import dev.stretto.format.text.IdList;
import dev.stretto.format.text.Inline;
import dev.stretto.format.text.ListText;
import dev.stretto.format.text.Priorities;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.ClaimSpec.Mode;
import dev.stretto.plan.Command;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Position;
import dev.stretto.plan.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From the annotations of a text to {@link Notes}. */
final class NotesReader {

    private static final int RETRIES_MAX = 100;

    private static final String ONE_COMMAND = "put one command between back-ticks: (run: `make a && make b`)";

    private final Diagnostics diagnostics;
    private final ClaimReader claims;

    NotesReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.claims = new ClaimReader(diagnostics);
    }

    /** Takes in a text's annotations and the paths it names; answers the annotations. */
    List<Annotation> read(TextSpan span, Notes notes) {
        List<Annotation> found = find(span, notes);
        for (Annotation annotation : found) {
            take(span, annotation, notes);
        }
        return found;
    }

    /** As {@link #read}, of the heading of a phase, which says how it is to run too. */
    List<Annotation> readHeading(TextSpan span, Notes notes, RulesReader rules) {
        List<Annotation> found = find(span, notes);
        for (Annotation annotation : found) {
            if (!rules.take(annotation.key(), span, annotation.valueStart(), annotation.valueEnd())) {
                take(span, annotation, notes);
            }
        }
        return found;
    }

    /** Takes in the paths that a text names; answers its annotations, which are not looked into. */
    List<Annotation> find(TextSpan span, Notes notes) {
        Inline inline = Inline.of(span);
        List<Annotation> found = AnnotationFinder.in(span, inline, diagnostics);
        List<int[]> ranges = found.stream()
                .map(annotation -> new int[] {annotation.start(), annotation.end()})
                .toList();
        notes.files.addAll(FileReferences.in(span, inline, ranges));
        return found;
    }

    /** A list of ids after {@code Depends on:} or the like, be it in a bracket or on a line of its own. */
    void dependencies(TextSpan span, int from, int to, Notes notes) {
        IdList list = IdList.parse(span, from, to);
        if (!list.none() && list.items().isEmpty()) {
            bad(span.position(from), "this names no dependency", "name ids such as 1.1, or write “none”");
            return;
        }
        notes.dependsOn(list);
    }

    /** A fenced block marked {@code run}. */
    void runBlock(String script, Position position, Notes notes) {
        command(script, true, position, notes);
    }

    private void take(TextSpan span, Annotation annotation, Notes notes) {
        String raw = span.text().substring(annotation.valueStart(), annotation.valueEnd());
        String value = ListText.unquoted(raw);
        Position at = span.position(annotation.valueStart() + leadingBlanks(raw));
        switch (annotation.key()) {
            case DEPENDS -> dependencies(span, annotation.valueStart(), annotation.valueEnd(), notes);
            case WRITES -> {
                notes.writesStated = true;
                claims.paths(Mode.WRITE, span, annotation.valueStart(), annotation.valueEnd(), notes);
            }
            case READS -> claims.paths(Mode.READ, span, annotation.valueStart(), annotation.valueEnd(), notes);
            case USES -> claims.pools(span, annotation.valueStart(), annotation.valueEnd(), notes);
            case ESTIMATE -> estimate(value, at, notes);
            case ACTUAL -> {} // what an earlier run took is for people to read; no decision rests on it
            case AGENT -> agent(value, at, notes);
            case PRIORITY -> priority(value, at, notes);
            case TIMEOUT -> timeout(value, at, notes);
            case RETRIES -> retries(value, at, notes);
            case RUN -> command(value, false, at, notes);
            case GATE -> gate(value, at, notes);
            case CHANGES -> changes(value, at, notes);
            case PARALLEL_WITH, PIPELINE_START, STRATEGY ->
                misplaced(span, annotation, "put it into the heading of a phase, or on a line of its own below it");
            case BACKGROUND, ON_VERIFY_FAILURE ->
                misplaced(span, annotation, "put it on the line of VERIFY that it is about");
        }
    }

    private void misplaced(TextSpan span, Annotation annotation, String hint) {
        diagnostics.info(
                DiagnosticCode.IGNORED_ANNOTATION,
                span.position(annotation.start()),
                "“" + annotation.key().label() + "” is not used here",
                hint);
    }

    private void estimate(String value, Position at, Notes notes) {
        once(notes.estimate, AnnotationKey.ESTIMATE, at);
        Optional<Estimate> estimate = Durations.estimate(value);
        if (estimate.isEmpty()) {
            diagnostics.warning(
                    DiagnosticCode.BAD_ESTIMATE,
                    at,
                    quote(value) + " is no estimate, so the task counts as having none",
                    "write a time with its unit: 30m, 1.5-2h, 1d");
        }
        notes.estimate = estimate.orElse(notes.estimate);
    }

    private void agent(String value, Position at, Notes notes) {
        once(notes.agent, AnnotationKey.AGENT, at);
        if (value.isBlank()) {
            bad(at, "this names no agent", "write the name of an agent: (agent: codex)");
        } else {
            notes.agent = value.strip();
        }
    }

    private void priority(String value, Position at, Notes notes) {
        once(notes.priority, AnnotationKey.PRIORITY, at);
        Optional<Priority> priority = Priorities.of(value);
        if (priority.isEmpty()) {
            bad(at, quote(value) + " is no priority", "write critical, high, medium or low");
        }
        notes.priority = priority.orElse(notes.priority);
    }

    private void timeout(String value, Position at, Notes notes) {
        once(notes.timeout, AnnotationKey.TIMEOUT, at);
        Optional<Duration> timeout = Durations.duration(value);
        if (timeout.isEmpty()) {
            bad(at, quote(value) + " is no length of time", "write a time with its unit: 90s, 30m, 2h");
        }
        notes.timeout = timeout.orElse(notes.timeout);
    }

    private void retries(String value, Position at, Notes notes) {
        once(notes.retries, AnnotationKey.RETRIES, at);
        Optional<Integer> retries = Numbers.between(value, 0, RETRIES_MAX);
        if (retries.isEmpty()) {
            bad(at, quote(value) + " is no number of retries", "write a number from 0 to " + RETRIES_MAX);
        }
        notes.retries = retries.orElse(notes.retries);
    }

    private void command(String script, boolean block, Position at, Notes notes) {
        if (script.isBlank()) {
            bad(at, "this command is empty", "write the command to run, or drop the annotation");
        } else if (!block && script.startsWith("`")) {
            bad(at, quote(script) + " is no single command", ONE_COMMAND);
        } else if (notes.command != null) {
            bad(at, "a task can have one command, and the first is on line " + line(notes), "put both into one block");
        } else {
            notes.command = new Command(script, block);
            notes.commandPosition = at;
        }
    }

    private static int line(Notes notes) {
        return notes.commandPosition == null ? 0 : notes.commandPosition.line();
    }

    private void gate(String value, Position at, Notes notes) {
        once(notes.gate, AnnotationKey.GATE, at);
        if (value.isBlank()) {
            bad(at, "this gate is empty", "write the command that must pass: (gate: `make test`)");
        } else if (value.startsWith("`")) {
            bad(at, quote(value) + " is no single command", ONE_COMMAND);
        } else {
            notes.gate = value;
        }
    }

    private void changes(String value, Position at, Notes notes) {
        if (value.equalsIgnoreCase("none")) {
            notes.changesNone = true;
        } else {
            bad(at, quote(value) + " says nothing about changes", "the one thing to say is (changes: none)");
        }
    }

    private void once(@Nullable Object before, AnnotationKey key, Position at) {
        if (before != null) {
            bad(at, "“" + key.label() + "” is stated twice", "keep one of them");
        }
    }

    private void bad(Position at, String message, String hint) {
        diagnostics.error(DiagnosticCode.BAD_VALUE, at, message, hint);
    }

    private static int leadingBlanks(String text) {
        int count = 0;
        while (count < text.length() && Character.isWhitespace(text.charAt(count))) {
            count++;
        }
        // A value of nothing but blanks has its place at their start.
        return count == text.length() ? 0 : count;
    }
}
