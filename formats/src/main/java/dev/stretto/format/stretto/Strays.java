package dev.stretto.format.stretto;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.draft.Draft;
import dev.stretto.format.draft.SectionDraft;
import dev.stretto.format.markdown.Block;
import dev.stretto.format.text.Inline;
import dev.stretto.format.text.Mark;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Position;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Items that are written as tasks, with an id and annotations, but stand in no phase of a document that has phases, so that
 * nothing would ever run them.
 */
final class Strays {

    private final Map<String, Position> found = new LinkedHashMap<>();

    /** Looks through a block outside every phase. */
    void look(Block block) {
        if (block instanceof Block.Bullets list) {
            list.items().forEach(item -> item.text().ifPresent(this::look));
        }
    }

    private void look(TextSpan span) {
        Mark.of(span.text())
                .flatMap(mark -> ItemHead.of(span, mark.end()))
                .filter(_ -> isAnnotated(span))
                .ifPresent(head -> found.putIfAbsent(head.id(), span.position(head.idStart())));
    }

    /** What is wrong with the annotations of what is no task does not matter. */
    private static boolean isAnnotated(TextSpan span) {
        return !AnnotationFinder.in(span, Inline.of(span), new Diagnostics("")).isEmpty();
    }

    /** Names those that are not merely mentioned a second time. */
    void report(List<SectionDraft> sections, Diagnostics diagnostics) {
        Set<String> ids = new HashSet<>();
        sections.forEach(section -> collect(section.items, ids));
        found.forEach((id, position) -> {
            if (!ids.contains(id)) {
                diagnostics.warning(
                        DiagnosticCode.IGNORED_ANNOTATION,
                        position,
                        id + " stands in no phase, so it is no task and does not run",
                        "move it below the heading of a phase");
            }
        });
    }

    private static void collect(List<Draft> items, Set<String> ids) {
        for (Draft item : items) {
            ids.add(item.id());
            collect(item.members(), ids);
        }
    }
}
