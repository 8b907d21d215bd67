package dev.stretto.format.mermaid;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.draft.SectionDraft;
import dev.stretto.format.mermaid.GraphTargets.Target;
import dev.stretto.format.mermaid.MermaidGraph.Edge;
import dev.stretto.format.mermaid.MermaidGraph.Node;
import dev.stretto.format.text.IdList;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes the arrows of graphs into the drafts of a plan. What a phase or task states in words counts for more: there a graph
 * can only differ, which is remarked on.
 */
public final class GraphOrder {

    private final GraphTargets targets;
    private final Diagnostics diagnostics;

    /** What each target waits for as drawn, with the arrow of each. */
    private final Map<Target, Map<Target, Position>> drawn = new LinkedHashMap<>();

    private GraphOrder(List<SectionDraft> sections, Diagnostics diagnostics) {
        this.targets = new GraphTargets(sections);
        this.diagnostics = diagnostics;
    }

    /** Takes in graphs whose labels name the phases or tasks of these sections; others are left alone. */
    public static void apply(List<MermaidGraph> graphs, List<SectionDraft> sections, Diagnostics diagnostics) {
        if (graphs.isEmpty()) {
            return;
        }
        GraphOrder order = new GraphOrder(sections, diagnostics);
        graphs.forEach(order::take);
        order.enter();
    }

    private void take(MermaidGraph graph) {
        Map<Node, Target> named = new LinkedHashMap<>();
        for (Node node : graph.nodes().values()) {
            targets.named(node.label()).ifPresent(target -> named.put(node, target));
        }
        List<Edge> edges = graph.edges().stream()
                .filter(edge -> named.containsKey(edge.from()) && named.containsKey(edge.to()))
                .filter(edge -> !edge.from().equals(edge.to()))
                .toList();
        if (edges.isEmpty()) {
            return;
        }
        graph.notUnderstood()
                .ifPresent(
                        at -> ignored(at, "this line of the graph is not understood", "write a chain: A --> B --> C"));
        edges.stream()
                .filter(edge -> !edge.blocking())
                .findFirst()
                .ifPresent(edge -> ignored(
                        edge.position(),
                        "the dotted arrows of this graph bind nothing",
                        "draw an arrow through, -->, where one has to wait for the other"));
        List<Edge> blocking = edges.stream().filter(Edge::blocking).toList();
        for (Edge edge : blocking) {
            Target to = target(named, edge.to());
            drawn.computeIfAbsent(to, any -> new LinkedHashMap<>())
                    .putIfAbsent(target(named, edge.from()), edge.position());
        }
        if (blocking.stream().anyMatch(edge -> target(named, edge.to()).phase())) {
            // A phase that is drawn without an arrow to it waits for nothing; a task does for what its phase waits for.
            named.values().stream()
                    .filter(Target::phase)
                    .forEach(target -> drawn.computeIfAbsent(target, any -> new LinkedHashMap<>()));
        }
        blocking.stream().findFirst().ifPresent(this::inferred);
    }

    private static Target target(Map<Node, Target> named, Node node) {
        return Optional.ofNullable(named.get(node)).orElseThrow();
    }

    private void inferred(Edge first) {
        diagnostics.info(
                DiagnosticCode.INFERRED,
                first.position(),
                "what waits for what is taken from this graph where the text states nothing",
                "state it in the text too, if the graph is only a picture");
    }

    private void ignored(Position at, String message, String hint) {
        diagnostics.info(DiagnosticCode.IGNORED_ANNOTATION, at, message, hint);
    }

    private void enter() {
        Set<Target> stated =
                drawn.keySet().stream().filter(Target::stated).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<Target> inGraph = new LinkedHashSet<>(drawn.keySet());
        drawn.values().forEach(sources -> inGraph.addAll(sources.keySet()));
        Map<Target, Set<Target>> inWords = new LinkedHashMap<>();
        stated.forEach(target -> inWords.put(target, targets.statedBy(target, inGraph)));
        drawn.forEach((target, sources) -> {
            if (stated.contains(target)) {
                compare(target, sources, inWords);
            } else {
                target.notes().dependsOn(items(sources));
            }
        });
    }

    private static List<IdList.Item> items(Map<Target, Position> sources) {
        List<IdList.Item> items = new ArrayList<>();
        sources.forEach((source, position) ->
                items.add(new IdList.Item(source.id(), Optional.empty(), source.kind(), true, position)));
        return items;
    }

    /** One may be drawn by way of others, and the other way round, so that what can be reached is compared. */
    private void compare(Target target, Map<Target, Position> sources, Map<Target, Set<Target>> inWords) {
        Set<Target> words = inWords.getOrDefault(target, Set.of());
        List<String> onlyDrawn = sources.keySet().stream()
                .filter(source -> !words.contains(source)
                        && !reaches(target, source, one -> inWords.getOrDefault(one, drawnFor(one))))
                .map(Target::id)
                .toList();
        List<String> onlyStated = words.stream()
                .filter(source -> !sources.containsKey(source) && !reaches(target, source, this::drawnFor))
                .map(Target::id)
                .toList();
        if (onlyDrawn.isEmpty() && onlyStated.isEmpty()) {
            return;
        }
        String more = onlyDrawn.isEmpty() ? "" : ", but a graph draws " + String.join(", ", onlyDrawn) + " too";
        String less = onlyStated.isEmpty() ? "" : ", but a graph does not draw " + String.join(", ", onlyStated);
        diagnostics.warning(
                DiagnosticCode.AMBIGUOUS_DEPENDENCY,
                sources.isEmpty()
                        ? target.position()
                        : sources.values().iterator().next(),
                target.what() + " states what it waits for" + more + less + "; what it states counts",
                "make the text and the graph say the same");
    }

    private Set<Target> drawnFor(Target target) {
        return drawn.getOrDefault(target, Map.of()).keySet();
    }

    private static boolean reaches(Target from, Target to, Function<Target, Set<Target>> next) {
        Set<Target> seen = new LinkedHashSet<>();
        Deque<Target> open = new ArrayDeque<>(next.apply(from));
        while (!open.isEmpty()) {
            Target one = open.pop();
            if (one.equals(to)) {
                return true;
            }
            if (seen.add(one)) {
                open.addAll(next.apply(one));
            }
        }
        return false;
    }
}
