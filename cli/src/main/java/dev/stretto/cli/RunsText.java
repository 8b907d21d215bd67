package dev.stretto.cli;

import dev.stretto.app.Drivers;
import dev.stretto.app.RunLookup;
import dev.stretto.engine.Ledger;
import dev.stretto.engine.TaskState;
import java.util.List;
import java.util.Locale;

/** All runs of a place, for people: one a line. */
record RunsText(Console console) {

    private static final int STATE_WIDTH = 9;
    private static final int DONE_WIDTH = 7;
    private static final int PLAN_WIDTH = 30;

    void print(List<RunLookup> runs, long nowMillis) {
        if (runs.isEmpty()) {
            console.out().println("no run here yet; `stretto run PLAN` starts one");
        }
        runs.forEach(run -> console.out().println(line(run, nowMillis)));
    }

    private static String line(RunLookup run, long nowMillis) {
        Ledger ledger = run.view().ledger();
        long done = ledger.tasks().stream()
                .filter(task -> task.state() == TaskState.COMPLETED)
                .count();
        String state = ledger.state().name().toLowerCase(Locale.ROOT);
        String plan = TextLayout.fit(TextLayout.plain(run.facts().planName()), PLAN_WIDTH);
        return (run.facts().run() + "  " + TextLayout.pad(state, STATE_WIDTH) + "  "
                        + TextLayout.pad(done + "/" + ledger.tasks().size(), DONE_WIDTH) + "  "
                        + TextLayout.pad(plan, PLAN_WIDTH) + "  "
                        + Durations.text(Math.max(0, nowMillis - run.facts().createdAtMillis())) + " ago"
                        + Drivers.of(run.home())
                                .map(pid -> ", driven by process " + pid)
                                .orElse(""))
                .stripTrailing();
    }
}
