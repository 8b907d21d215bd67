package dev.stretto.app;

import dev.stretto.format.lint.PlanLint;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Diagnostic.Severity;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Checks a plan: what its reader and its compiler remark, and what the linter finds in the plan as a whole. */
public final class CheckPlan {

    private CheckPlan() {}

    /**
     * The plan with all remarks about it. A plan that is run or shown is not checked like this, only read.
     *
     * <p>What a plan says of itself, and what could happen at once, is compared with its plain graph, whatever strategy it would
     * run by.
     *
     * @param directory where the user is; a plan from standard input is taken to lie there
     * @param strict whether warnings count as errors, and so keep the plan from being {@link LoadedPlan#ok()}
     */
    public static LoadedPlan check(LoadedPlan given, Path directory, boolean strict) {
        LoadedPlan loaded = given.plain();
        List<Diagnostic> diagnostics = new ArrayList<>(loaded.diagnostics());
        if (loaded.plan().isPresent() && loaded.compilation().isPresent()) {
            Set<Path> roots = roots(loaded, directory);
            diagnostics.addAll(PlanLint.check(
                    loaded.name(),
                    loaded.plan().get(),
                    loaded.read().result().statements(),
                    loaded.compilation().get(),
                    file -> roots.stream().anyMatch(root -> exists(root, file))));
        }
        return loaded.with(
                strict ? diagnostics.stream().map(CheckPlan::strictly).toList() : diagnostics);
    }

    /** What a path in the plan may be relative to: the folder the plan is in, and the repository around it. */
    private static Set<Path> roots(LoadedPlan loaded, Path directory) {
        Set<Path> roots = new LinkedHashSet<>();
        Path folder = loaded.path()
                .map(path -> Files.isDirectory(path) ? path : path.resolveSibling(""))
                .orElse(directory);
        roots.add(folder);
        WorkTree.around(folder).ifPresent(roots::add);
        return roots;
    }

    /** What cannot be looked for is not missed. */
    private static boolean exists(Path root, String file) {
        try {
            return Files.exists(root.resolve(file));
        } catch (InvalidPathException | SecurityException e) {
            return true;
        }
    }

    private static Diagnostic strictly(Diagnostic diagnostic) {
        return diagnostic.severity() == Severity.WARNING
                ? new Diagnostic(
                        Severity.ERROR,
                        diagnostic.code(),
                        diagnostic.file(),
                        diagnostic.position(),
                        diagnostic.message(),
                        diagnostic.hint())
                : diagnostic;
    }
}
