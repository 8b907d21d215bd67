package dev.stretto.format.boxes;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.boxes.BoxDialect.HeadingId;
import dev.stretto.format.draft.SectionDraft.PhaseHeading;
import dev.stretto.format.text.HeadingMark;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.DiagnosticCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gives ids to the phases whose headings carry none: they count on from the phase before. */
final class PhaseIds {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

    private final Set<String> taken = new LinkedHashSet<>();
    private int next = 1;
    private int count;
    private @Nullable PhaseHeading first;

    PhaseIds(List<Part> parts) {
        parts.forEach(part -> part.stated.ifPresent(stated -> taken.add(stated.id())));
    }

    /** The heading of the next phase, which must have one. */
    PhaseHeading heading(Part part) {
        TextSpan text = part.heading.orElseThrow();
        HeadingId id = part.stated.orElseGet(() -> generated(text));
        if (NUMBER.matcher(id.id()).matches()) {
            next = Integer.parseInt(id.id()) + 1;
        }
        PhaseHeading heading = new PhaseHeading(id.id(), id.title(), HeadingMark.status(text.text()), text.position(0));
        if (part.inferred()) {
            count++;
            first = first == null ? heading : first;
        }
        return heading;
    }

    private HeadingId generated(TextSpan heading) {
        while (!taken.add(String.valueOf(next))) {
            next++;
        }
        String title = heading.text().replace('\n', ' ');
        return new HeadingId(String.valueOf(next), TitleText.clean(title).orElse("Phase " + next));
    }

    void report(Diagnostics diagnostics) {
        if (first != null) {
            diagnostics.info(
                    DiagnosticCode.INFERRED,
                    first.position(),
                    count == 1
                            ? "this heading is taken for phase " + first.id()
                            : count
                                    + " headings are taken for phases, as tasks stand below them; this first one for phase "
                                    + first.id(),
                    "start each heading with “Phase” and a number to name them yourself");
        }
    }
}
