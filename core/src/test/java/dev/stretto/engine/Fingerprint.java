package dev.stretto.engine;

import java.util.stream.Collectors;

/** All that two engines can differ in, as text: equal where they will go on in the same way. */
public final class Fingerprint {

    private Fingerprint() {}

    public static String of(Engine engine) {
        Ledger ledger = engine.ledger();
        return String.join(
                "\n",
                "run " + ledger.state() + " at '" + ledger.head() + "' because '" + ledger.pauseReason() + "'",
                ledger.tasks().stream().map(Fingerprint::of).collect(Collectors.joining("\n")),
                "landing " + ledger.landing().entries() + " halted "
                        + ledger.landing().halted() + " gates " + engine.lostGates(),
                "busy " + ledger.busySlots() + ", open " + ledger.open() + ", unsuccessful "
                        + ledger.tally().unsuccessful(),
                "due " + ledger.readiness().outlook().firstDue() + ", doomed "
                        + ledger.readiness().outlook().firstDoomed(),
                "ready " + ledger.ready().first(Long.MAX_VALUE) + ", next time " + ledger.nextTimeMillis(0) + ", locks "
                        + ledger.obstacles().locks() + ", claims that wait "
                        + ledger.obstacles().waiting(),
                "phases " + ledger.phases().firstOpening() + " "
                        + ledger.phases().firstCompleting(),
                "gates " + ledger.gateStatus() + " due "
                        + ledger.readiness().outlook().firstDueGate() + " holding "
                        + ledger.gates().held() + " reverting " + ledger.gates().firstReverting(),
                "checkpoints " + ledger.checkpoints() + " due "
                        + ledger.places().due(),
                "revert " + ledger.reverting() + " next " + ledger.nextRevert(),
                "unanswered " + engine.unanswered(),
                "orphans " + engine.orphans());
    }

    private static String of(TaskRecord task) {
        return String.join(
                " ",
                task.task() + " " + task.state() + "#" + task.attempt(),
                "failures " + task.failures + " conflicts " + task.conflicts,
                task.alive() ? "alive" : "still",
                "'" + task.message() + "'",
                "from " + task.notBeforeMillis(),
                "as '" + task.commit() + "' kept '" + task.salvage() + "'",
                "rejected " + task.rejected + " notes " + task.notes,
                task.skipCause() + " " + task.skippedBecauseOf(),
                task.gate() + " " + task.completedAs);
    }
}
