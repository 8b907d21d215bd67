package dev.stretto.bench.fuzz;

import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.convert.PlanWriters;
import dev.stretto.format.convert.Written;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import dev.stretto.strategy.Compilation;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must hold of a plan written in other formats: whatever could be read can be written, and Stretto reads its own again. */
final class Conversions {

    private Conversions() {}

    /** Writes a plan in every format there is a writer for; those of other formats take only what could run. */
    static void check(ReadResult result, Compilation compilation) {
        Plan plan = result.plan().orElseThrow();
        boolean runs = !result.hasErrors()
                && compilation.graph().isPresent()
                && compilation.diagnostics().stream().noneMatch(one -> one.severity() == Severity.ERROR);
        for (PlanFormat format : runs ? PlanWriters.formats() : List.of(PlanFormat.JSON)) {
            Written written = PlanWriters.write(plan, format).orElseThrow();
            Oracle.require(written.text().endsWith("\n"), format.label() + " ends without a line end");
            if (format == PlanFormat.JSON || format == PlanFormat.STRETTO) {
                readAgain(plan, written);
            }
        }
    }

    private static void readAgain(Plan plan, Written written) {
        String format = written.format().label();
        byte[] bytes = written.text().getBytes(StandardCharsets.UTF_8);
        PlanSource source = PlanSource.of("converted", bytes).source().orElseThrow();
        ReadResult again = PlanFormats.read(source, Optional.of(written.format()), ReadOptions.DEFAULT);
        Oracle.require(again.plan().isPresent(), "no plan in what was written as " + format);
        Set<String> tasks = ids(again.plan().get(), Map.of());
        Oracle.require(tasks.equals(ids(plan, written.renamed())), "other tasks in what was written as " + format);
    }

    private static Set<String> ids(Plan plan, Map<TaskId, String> renamed) {
        Set<String> ids = new HashSet<>();
        for (Task task : plan.tasks()) {
            ids.add(renamed.getOrDefault(task.id(), task.id().value()));
        }
        return ids;
    }
}
