package dev.stretto.strategy;

import dev.stretto.graph.GraphDraft.Edge;
import dev.stretto.graph.Knot;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Position;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says in words what compiling a plan has found. */
final class Findings {

    /** Nobody reads more of one kind. */
    private static final int OF_A_KIND_MAX = 1_000;

    /** So many tasks of one cycle are named. */
    private static final int NAMED_MAX = 50;

    private final Plan plan;
    private final String file;

    /** A cycle as the tasks that wait for each other: each by an edge that leads to it. */
    private record Ring(List<Edge> waits, boolean last, Knot knot) {}

    /** An order that a task does not keep: that of the phases, or that inside its own. */
    private record Dropped(int task, boolean byPhase) {}

    Findings(Plan plan, String file) {
        this.plan = plan;
        this.file = file;
    }

    /** An error for each cycle of the knots, shortest first. */
    List<Diagnostic> cycles(List<Knot> knots) {
        List<Ring> rings = new ArrayList<>();
        for (Knot knot : knots) {
            for (int at = 0; at < knot.cycles().size(); at++) {
                boolean last = at == knot.cycles().size() - 1;
                rings.add(new Ring(waits(knot.cycles().get(at)), last, knot));
            }
        }
        rings.sort(Comparator.<Ring>comparingInt(ring -> ring.waits.size())
                .thenComparingInt(ring -> ring.waits.getFirst().to()));
        return capped(rings, this::cycle, "cycles");
    }

    /** The edges of a cycle that lead to tasks, each task waiting for the next, from the task written first on. */
    private List<Edge> waits(List<Edge> cycle) {
        List<Edge> waits = new ArrayList<>(cycle.reversed());
        waits.removeIf(edge -> edge.to() >= plan.tasks().size());
        Collections.rotate(waits, -waits.indexOf(Collections.min(waits, Comparator.comparingInt(Edge::to))));
        return waits;
    }

    private Diagnostic cycle(Ring ring) {
        List<Edge> waits = ring.waits;
        String more = waits.size() > NAMED_MAX ? "… (" + (waits.size() - NAMED_MAX) + " more) → " : "";
        String circle = waits.stream()
                .limit(NAMED_MAX)
                .map(edge -> id(edge) + " → ")
                .collect(Collectors.joining("", "", more + id(waits.getFirst())));
        String lines = waits.stream()
                .limit(NAMED_MAX)
                .map(edge -> id(edge) + " at " + place(edge.where()))
                .collect(Collectors.joining(", "));
        String others = !ring.last || ring.knot.all()
                ? ""
                : "; and more: " + ring.knot.cycles().size() + " of the cycles among these tasks are shown";
        return diagnostic(
                Severity.ERROR,
                DiagnosticCode.CYCLE,
                waits.getFirst().where(),
                "each of these waits for the next, so none can start: " + circle + " (" + lines + ")" + others,
                "remove one of these dependencies");
    }

    private static String place(Position where) {
        return "line " + where.line() + (where.file().isEmpty() ? "" : " of " + where.file());
    }

    /** The task that waits by an edge. */
    private TaskId id(Edge edge) {
        return plan.tasks().get(edge.to()).id();
    }

    /** An error for each pair that keeps a plan from running all at once. */
    List<Diagnostic> dependent(List<Independence.Pair> pairs) {
        return capped(
                pairs,
                pair -> diagnostic(
                        Severity.ERROR,
                        DiagnosticCode.NOT_INDEPENDENT,
                        pair.where(),
                        pair.waiting() + " depends on " + pair.on() + ", so they are not independent",
                        "choose another strategy, or remove the dependency"),
                "dependencies");
    }

    /** A warning for each task that does not wait for what it would follow in the document. */
    List<Diagnostic> dropped(List<Edge> edges) {
        if (edges.isEmpty()) {
            return List.of();
        }
        Map<Optional<PhaseId>, Position> headings = new LinkedHashMap<>();
        plan.phases().forEach(phase -> headings.put(Optional.of(phase.id()), phase.position()));
        List<Dropped> distinct = edges.stream()
                .map(edge -> {
                    Task task = plan.tasks().get(edge.to());
                    return new Dropped(edge.to(), edge.where().equals(headings.get(task.phase())));
                })
                .distinct()
                .toList();
        return capped(distinct, this::dropped, "orders that were dropped");
    }

    private Diagnostic dropped(Dropped order) {
        Task task = plan.tasks().get(order.task);
        return diagnostic(
                Severity.WARNING,
                DiagnosticCode.ORDER_DROPPED,
                task.position(),
                order.byPhase
                        ? "task " + task.id() + " does not wait for the phases before its own: one of them waits for it"
                        : "task " + task.id() + " does not wait for the task written before it: that one waits for it",
                "state what " + task.id() + " depends on, or (depends: none)");
    }

    private static <T> List<Diagnostic> capped(List<T> all, Function<T, Diagnostic> say, String what) {
        List<Diagnostic> said = new ArrayList<>();
        all.stream().limit(OF_A_KIND_MAX).map(say).forEach(said::add);
        if (all.size() > OF_A_KIND_MAX) {
            Diagnostic next = say.apply(all.get(OF_A_KIND_MAX));
            said.add(new Diagnostic(
                    next.severity(),
                    next.code(),
                    next.file(),
                    next.position(),
                    "and " + (all.size() - OF_A_KIND_MAX) + " more " + what + ", of which this is the first",
                    "mend those that are named, then check again"));
        }
        return said;
    }

    private Diagnostic diagnostic(
            Severity severity, DiagnosticCode code, Position position, String message, String hint) {
        String in = position.file().isEmpty() ? file : position.file();
        return new Diagnostic(severity, code, in, position, message, hint);
    }
}
