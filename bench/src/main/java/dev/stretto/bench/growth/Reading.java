package dev.stretto.bench.growth;

import dev.stretto.format.ReadOptions;
import dev.stretto.format.lint.PlanLint;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.format.registry.PlanInput;
import dev.stretto.format.registry.PlanRead;
import dev.stretto.plan.Plan;
import dev.stretto.strategy.Compilation;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code check} does with a plan that is loaded: recognise, read, compile, lint. */
final class Reading {

    private static final int ROUNDS = 3;
    private static final int REMARKS_MAX = 3;

    private static final ReadOptions OPTIONS = new ReadOptions(Optional.empty(), false, true);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Shape shape;
    private final int tasks;
    private final PlanInput input;

    private Reading(Shape shape, int tasks, PlanInput input) {
        this.shape = shape;
        this.tasks = tasks;
        this.input = input;
    }

    /** A plan of so many tasks, not read yet. */
    static Reading of(Shape shape, int tasks) {
        return new Reading(shape, tasks, shape.plan().apply(tasks));
    }

    /** Reads it, and says in what it is not what was written. */
    List<String> warmUp() {
        PlanRead read = read();
        List<String> wrong = new ArrayList<>();
        if (!read.format().equals(Optional.of(shape.format()))) {
            wrong.add("read as " + read.format().map(Enum::name).orElse("nothing"));
        }
        int found = read.result().plan().map(plan -> plan.tasks().size()).orElse(0);
        if (found != tasks) {
            wrong.add(found + " tasks instead of " + tasks);
        }
        if (read.result().hasErrors()) {
            read.result().diagnostics().stream()
                    .limit(REMARKS_MAX)
                    .forEach(remark -> wrong.add(remark.position() + " " + remark.message()));
        }
        return wrong;
    }

    /** The least CPU time of this thread that a round took. */
    double bestMillis() {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            read();
            best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
        }
        return best / 1e6;
    }

    private PlanRead read() {
        PlanRead read = PlanFormats.read(input, Optional.empty(), OPTIONS);
        read.result().plan().ifPresent(plan -> lint(read, plan));
        return read;
    }

    private void lint(PlanRead read, Plan plan) {
        Compilation compilation = Compiler.compile(plan, input.name(), CompileOptions.DEFAULT);
        PlanLint.check(input.name(), plan, read.result().statements(), compilation, _ -> false);
    }
}
