package dev.stretto.format.stretto;

import dev.stretto.format.Edit;
import dev.stretto.format.Tick;
import dev.stretto.format.text.TextSpan;
import java.util.List;
import java.util.Optional;

/** The place for the time a task took: {@code (actual: 1h 40m)}, right behind its estimate. */
final class ActualTime {

    private ActualTime() {}

    /** The time that is noted already, to be replaced; else the place behind the estimate; empty where there is neither. */
    static Optional<Tick.Actual> place(TextSpan span, List<Annotation> annotations) {
        return first(AnnotationKey.ACTUAL, annotations)
                .map(noted -> replaced(span, noted))
                .orElseGet(() -> first(AnnotationKey.ESTIMATE, annotations)
                        .map(estimate -> new Tick.Actual(new Edit(span.position(estimate.end()), 0, " (actual: %s)"))));
    }

    private static Optional<Annotation> first(AnnotationKey key, List<Annotation> annotations) {
        return annotations.stream()
                .filter(annotation -> annotation.key() == key)
                .findFirst();
    }

    /** An edit stays on one line; a value over several was put there by no tick. */
    private static Optional<Tick.Actual> replaced(TextSpan span, Annotation noted) {
        String value = span.text().substring(noted.valueStart(), noted.valueEnd());
        return value.indexOf('\n') >= 0
                ? Optional.empty()
                : Optional.of(new Tick.Actual(new Edit(span.position(noted.valueStart()), value.length(), " %s")));
    }
}
