package dev.stretto.cli;

import dev.stretto.app.LocksJson;
import dev.stretto.app.RunLookup;
import dev.stretto.engine.Ledger;
import dev.stretto.engine.Lock;
import dev.stretto.engine.TaskRecord;
import dev.stretto.engine.TaskState;
import dev.stretto.view.Waiting;
import java.util.Locale;

/** What is held and waited for in a run, for people. */
record LocksText(Console console) {

    void print(RunLookup found, long nowMillis) {
        Ledger ledger = found.view().ledger();
        var out = console.out();
        out.println("run " + found.facts().run() + ": " + ledger.state().name().toLowerCase(Locale.ROOT));
        for (Lock lock : ledger.obstacles().locks()) {
            out.println("  " + lock.holder() + "  " + lock.mode() + " " + lock.resource() + " — for "
                    + Durations.text(Math.max(0, nowMillis - LocksJson.sinceMillis(found, lock)))
                    + (lock.claimed() ? ", claimed while it ran" : ""));
        }
        if (ledger.obstacles().locks().isEmpty()) {
            out.println("  nothing is held");
        }
        Waiting waits = Waiting.at(ledger, nowMillis);
        for (TaskRecord task : ledger.tasks()) {
            boolean held = task.state() == TaskState.READY
                    && ledger.obstacles().of(task, nowMillis).isPresent();
            String waiting = held || task.state() == TaskState.RUNNING ? waits.reason(task) : "";
            if (!waiting.isEmpty()) {
                out.println("  " + task.task() + "  waits for " + waiting);
            }
        }
    }
}
