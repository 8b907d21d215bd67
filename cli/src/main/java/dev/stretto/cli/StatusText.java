package dev.stretto.cli;

import dev.stretto.app.RunLookup;
import dev.stretto.cli.Console.Style;
import dev.stretto.engine.GateStatus;
import dev.stretto.engine.Ledger;
import dev.stretto.engine.ProgressEvent;
import dev.stretto.engine.RunState;
import dev.stretto.engine.TaskRecord;
import dev.stretto.engine.TaskState;
import dev.stretto.view.Eta;
import dev.stretto.view.RunView;
import dev.stretto.view.Waiting;
import java.util.Locale;
import java.util.Optional;

/** Where a run stands, for people. */
record StatusText(Console console) {

    void print(RunLookup found, Optional<String> branch, long nowMillis) {
        RunView view = found.view();
        Ledger ledger = view.ledger();
        var out = console.out();
        String state = ledger.state().name().toLowerCase(Locale.ROOT);
        out.println("run " + found.facts().run() + " of " + found.facts().planName() + ": " + state + remark(found));
        if (!found.facts().branch().isEmpty()) {
            out.println("branch " + found.facts().branch() + " at " + LineDisplay.shorten(found.head()));
        }
        branch.ifPresent(out::println);
        if (!view.takenIn().isEmpty()) {
            out.println("commits of others on the branch are taken in, up to " + LineDisplay.shorten(view.takenIn()));
        }
        if (!found.ticks().problem().isEmpty()) {
            out.println("not all is ticked: " + found.ticks().problem());
        }
        if (!found.pushes().problem().isEmpty()) {
            found.facts().pushing().ifPresent(to -> out.println(PushText.problem(to, found.pushes(), found.head())));
        }
        Eta.remainingMillis(view, nowMillis)
                .ifPresent(millis -> out.println("about " + Durations.text(millis) + " left"));
        for (GateStatus gate : ledger.gateStatus()) {
            out.println(
                    "  gate of " + gate.barrier() + ": " + gate.state().name().toLowerCase(Locale.ROOT)
                            + (gate.message().isEmpty() ? "" : " — " + gate.message()));
        }
        for (ProgressEvent.Checkpoint checkpoint : ledger.checkpoints()) {
            out.println("  checkpoint " + checkpoint.number() + ": " + checkpoint.barrier()
                    + (checkpoint.head().isEmpty() ? "" : " at " + LineDisplay.shorten(checkpoint.head())) + ", "
                    + checkpoint.completed() + " done, " + checkpoint.failed() + " failed");
        }
        int width = ledger.tasks().stream()
                .mapToInt(task -> task.task().value().length())
                .max()
                .orElse(1);
        Waiting waits = Waiting.at(ledger, nowMillis);
        for (int node = 0; node < ledger.tasks().size(); node++) {
            TaskRecord task = ledger.tasks().get(node);
            out.println(String.format(
                            Locale.ROOT,
                            "  %s %-" + width + "s  %s",
                            console.style(style(task.state()), String.format(Locale.ROOT, "%-9s", name(task.state()))),
                            task.task(),
                            ledger.definition().task(node).title() + more(found, task, waits.reason(task), nowMillis))
                    .stripTrailing());
            task.notes().forEach(note -> out.println("            note: " + note));
        }
    }

    private static String remark(RunLookup found) {
        Ledger ledger = found.view().ledger();
        if (ledger.state() == RunState.PAUSED) {
            return " (" + ledger.pauseReason() + ")";
        }
        return ledger.state() == RunState.RUNNING && !found.driven()
                ? " when its driver ended; `stretto resume` takes it up"
                : "";
    }

    private static String more(RunLookup found, TaskRecord task, String waiting, long nowMillis) {
        String text = switch (task.state()) {
            case RUNNING ->
                " — " + Durations.text(found.elapsedMillis(task, nowMillis)) + ", attempt " + task.attempt()
                        + (task.message().isEmpty() ? "" : " after: " + task.message())
                        + (waiting.isEmpty() ? "" : ", waits for " + waiting);
            case COMPLETED -> task.commit().isEmpty() ? "" : " — " + LineDisplay.shorten(task.commit());
            case PENDING -> " — waits for " + waiting;
            case READY ->
                " — waits for " + waiting + (waiting.contains(task.message()) ? "" : ", after: " + task.message());
            case LANDING, FAILED, SKIPPED, CANCELLED -> waiting.isEmpty() ? "" : " — " + waiting;
        };
        return task.salvage().isEmpty() ? text : text + " (kept: git show " + task.salvage() + ")";
    }

    private static Style style(TaskState state) {
        return switch (state) {
            case COMPLETED -> Style.GOOD;
            case FAILED, CANCELLED -> Style.BAD;
            case RUNNING, LANDING -> Style.BUSY;
            case PENDING, READY, SKIPPED -> Style.FAINT;
        };
    }

    private static String name(TaskState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
