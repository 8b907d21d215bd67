package dev.stretto.cli;

import dev.stretto.app.PlanAnalysis;
import dev.stretto.cli.Console.Style;
import dev.stretto.graph.Schedule;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.Task;
import java.util.List;
import java.util.Locale;

/** All that is known of one task before it runs, for people. */
record ShowTask(Console console, Names names) {

    private static final int LABEL = 15;

    void print(int node) {
        PlanAnalysis of = names.of();
        Task task = of.plan().tasks().get(node);
        Schedule schedule = of.analysis().schedule();
        console.out().println(console.style(Style.STRONG, names.title(node)));
        task.phase().ifPresent(phase -> line("phase", phase.value()));
        line("takes", names.time(node));
        line(
                "earliest",
                "wave " + schedule.wave(node) + ", from " + Durations.ofMinutes(schedule.start(node)) + " to "
                        + Durations.ofMinutes(schedule.finish(node)));
        line("waits for", String.join(", ", names.before(node)));
        line("blocks", String.join(", ", names.after(node)));
        line(
                "claims",
                String.join(", ", task.claims().stream().map(ShowTask::claim).toList()));
        line("files", String.join(", ", task.files()));
        task.settings().command().ifPresent(command -> line("run", command.script()));
        task.settings().gate().ifPresent(gate -> line("gate", gate));
        checklist(task.checklist());
        if (!task.body().isBlank()) {
            console.out().println();
            task.body().strip().lines().map(TextLayout::plain).forEach(console.out()::println);
        }
    }

    private void line(String label, String text) {
        if (!text.isEmpty()) {
            console.out().println(TextLayout.pad(label, LABEL) + TextLayout.plain(text));
        }
    }

    private void checklist(List<ChecklistItem> items) {
        String label = "checklist";
        for (ChecklistItem item : items) {
            line(label, (item.done() ? "[x] " : "[ ] ") + item.text());
            label = "";
        }
    }

    private static String claim(ClaimSpec claim) {
        return claim.mode().name().toLowerCase(Locale.ROOT) + " " + claim.resource()
                + (claim.inferred() ? " (inferred)" : "");
    }
}
