package dev.stretto.app;

import dev.stretto.format.registry.PlanInput;
import dev.stretto.format.registry.PlanRead;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Position;
import dev.stretto.plan.Strategy;
import dev.stretto.strategy.Compilation;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A plan, read and compiled as far as it goes.
 *
 * @param input where it came from, and its texts
 * @param reading how it was read
 * @param read what that gave
 * @param compilation empty where there is no plan
 * @param diagnostics everything found, in the order of the text
 */
public record LoadedPlan(
        PlanInput input,
        PlanLoader.Reading reading,
        PlanRead read,
        Optional<Compilation> compilation,
        List<Diagnostic> diagnostics) {

    public LoadedPlan {
        diagnostics = List.copyOf(diagnostics);
    }

    /** The same plan with these remarks, in the order of the text. */
    LoadedPlan with(List<Diagnostic> remarks) {
        return new LoadedPlan(input, reading, read, compilation, PlanLoader.ordered(remarks));
    }

    /** The same plan compiled to its plain graph, of what waits for what alone; one without a graph stays as it is. */
    LoadedPlan plain() {
        CompileOptions dag = reading.compile().with(Strategy.DAG);
        Optional<Compilation> plain = compilation
                .filter(compiled ->
                        compiled.graph().isPresent() && !compiled.strategy().equals(Strategy.DAG.label()))
                .map(_ -> Compiler.compile(plan().orElseThrow(), name(), dag));
        return plain.isPresent() ? new LoadedPlan(input, reading, read, plain, diagnostics) : this;
    }

    /** What the user can call it: a file, a folder, {@code <stdin>}. */
    public String name() {
        return input.name();
    }

    /** Its absolute path; empty for standard input. */
    public Optional<Path> path() {
        return input.path();
    }

    /** Everything it says, to be kept and compared. */
    public String text() {
        return input.text();
    }

    /** Empty where nothing could be made of it. */
    public Optional<Plan> plan() {
        return read.result().plan();
    }

    /** Whether it can run. */
    public boolean ok() {
        return diagnostics.stream().noneMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }

    /** A place in it for people: the file and the line. */
    public String place(Position position) {
        return (position.file().isEmpty() ? name() : position.file()) + ":" + position.line();
    }

    /** A short name: its file's without the extension, its folder's, or where it is neither its title. */
    public String shortName() {
        Optional<Path> last = path().flatMap(path -> Optional.ofNullable(path.getFileName()));
        if (last.isEmpty()) {
            return plan().map(Plan::title).orElse("");
        }
        String name = last.get().toString();
        return Files.isDirectory(path().orElseThrow()) ? name : name.replaceFirst("\\.[^.]*$", "");
    }
}
