package dev.stretto.cli;

import dev.stretto.cli.Console.Style;
import dev.stretto.engine.GateStatus;
import dev.stretto.engine.RunState;
import dev.stretto.engine.TaskRecord;
import dev.stretto.engine.TaskState;
import dev.stretto.journal.RunFacts;
import dev.stretto.local.AgentUse;
import dev.stretto.view.RunView;
import dev.stretto.view.Summary;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a run came to, for people. */
record SummaryText(Console console) {

    void print(RunFacts facts, RunView view, Summary summary, AgentUse use) {
        var out = console.out();
        out.println();
        out.println(headline(summary) + counts(summary));
        out.println(speed(summary));
        int workers = view.ledger().definition().options().workers();
        out.println(plural(workers, "worker", "workers") + ", at most " + summary.maxParallel() + " busy at once, "
                + Math.round(summary.efficiency() * 100) + " % efficiency; "
                + plural(summary.retries(), "retry", "retries") + ", "
                + plural(summary.conflicts(), "conflict", "conflicts"));
        if (use.costUsd() > 0) {
            out.println(String.format(Locale.ROOT, "the agents say they cost $%.2f", use.costUsd()));
        }
        if (!facts.branch().isEmpty()) {
            out.println("branch " + facts.branch() + " at " + LineDisplay.shorten(summary.head()));
        }
        gates(view);
        failures(view);
        notes(view);
        deferred(view);
        next(facts, view, summary);
    }

    private static String speed(Summary summary) {
        String took = Durations.text(summary.wallMillis());
        String oneByOne = Durations.text(summary.taskMillis());
        return summary.savedMillis() == 0
                ? took + "; the tasks alone took " + oneByOne
                : String.format(
                        Locale.ROOT,
                        "%s instead of %s one after the other: %.1f times as fast, %s saved",
                        took,
                        oneByOne,
                        summary.speedup(),
                        Durations.text(summary.savedMillis()));
    }

    private String headline(Summary summary) {
        String state = summary.state().name().toLowerCase(Locale.ROOT);
        return console.style(summary.state() == RunState.COMPLETED ? Style.GOOD : Style.BAD, state);
    }

    private static String counts(Summary summary) {
        String cancelled = summary.cancelled() > 0 ? ", " + summary.cancelled() + " cancelled" : "";
        return ": " + summary.completed() + " done, " + summary.failed() + " failed, " + summary.skipped() + " skipped"
                + cancelled;
    }

    private void gates(RunView view) {
        for (GateStatus gate : view.ledger().gateStatus()) {
            if (gate.state() != GateStatus.State.FAILED) {
                continue;
            }
            console.out()
                    .println(
                            console.style(Style.BAD, "gate") + "     " + gate.barrier() + " failed: " + gate.message());
            console.out()
                    .println("         look: stretto logs '" + gate.barrier()
                            + "'   then: stretto resume tries it again, stretto skip '" + gate.barrier()
                            + "' goes on without it");
            if (!gate.salvage().isEmpty()) {
                console.out().println("         what it changed is kept: git show " + gate.salvage());
            }
        }
    }

    private void failures(RunView view) {
        for (TaskRecord task : tasks(view, TaskState.FAILED)) {
            console.out().println(console.style(Style.BAD, "failed") + "   " + task.task() + " " + task.message());
            if (!task.salvage().isEmpty()) {
                console.out().println("         its work is kept: git show " + task.salvage());
            }
        }
    }

    private void notes(RunView view) {
        for (TaskRecord task : view.ledger().tasks()) {
            task.notes()
                    .forEach(note -> console.out()
                            .println(console.style(Style.BUSY, "note") + "     " + task.task() + " " + note));
        }
    }

    private void deferred(RunView view) {
        String deferred = tasks(view, TaskState.SKIPPED).stream()
                .filter(task -> task.deferred() && task.skippedBecauseOf().isEmpty())
                .map(task -> task.task().value())
                .collect(Collectors.joining(", "));
        if (!deferred.isEmpty()) {
            console.out()
                    .println("deferred by the plan: " + deferred
                            + "; run what you name with --include, or now:  stretto retry TASK, stretto resume");
        }
    }

    /** What the user can do now. */
    private void next(RunFacts facts, RunView view, Summary summary) {
        switch (summary.state()) {
            case COMPLETED -> {
                if (!facts.branch().isEmpty()) {
                    console.out().println("see it:   git log " + facts.branch());
                    console.out().println("take it:  git merge " + facts.branch());
                }
            }
            case FAILED -> {
                String failed = tasks(view, TaskState.FAILED).stream()
                        .map(task -> task.task().value() + (task.output().isEmpty() ? "" : " --gate"))
                        .findFirst()
                        .orElse("TASK");
                console.out().println("look:    stretto logs " + failed + "    then:  stretto retry, stretto resume");
            }
            case PAUSED ->
                console.out()
                        .println("paused: " + view.ledger().pauseReason() + "; go on with:  stretto resume "
                                + facts.run());
            case PLANNED, RUNNING, CANCELLED -> {}
        }
    }

    private static List<TaskRecord> tasks(RunView view, TaskState state) {
        return view.ledger().tasks().stream()
                .filter(task -> task.state() == state)
                .collect(Collectors.toList());
    }

    private static String plural(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
