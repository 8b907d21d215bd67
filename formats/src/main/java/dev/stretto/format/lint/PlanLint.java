package dev.stretto.format.lint;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.Statement;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Plan;
import dev.stretto.strategy.Compilation;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Looks for what is questionable about a plan that was read: what neither its reader nor its compiler remarks on, because it
 * shows only where the whole plan, its dependencies and its repository are seen together.
 *
 * <p>Linear in the size of the plan, but for searches along dependencies, which are limited; where a limit was reached, a
 * remark says so.
 */
public final class PlanLint {

    private PlanLint() {}

    /**
     * The remarks, in the order of the text. No remark is an error. Where cycles leave the plan without a graph, what follows
     * from dependencies is left out.
     *
     * @param file the name the plan was given by
     * @param statements what the plan says of itself
     * @param exists whether there is a file or folder of a path relative to the repository's root or the plan's folder
     */
    public static List<Diagnostic> check(
            String file, Plan plan, List<Statement> statements, Compilation compilation, Predicate<String> exists) {
        Diagnostics diagnostics = new Diagnostics(file);
        new CountCheck(plan, diagnostics).check(statements);
        new MissingFiles(plan, exists, diagnostics).check();
        Optional<TaskGraph> graph = compilation.graph();
        if (graph.isPresent()) {
            new WaveCheck(plan, graph.get(), diagnostics).check(statements);
            new FileConflicts(plan, graph.get(), diagnostics).check();
            checkTimes(plan, graph.get(), statements, diagnostics);
        }
        return diagnostics.sorted();
    }

    /** Most plans state no times, and to work them out takes a while for a large one. */
    private static void checkTimes(Plan plan, TaskGraph graph, List<Statement> statements, Diagnostics diagnostics) {
        boolean any = statements.stream()
                .anyMatch(statement -> statement instanceof Statement.Time
                        || statement instanceof Statement.Reduction
                        || statement instanceof Statement.Path);
        if (any) {
            Figures figures = new Figures(plan, graph);
            new TimeCheck(figures, statements, diagnostics).check();
            new PathCheck(plan, graph, figures, diagnostics).check(statements);
        }
    }
}
