package dev.stretto.format.json;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.json.JsonValue.Obj;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Position;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Fields that a format does not have, gathered over a whole plan: an addition of another tool, or a slip of the pen. */
public final class UnknownFields {

    private static final int NAMED_MAX = 20;

    private final Set<String> known;
    private final Map<String, Position> found = new LinkedHashMap<>();

    /** Gathers all fields but these. */
    public UnknownFields(Set<String> known) {
        this.known = known;
    }

    /** Looks through the fields of an object, not into them. */
    public void look(Obj object) {
        for (Map.Entry<String, JsonValue> field : object.fields().entrySet()) {
            if (found.size() < NAMED_MAX && !known.contains(field.getKey())) {
                found.putIfAbsent(field.getKey(), field.getValue().position());
            }
        }
    }

    /** One remark about all that were found, where the first of them stands. */
    public void report(Diagnostics diagnostics) {
        found.values().stream()
                .findFirst()
                .ifPresent(first -> diagnostics.info(
                        DiagnosticCode.IGNORED_ANNOTATION,
                        first,
                        "these fields say nothing that is used: "
                                + found.keySet().stream()
                                        .map(Diagnostics::quote)
                                        .collect(Collectors.joining(", "))
                                + (found.size() < NAMED_MAX ? "" : " …"),
                        "check their spelling if one of them should count"));
    }
}
