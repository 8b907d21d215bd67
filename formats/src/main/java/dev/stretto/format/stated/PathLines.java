package dev.stretto.format.stated;

import dev.stretto.format.Statement;
import dev.stretto.format.Statement.Measure;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Reference;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds critical paths: below a heading or behind a label that says "critical path", the first chain of ids, and the sum at
 * its end or on the next line.
 */
final class PathLines {

    private static final Pattern CRITICAL = Pattern.compile("\\bcritical path\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern LABEL = Pattern.compile("[\\s>*_+-]{0,10}[A-Za-z][^:→\\n]{2,60}:[*_]{0,3}");
    private static final Pattern SUM = Pattern.compile("=\\s{0,3}(" + Times.TIME + ")");

    private final List<Statement> into;
    private Awaited awaited = Awaited.NOTHING;

    private enum Awaited {
        NOTHING,
        CHAIN,
        SUM
    }

    PathLines(List<Statement> into) {
        this.into = into;
    }

    void heading(String text) {
        awaited = CRITICAL.matcher(text).find() ? Awaited.CHAIN : Awaited.NOTHING;
    }

    void line(TextSpan span, int line, Optional<PhaseId> phase) {
        int start = span.lineStart(line);
        Matcher label = LABEL.matcher(span.text()).region(start, span.lineEnd(line));
        if (label.lookingAt()) {
            heading(label.group());
            start = label.end();
        }
        switch (awaited) {
            case NOTHING -> {}
            case CHAIN -> chain(span, start, span.lineEnd(line), phase);
            case SUM -> sum(span, start, span.lineEnd(line), phase);
        }
    }

    private void chain(TextSpan span, int from, int to, Optional<PhaseId> phase) {
        Optional<ArrowChain> chain = ArrowChain.of(span, from, to);
        if (chain.isEmpty()) {
            return;
        }
        boolean summed = SUM.matcher(span.text()).region(chain.get().end(), to).lookingAt();
        // One id alone is a path only where a sum says so; else it is any line that starts with an id.
        if (chain.get().items().size() > 1 || summed) {
            List<Reference> path = chain.get().items().stream()
                    .map(item -> new Reference(item.id(), item.position()))
                    .toList();
            into.add(new Statement.Path(phase, path, path.getFirst().position()));
            awaited = Awaited.SUM;
            sum(span, chain.get().end(), to, phase);
        }
    }

    private void sum(TextSpan span, int from, int to, Optional<PhaseId> phase) {
        Matcher sum = SUM.matcher(span.text()).region(from, to);
        if (sum.find()) {
            Times.minutes(sum.group(1))
                    .ifPresent(minutes -> into.add(
                            new Statement.Time(phase, Measure.CRITICAL_PATH, minutes, span.position(sum.start(1)))));
            awaited = Awaited.NOTHING;
        }
    }
}
