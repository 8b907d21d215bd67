package dev.stretto.app;

import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Strategy;
import dev.stretto.strategy.Compilation;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A plan, compiled by one strategy or by each.
 *
 * @param good those with a graph
 * @param leftOut the strategies that refuse the plan, each with the reason
 */
public record CompiledStrategies(List<Compilation> good, List<String> leftOut) {

    /** What there is to choose from; {@code auto} is a choice among them. */
    public static final List<Strategy> COMPILED = List.of(Strategy.DAG);

    /** As the plan was loaded. */
    public static CompiledStrategies asLoaded(LoadedPlan loaded) {
        return new CompiledStrategies(List.of(loaded.compilation().orElseThrow()), List.of());
    }

    /** By every strategy. */
    public static CompiledStrategies all(LoadedPlan loaded) {
        List<Compilation> good = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (Strategy strategy : COMPILED) {
            Compilation compilation = compile(loaded, strategy);
            if (compilation.graph().isPresent()) {
                good.add(compilation);
            } else {
                leftOut.add(strategy.label() + ": "
                        + compilation.diagnostics().stream()
                                .map(Diagnostic::message)
                                .collect(Collectors.joining("; ")));
            }
        }
        return new CompiledStrategies(good, leftOut);
    }

    private static Compilation compile(LoadedPlan loaded, Strategy strategy) {
        Plan plan = loaded.plan().orElseThrow();
        CompileOptions options = loaded.reading().compile();
        return switch (strategy) {
            case DAG -> Compiler.compile(plan, loaded.name(), options);
            case WAVES, BATCHED, PIPELINE, INDEPENDENT, AUTO ->
                throw new IllegalArgumentException(strategy.label() + " is not compiled");
        };
    }
}
