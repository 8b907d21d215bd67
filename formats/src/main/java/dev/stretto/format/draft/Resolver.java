package dev.stretto.format.draft;

import static dev.stretto.format.Diagnostics.quote;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.draft.IdIndex.Target;
import dev.stretto.format.text.IdList;
import dev.stretto.format.text.IdList.Kind;
import dev.stretto.format.text.NaturalOrder;
import dev.stretto.format.text.NearestId;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Position;
import dev.stretto.plan.Reference;
import dev.stretto.plan.TaskId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks up what the ids in dependencies and chains stand for. */
final class Resolver {

    /** Every task of a named phase counts, so that a small text cannot grow without bounds. */
    private static final int REFERENCES_MAX = 2_000_000;

    /** Looking for the nearest id takes all ids through; enough of it is enough. */
    private static final int SUGGESTIONS_MAX = 100;

    private final IdIndex items;
    private final IdIndex phases;
    private final List<TaskId> tasks;
    private final Diagnostics diagnostics;
    private int references;
    private boolean overfull;
    private int suggestions;

    /**
     * A resolver.
     *
     * @param tasks the ids that the targets' numbers are of
     */
    Resolver(IdIndex items, IdIndex phases, List<TaskId> tasks, Diagnostics diagnostics) {
        this.items = items;
        this.phases = phases;
        this.tasks = tasks;
        this.diagnostics = diagnostics;
    }

    /** Something found under an id. */
    private record Found(Target target, boolean phase) {}

    /** The tasks that a list stands for, each once, placed where it is named; what is unknown is an error and left out. */
    List<Reference> tasks(List<IdList.Item> list) {
        return tasks(list, Severity.ERROR);
    }

    /** As {@link #tasks(List)}, where what is unknown holds nothing up and so is only a warning. */
    List<Reference> softly(List<IdList.Item> list) {
        return tasks(list, Severity.WARNING);
    }

    private List<Reference> tasks(List<IdList.Item> list, Severity whereUnknown) {
        Map<String, Reference> into = new LinkedHashMap<>();
        for (IdList.Item item : list) {
            if (overfull) {
                break;
            }
            for (Found found : find(item, false, whereUnknown)) {
                expand(found.target(), item.position(), into);
            }
        }
        return List.copyOf(into.values());
    }

    /** What a phase states: the phases it names, and apart from them the tasks of which it names some. */
    record PhaseDependencies(List<Reference> phases, List<Reference> tasks, List<Reference> all) {

        static final PhaseDependencies NONE = new PhaseDependencies(List.of(), List.of(), List.of());

        PhaseDependencies {
            phases = List.copyOf(phases);
            tasks = List.copyOf(tasks);
            all = List.copyOf(all);
        }
    }

    /**
     * Looks up what a phase states.
     *
     * @param expanding whether the tasks of the named phases are wanted too, as the third of the lists
     */
    PhaseDependencies phase(List<IdList.Item> list, boolean expanding) {
        Map<String, Reference> named = new LinkedHashMap<>();
        Map<String, Reference> tasksOnly = new LinkedHashMap<>();
        Map<String, Reference> all = new LinkedHashMap<>();
        for (IdList.Item item : list) {
            if (overfull) {
                break;
            }
            for (Found found : find(item, true, Severity.ERROR)) {
                String id = found.target().id();
                if (!count(item.position())) {
                    break;
                }
                if (found.phase()) {
                    named.putIfAbsent(id, new Reference(id, item.position()));
                } else {
                    expand(found.target(), item.position(), tasksOnly);
                }
                if (expanding) {
                    expand(found.target(), item.position(), all);
                }
            }
        }
        return new PhaseDependencies(
                List.copyOf(named.values()), List.copyOf(tasksOnly.values()), List.copyOf(all.values()));
    }

    /**
     * What a task states and what is stated around it, each task once. What it takes over counts as if it stated it itself, as
     * a group of many tasks may name many.
     *
     * @param around what its groups and its phase state
     */
    List<Reference> together(List<Reference> own, List<List<Reference>> around) {
        Map<String, Reference> all = new LinkedHashMap<>();
        own.forEach(reference -> all.putIfAbsent(reference.id(), reference));
        for (List<Reference> list : around) {
            for (Reference reference : list) {
                if (!count(reference.position())) {
                    return List.copyOf(all.values());
                }
                all.putIfAbsent(reference.id(), reference);
            }
        }
        return List.copyOf(all.values());
    }

    private void expand(Target target, Position position, Map<String, Reference> into) {
        for (int number = target.from(); number < target.to(); number++) {
            if (!count(position)) {
                return;
            }
            String id = tasks.get(number).value();
            if (!into.containsKey(id)) {
                into.put(id, new Reference(id, position));
            }
        }
    }

    /** Counts one more reference; answers whether there may be one more. */
    private boolean count(Position position) {
        if (references < REFERENCES_MAX) {
            references++;
            return true;
        }
        if (!overfull) {
            overfull = true;
            diagnostics.error(
                    DiagnosticCode.BAD_VALUE,
                    position,
                    "the plan states more than " + REFERENCES_MAX + " dependencies, each task of a phase counted",
                    "let phases depend on phases instead of each task on all tasks of a phase");
        }
        return false;
    }

    private List<Found> find(IdList.Item item, boolean phasesFirst, Severity whereUnknown) {
        Optional<Found> first = find(item.id(), item.kind(), phasesFirst);
        if (first.isEmpty()) {
            unknown(item, phasesFirst, whereUnknown);
            return List.of();
        }
        if (item.until().isEmpty()) {
            return List.of(first.get());
        }
        return range(item, first.get(), phasesFirst, whereUnknown);
    }

    private List<Found> range(IdList.Item item, Found first, boolean phasesFirst, Severity whereUnknown) {
        IdList.Item until = item.until().orElseThrow();
        // The end is of the kind of the start: in "Phases 2-3" it stands alone.
        Optional<Found> last = find(until.id(), first.phase() ? Kind.PHASE : Kind.TASK, phasesFirst);
        if (last.isEmpty()) {
            unknown(until, first.phase(), whereUnknown);
            return List.of(first);
        }
        String from = first.target().id();
        String to = last.get().target().id();
        boolean alike = first.phase() == last.get().phase();
        if (!alike || dots(from) != dots(to) || NaturalOrder.INSTANCE.compare(from, to) > 0) {
            diagnostics.error(
                    DiagnosticCode.BAD_VALUE,
                    item.position(),
                    from + " to " + to + " is no range",
                    "a range goes from a lower id to a higher one of the same form: 1.1-1.3");
            return List.of(first, last.get());
        }
        IdIndex index = first.phase() ? phases : items;
        return index.range(first.target(), last.get().target()).stream()
                .map(target -> new Found(target, first.phase()))
                .toList();
    }

    private Optional<Found> find(String id, Kind kind, boolean phasesFirst) {
        Optional<Found> item = items.find(id).map(target -> new Found(target, false));
        Optional<Found> phase = phases.find(id).map(target -> new Found(target, true));
        return switch (kind) {
            case PHASE -> phase;
            case TASK -> item;
            case ANY -> phasesFirst ? phase.or(() -> item) : item.or(() -> phase);
        };
    }

    private void unknown(IdList.Item item, boolean phasesFirst, Severity severity) {
        boolean phase = item.kind() == Kind.PHASE || (item.kind() == Kind.ANY && phasesFirst);
        Collection<String> candidates = phase ? phases.ids() : items.ids();
        Optional<String> nearest = suggestions++ < SUGGESTIONS_MAX
                ? NearestId.of(item.id(), candidates).filter(id -> item.proper() || alike(item.id(), id))
                : Optional.empty();
        String what = phase ? "phase" : "task";
        String hint = nearest.map(id -> "did you mean " + id + "?").orElse("name a " + what + " of this plan");
        String message =
                item.proper() ? "there is no " + what + " " + item.id() : quote(item.id()) + " is the id of no " + what;
        diagnostics.add(severity, DiagnosticCode.UNKNOWN_DEPENDENCY, item.position(), message, hint);
    }

    /** Words that are no id at all have a nearest id too, but it helps nobody. */
    private static boolean alike(String words, String id) {
        return NearestId.distance(words, id) <= id.length() / 2;
    }

    private static long dots(String id) {
        return id.chars().filter(c -> c == '.').count();
    }
}
