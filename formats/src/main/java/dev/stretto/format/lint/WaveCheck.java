package dev.stretto.format.lint;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.Statement;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Reference;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares stated tables of waves with the waves that the dependencies give to what the table names. */
final class WaveCheck {

    /** How many waves of a long table are shown. */
    private static final int WAVES_SHOWN_MAX = 20;

    private final Plan plan;
    private final TaskGraph graph;
    private final Diagnostics diagnostics;
    private final Set<String> phases = new LinkedHashSet<>();

    /** What a table names: phases of the plan, or tasks of it. */
    private record Named(boolean phases, Map<String, Integer> waves, List<String> unknown) {}

    WaveCheck(Plan plan, TaskGraph graph, Diagnostics diagnostics) {
        this.plan = plan;
        this.graph = graph;
        this.diagnostics = diagnostics;
        plan.phases().forEach(phase -> phases.add(phase.id().value()));
    }

    void check(List<Statement> statements) {
        for (Statement statement : statements) {
            if (statement instanceof Statement.Waves table) {
                check(table);
            }
        }
    }

    private void check(Statement.Waves table) {
        Named named = named(table);
        Map<String, Integer> computed = named.phases
                ? NamedWaves.ofPhases(plan, graph, named.waves.keySet())
                : NamedWaves.ofTasks(graph, named.waves.keySet());
        Map<String, Integer> stated = new LinkedHashMap<>(named.waves);
        stated.keySet().retainAll(computed.keySet());
        List<String> wrong = new ArrayList<>();
        stated.forEach((id, wave) -> {
            int right = computed.getOrDefault(id, wave);
            if (right != wave) {
                wrong.add(id + " belongs to wave " + right + ", not " + wave);
            }
        });
        named.unknown.forEach(id -> wrong.add(id + " is not in the plan"));
        if (named.phases) {
            leftOut(stated.keySet()).forEach(id -> wrong.add("phase " + id + " is left out"));
        }
        if (!wrong.isEmpty()) {
            diagnostics.warning(
                    DiagnosticCode.WAVE_TABLE_DIFFERS,
                    table.position(),
                    "the table states the waves " + words(stated) + ", but the dependencies give " + words(computed)
                            + ": " + Ids.listed(wrong),
                    "mend the table, or the dependencies that it shows to be missing or too many");
        }
    }

    private Named named(Statement.Waves table) {
        List<Reference> all = table.waves().stream().flatMap(List::stream).toList();
        long phasesNamed = all.stream().filter(this::isPhase).count();
        long tasksNamed = all.stream().filter(this::isTask).count();
        boolean ofPhases = phasesNamed > 0 && phasesNamed >= tasksNamed;
        Map<String, Integer> waves = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (int wave = 0; wave < table.waves().size(); wave++) {
            for (Reference reference : table.waves().get(wave)) {
                if (ofPhases ? isPhase(reference) : isTask(reference)) {
                    waves.putIfAbsent(reference.id(), wave + 1);
                } else {
                    unknown.add(reference.id());
                }
            }
        }
        return new Named(ofPhases, waves, unknown);
    }

    private boolean isPhase(Reference reference) {
        return phases.contains(reference.id());
    }

    private boolean isTask(Reference reference) {
        return graph.find(new TaskId(reference.id())).isPresent();
    }

    /** The phases with tasks that a table of phases does not name. */
    private List<String> leftOut(Set<String> named) {
        Set<String> withTasks = new LinkedHashSet<>();
        plan.tasks().forEach(task -> task.phase().ifPresent(phase -> withTasks.add(phase.value())));
        return phases.stream()
                .filter(id -> withTasks.contains(id) && !named.contains(id))
                .toList();
    }

    /** {@code 1 / 2, 3 / 4}. */
    private static String words(Map<String, Integer> waves) {
        Map<Integer, List<String>> ids = new TreeMap<>();
        waves.forEach(
                (id, wave) -> ids.computeIfAbsent(wave, _ -> new ArrayList<>()).add(id));
        String shown =
                ids.values().stream().limit(WAVES_SHOWN_MAX).map(Ids::listed).collect(Collectors.joining(" / "));
        return ids.size() <= WAVES_SHOWN_MAX ? shown : shown + " / …";
    }
}
