package dev.stretto.format.statusjson;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.json.JsonId;
import dev.stretto.format.text.IdList;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether what tasks say of who depends on them is what those say themselves. */
final class Dependents {

    private final Map<String, List<JsonId>> stated = new LinkedHashMap<>();
    private final Map<String, List<Dependent>> real = new HashMap<>();

    /** A task that depends on another, and where it says so. */
    private record Dependent(String id, Position position) {}

    /** Takes in one task. */
    void add(String id, List<IdList.Item> dependencies, Optional<List<JsonId>> dependents) {
        dependents.ifPresent(list -> stated.putIfAbsent(id, list));
        for (IdList.Item dependency : dependencies) {
            real.computeIfAbsent(dependency.id(), _ -> new ArrayList<>()).add(new Dependent(id, dependency.position()));
        }
    }

    /** Remarks on the first difference of each task. */
    void check(Diagnostics diagnostics) {
        stated.forEach((id, named) -> check(id, named, real.getOrDefault(id, List.of()), diagnostics));
    }

    private static void check(String id, List<JsonId> named, List<Dependent> really, Diagnostics diagnostics) {
        Set<String> said = new HashSet<>();
        named.forEach(one -> said.add(one.value()));
        Set<String> is = new HashSet<>();
        really.forEach(one -> is.add(one.id()));
        Optional<JsonId> tooMany =
                named.stream().filter(one -> !is.contains(one.value())).findFirst();
        Optional<Dependent> missing =
                really.stream().filter(one -> !said.contains(one.id())).findFirst();
        if (tooMany.isPresent()) {
            String other = tooMany.get().value();
            differ(
                    tooMany.get().position(),
                    id + " names " + other + " as one that depends on it, but " + other + " does not",
                    diagnostics);
        } else if (missing.isPresent()) {
            differ(
                    missing.get().position(),
                    missing.get().id() + " depends on " + id + ", which does not name it as one that does",
                    diagnostics);
        }
    }

    private static void differ(Position at, String what, Diagnostics diagnostics) {
        diagnostics.warning(
                DiagnosticCode.IGNORED_ANNOTATION,
                at,
                what + "; only the dependencies count",
                "make \"dependents\" say the same, or drop it");
    }
}
