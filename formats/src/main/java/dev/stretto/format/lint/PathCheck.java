package dev.stretto.format.lint;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.Statement;
import dev.stretto.graph.TaskGraph;
import dev.stretto.graph.Waits;
import dev.stretto.graph.Waits.Answer;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Reference;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Compares stated critical paths with the plan: every member must wait for the one before it, and no chain may take longer.
 * Of several longest chains any may be stated.
 */
final class PathCheck {

    private static final long VISITS_MAX = 20_000_000;

    private final TaskGraph graph;
    private final Figures figures;
    private final Diagnostics diagnostics;
    private final Waits waits;
    private final Set<PhaseId> phases = new LinkedHashSet<>();

    PathCheck(Plan plan, TaskGraph graph, Figures figures, Diagnostics diagnostics) {
        this.graph = graph;
        this.figures = figures;
        this.diagnostics = diagnostics;
        this.waits = new Waits(graph, VISITS_MAX);
        plan.phases().forEach(phase -> phases.add(phase.id()));
    }

    void check(List<Statement> statements) {
        for (Statement statement : statements) {
            if (statement instanceof Statement.Path path && !path.path().isEmpty()) {
                check(path);
            }
        }
    }

    private void check(Statement.Path path) {
        List<List<Integer>> members = new ArrayList<>();
        for (Reference reference : path.path()) {
            List<Integer> tasks = tasks(reference);
            if (tasks.isEmpty()) {
                differs(
                        path,
                        " states a critical path with " + reference.id() + ", which is no task or phase of the plan",
                        "name tasks or phases by their ids");
                return;
            }
            members.add(tasks);
        }
        for (int at = 1; at < members.size(); at++) {
            if (waits.anyWaits(members.get(at), members.get(at - 1)) == Answer.NO) {
                differs(
                        path,
                        " states the critical path " + words(path) + ", but nothing makes "
                                + path.path().get(at).id() + " wait for "
                                + path.path().get(at - 1).id(),
                        "state that dependency, or a path along the dependencies there are");
                return;
            }
        }
        length(path, members.stream().flatMap(List::stream).distinct().toList());
    }

    /** The tasks a reference stands for: one, or those of a phase. */
    private List<Integer> tasks(Reference reference) {
        PhaseId phase = new PhaseId(reference.id());
        if (phases.contains(phase)) {
            return figures.tasks(Scope.of(phase));
        }
        OptionalInt task = graph.find(new TaskId(reference.id()));
        return task.isPresent() ? List.of(task.getAsInt()) : List.of();
    }

    private void length(Statement.Path path, List<Integer> tasks) {
        Scope scope = new Scope(path.phase());
        double longest = figures.chain(scope);
        double stated = figures.estimated(scope) ? figures.chainOf(tasks) : longest;
        if (Amounts.below(stated, longest)) {
            differs(
                    path,
                    " states the critical path " + words(path) + ", which takes " + Amounts.words(stated)
                            + " by the upper estimates, but its longest chain is "
                            + Ids.chained(figures.chainPath(scope)) + ", " + Amounts.words(longest),
                    "state the longest chain");
        }
    }

    private static String words(Statement.Path path) {
        return Ids.chained(path.path().stream().map(Reference::id).toList());
    }

    private void differs(Statement.Path path, String what, String hint) {
        diagnostics.warning(
                DiagnosticCode.CLAIMED_TOTAL_DIFFERS,
                path.position(),
                new Scope(path.phase()) + what + " (compared with: the dependencies)",
                hint);
    }
}
