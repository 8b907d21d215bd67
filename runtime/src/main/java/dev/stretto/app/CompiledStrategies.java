package dev.stretto.app;

import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Strategy;
import dev.stretto.strategy.Batches;
import dev.stretto.strategy.Compilation;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A plan, compiled by one strategy or by each.
 *
 * @param good those with a graph
 * @param leftOut the strategies that refuse the plan, each with the reason
 */
public record CompiledStrategies(List<Compiled> good, List<String> leftOut) {

    /** What there is to compare; {@code auto} is a choice among them. */
    private static final List<Strategy> COMPARED =
            List.of(Strategy.DAG, Strategy.WAVES, Strategy.BATCHED, Strategy.PIPELINE, Strategy.INDEPENDENT);

    /**
     * The plan by one strategy.
     *
     * @param options those it was compiled by
     * @param compilation one with a graph
     */
    public record Compiled(LoadedPlan loaded, CompileOptions options, Compilation compilation) {

        public String strategy() {
            return compilation.strategy();
        }

        public TaskGraph graph() {
            return compilation.graph().orElseThrow();
        }

        /** The graph for so many workers, who are as many as a batch has tasks where nobody says how many that are. */
        TaskGraph graph(int workers) {
            if (options.batchSize().isPresent() || Batches.of(graph()).isEmpty()) {
                return graph();
            }
            CompileOptions sized = options.limited(Optional.empty(), Optional.of(workers), options.phasesMax());
            return compile(loaded, sized).graph().orElseThrow();
        }
    }

    public CompiledStrategies {
        good = List.copyOf(good);
        leftOut = List.copyOf(leftOut);
    }

    /** As the plan was loaded. */
    public static CompiledStrategies asLoaded(LoadedPlan loaded) {
        CompileOptions options = loaded.reading().compile();
        return new CompiledStrategies(
                List.of(new Compiled(loaded, options, loaded.compilation().orElseThrow())), List.of());
    }

    /** By every strategy. */
    public static CompiledStrategies all(LoadedPlan loaded) {
        List<Compiled> good = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (Strategy strategy : COMPARED) {
            CompileOptions options = loaded.reading().compile().with(strategy);
            Compilation compilation = compile(loaded, options);
            if (compilation.graph().isPresent()) {
                good.add(new Compiled(loaded, options, compilation));
            } else {
                leftOut.add(strategy.label() + ": "
                        + compilation.diagnostics().stream()
                                .map(Diagnostic::message)
                                .collect(Collectors.joining("; ")));
            }
        }
        return new CompiledStrategies(good, leftOut);
    }

    private static Compilation compile(LoadedPlan loaded, CompileOptions options) {
        return Compiler.compile(loaded.plan().orElseThrow(), loaded.name(), options);
    }
}
