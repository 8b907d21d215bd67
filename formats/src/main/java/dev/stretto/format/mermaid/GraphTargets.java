package dev.stretto.format.mermaid;

import dev.stretto.format.draft.Draft;
import dev.stretto.format.draft.Notes;
import dev.stretto.format.draft.SectionDraft;
import dev.stretto.format.text.IdList;
import dev.stretto.format.text.IdList.Kind;
import dev.stretto.format.text.NaturalOrder;
import dev.stretto.format.text.PhaseName;
import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.Position;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The phases and tasks of a plan in the making, by what the labels of a graph call them. */
final class GraphTargets {

    /**
     * A phase or a task.
     *
     * @param stated whether its text says what it waits for
     */
    record Target(Kind kind, String id, Notes notes, boolean stated, Position position) {

        boolean phase() {
            return kind == Kind.PHASE;
        }

        String what() {
            return phase() ? "phase " + id : id;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Target target && notes == target.notes;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(notes);
        }
    }

    private final Map<String, Target> phases = new LinkedHashMap<>();
    private final Map<String, Target> tasks = new LinkedHashMap<>();

    GraphTargets(List<SectionDraft> sections) {
        for (SectionDraft section : sections) {
            section.heading.ifPresent(
                    heading -> add(phases, Kind.PHASE, heading.id(), section.notes, heading.position()));
            section.items.forEach(this::add);
        }
    }

    private void add(Draft draft) {
        add(tasks, Kind.TASK, draft.id(), draft.notes(), draft.position());
        draft.members().forEach(this::add);
    }

    private static void add(Map<String, Target> into, Kind kind, String id, Notes notes, Position at) {
        into.putIfAbsent(key(id), new Target(kind, id, notes, notes.dependencies != null, at));
    }

    /** What a label such as {@code Phase 1: Core} or {@code 1.2 Types} names. */
    Optional<Target> named(String label) {
        Optional<PhaseName> phase = PhaseName.of(label);
        if (phase.isPresent()) {
            return Optional.ofNullable(phases.get(key(phase.get().id())));
        }
        TextSpan span = new TextSpan.Builder().line(label, Position.START).build();
        List<IdList.Item> items = IdList.parse(span, 0, label.length()).items();
        return items.isEmpty() || !items.getFirst().proper()
                ? Optional.empty()
                : Optional.ofNullable(tasks.get(key(items.getFirst().id())));
    }

    /** Which of some targets another one states to wait for. */
    Set<Target> statedBy(Target target, Set<Target> among) {
        Set<Target> found = new LinkedHashSet<>();
        List<IdList.Item> items = target.notes().dependencies;
        for (IdList.Item item : items == null ? List.<IdList.Item>of() : items) {
            if (item.until().isEmpty()) {
                one(item, target.phase()).filter(among::contains).ifPresent(found::add);
            } else {
                among.stream()
                        .filter(other -> holds(item, other, target.phase()))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private Optional<Target> one(IdList.Item item, boolean phasesFirst) {
        Optional<Target> phase = Optional.ofNullable(phases.get(key(item.id())));
        Optional<Target> task = Optional.ofNullable(tasks.get(key(item.id())));
        return switch (item.kind()) {
            case PHASE -> phase;
            case TASK -> task;
            case ANY -> phasesFirst ? phase.or(() -> task) : task.or(() -> phase);
        };
    }

    private boolean holds(IdList.Item range, Target other, boolean phasesFirst) {
        Optional<Target> first = one(range, phasesFirst);
        String last = range.until().orElseThrow().id();
        return first.isPresent()
                && first.get().phase() == other.phase()
                && NaturalOrder.INSTANCE.compare(range.id(), other.id()) <= 0
                && NaturalOrder.INSTANCE.compare(other.id(), last) <= 0;
    }

    private static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}
