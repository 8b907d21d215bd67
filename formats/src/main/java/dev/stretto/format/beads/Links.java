package dev.stretto.format.beads;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.json.JsonFields;
import dev.stretto.format.json.JsonId;
import dev.stretto.format.text.IdList;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an issue's dependencies say, by their types; types that hold nothing up are not here.
 *
 * @param parent the issue it is part of
 * @param after what it waits for
 * @param onFailureOf what must fail for it to be worked on
 * @param external what it waits for in other projects
 */
record Links(Optional<IdList.Item> parent, List<JsonId> after, List<JsonId> onFailureOf, List<JsonId> external) {

    private static final String EXTERNAL = "external:";

    /** Reads those of one issue. */
    static Links of(Issue issue, Diagnostics diagnostics) {
        List<JsonId> after = new ArrayList<>();
        List<JsonId> onFailureOf = new ArrayList<>();
        List<JsonId> external = new ArrayList<>();
        Optional<IdList.Item> parent = issue.fields().optionalId("parent").map(JsonId::reference);
        for (JsonFields link : issue.fields().objects("dependencies", Severity.ERROR)) {
            String type = link.text("type");
            if (!holdsUp(type)) {
                continue;
            }
            Optional<JsonId> other = link.id("depends_on_id");
            warnIfOfAnother(issue, link, diagnostics);
            if (other.isEmpty()) {
                continue;
            }
            JsonId id = other.get();
            if (id.value().startsWith(EXTERNAL)) {
                external.add(id);
            } else if (type.equals("parent-child")) {
                parent = parent.or(() -> Optional.of(id.reference()));
            } else if (type.equals("conditional-blocks")) {
                onFailureOf.add(id);
            } else {
                warnIfAny(link, diagnostics);
                after.add(id);
            }
        }
        return new Links(parent, after, onFailureOf, external);
    }

    /** Whether a type says something of when an issue may start; without a type it is {@code blocks}. */
    private static boolean holdsUp(String type) {
        return switch (type) {
            case "", "blocks", "parent-child", "waits-for", "conditional-blocks" -> true;
            default -> false;
        };
    }

    private static void warnIfOfAnother(Issue issue, JsonFields link, Diagnostics diagnostics) {
        link.optionalId("issue_id")
                .filter(id -> !id.value().equals(issue.id().value()))
                .ifPresent(id -> diagnostics.warning(
                        DiagnosticCode.BAD_VALUE,
                        id.position(),
                        "this dependency is said to be one of " + id.value() + ", but stands in "
                                + issue.id().value() + ", and is read as one of that",
                        "move it to the issue it belongs to"));
    }

    /** {@code waits-for} can ask for any one of several; to wait for all of them is the nearest there is. */
    private static void warnIfAny(JsonFields link, Diagnostics diagnostics) {
        if (link.object().string("metadata").contains("any-children")) {
            diagnostics.warning(
                    DiagnosticCode.IGNORED_ANNOTATION,
                    link.position("metadata"),
                    "to wait for any of the children is read as waiting for all of them",
                    "depend on the one child that matters");
        }
    }
}
