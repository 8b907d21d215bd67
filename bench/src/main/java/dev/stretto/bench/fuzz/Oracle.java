package dev.stretto.bench.fuzz;

import dev.stretto.format.DiagnosticText;
import dev.stretto.format.Edit;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.lint.PlanLint;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.plan.Chain;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.Position;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import dev.stretto.strategy.Compilation;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must hold of every text, however odd: it is read or refused in its place, and what is read holds together. */
final class Oracle {

    private Oracle() {}

    /** Something does not hold. */
    static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1;

        Broken(String message) {
            super(message);
        }
    }

    /**
     * Reads a text and looks at all that comes of it.
     *
     * @param forced the format to read it as; empty to recognise it
     * @param further whether to look at the linter's remarks on the plan and at the plan in other formats as well
     * @return the format it was read as; empty where it is no plan
     * @throws RuntimeException whatever a reader throws, or {@link Broken}
     */
    static Optional<PlanFormat> check(String name, byte[] bytes, Optional<PlanFormat> forced, boolean further) {
        PlanSource.Loaded loaded = PlanSource.of(name, bytes);
        if (loaded.source().isEmpty()) {
            require(!loaded.diagnostics().isEmpty(), "a text that cannot be loaded needs a remark");
            return Optional.empty();
        }
        PlanSource source = loaded.source().get();
        ReadResult result = PlanFormats.read(source, forced, new ReadOptions(Optional.empty(), false, true));
        result.diagnostics().forEach(diagnostic -> remark(source, diagnostic));
        require(result.plan().isPresent() || result.hasErrors(), "neither a plan nor an error");
        result.ticks().values().forEach(tick -> tick.done().forEach(edit -> inside(source, edit)));
        result.statements().forEach(statement -> inside(source, statement.position(), "a statement"));
        if (result.plan().isPresent()) {
            Compilation compilation = holdsTogether(result.plan().get(), source);
            if (further) {
                PlanLint.check(source.name(), result.plan().get(), result.statements(), compilation, Oracle::exists)
                        .forEach(diagnostic -> remark(source, diagnostic));
                Conversions.check(result, compilation);
            }
        }
        return result.plan().map(Plan::format);
    }

    /** Some files are there and some are not. */
    private static boolean exists(String file) {
        return file.length() % 2 == 0;
    }

    private static void remark(PlanSource source, Diagnostic diagnostic) {
        inside(source, diagnostic.position(), diagnostic.code().label() + ": " + diagnostic.message());
        require(
                !diagnostic.message().isBlank(),
                "a remark without words: " + diagnostic.code().label());
        require(DiagnosticText.withSource(diagnostic, source).contains("^"), "a remark that points nowhere");
    }

    private static void inside(PlanSource source, Edit edit) {
        inside(source, edit.at(), "a tick");
        String line = source.line(edit.at().line());
        require(edit.at().column() - 1 + edit.length() <= line.length(), "a tick beyond the end of line " + edit.at());
    }

    private static void inside(PlanSource source, Position position, String what) {
        boolean inside = position.line() <= source.lineCount()
                && position.column() <= source.line(position.line()).length() + 1;
        require(inside, what + " is at " + position + ", outside the text");
    }

    private static Compilation holdsTogether(Plan plan, PlanSource source) {
        Set<String> tasks = new HashSet<>();
        plan.tasks().forEach(task -> require(tasks.add(task.id().value()), "two tasks " + task.id()));
        require(!tasks.isEmpty(), "a plan without tasks");
        Set<String> phases = new HashSet<>();
        plan.phases().forEach(phase -> require(phases.add(phase.id().value()), "two phases " + phase.id()));
        for (Task task : plan.tasks()) {
            inside(source, task.position(), "task " + task.id());
            require(!task.title().isBlank() && task.title().indexOf('\n') < 0, "the title of " + task.id());
            task.phase().ifPresent(phase -> require(phases.contains(phase.value()), "no phase " + phase));
            known(task.dependencies().orElse(List.of()), tasks, source);
            known(task.order().softAfter(), tasks, source);
            known(task.order().onFailureOf(), tasks, source);
        }
        plan.phases().forEach(phase -> known(phase.dependencies().orElse(List.of()), phases, source));
        plan.groups()
                .forEach(group -> group.members()
                        .forEach(member -> require(tasks.contains(member.value()), "no member " + member)));
        plan.phases().forEach(phase -> inside(source, phase.position(), "phase " + phase.id()));
        for (Chain chain : plan.chains()) {
            inside(source, chain.position(), "a chain");
            chain.tasks().forEach(link -> require(tasks.contains(link.value()), "no link " + link));
            require(new HashSet<>(chain.tasks()).size() == chain.tasks().size(), "a chain that comes back to a task");
        }
        Compilation compilation = Compiler.compile(plan, source.name(), CompileOptions.DEFAULT);
        compilation.diagnostics().forEach(diagnostic -> remark(source, diagnostic));
        return compilation;
    }

    private static void known(List<Reference> references, Set<String> ids, PlanSource source) {
        for (Reference reference : references) {
            require(ids.contains(reference.id()), "a reference to " + reference.id() + ", which is not there");
            inside(source, reference.position(), "a reference to " + reference.id());
        }
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Broken(otherwise);
        }
    }
}
