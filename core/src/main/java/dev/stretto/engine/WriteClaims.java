package dev.stretto.engine;

import dev.stretto.claim.BadGlobException;
import dev.stretto.claim.ClaimRules;
import dev.stretto.claim.Enforcement;
import dev.stretto.claim.Glob;
import dev.stretto.plan.ClaimSpec;
import dev.stretto.plan.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What attempts may change: a task that states what it writes is held to that. Claims that were inferred keep tasks apart and bind
 * nobody, since the text they were taken from need not name all that a task changes.
 */
final class WriteClaims {

    private final Ledger ledger;

    WriteClaims(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Whether a task is held to what it claims to write, and how. */
    Enforcement enforcement(TaskRecord task) {
        boolean bound = !ledger.definition().options().inPlace()
                && planned(task).claims().stream().anyMatch(WriteClaims::binds);
        return bound ? rules().enforcement() : Enforcement.OFF;
    }

    /** The write claims that the latest attempt at a task holds: the one place that says so. */
    List<Glob> heldBy(TaskRecord task) {
        List<Glob> held = new ArrayList<>();
        for (ClaimSpec claim : planned(task).claims()) {
            if (claim.mode() == ClaimSpec.Mode.WRITE) {
                try {
                    held.add(Glob.of(claim.resource(), rules().facts()));
                } catch (BadGlobException e) {
                    // It claims nothing, and whoever read the plan has said so.
                }
            }
        }
        held.addAll(ledger.ready()
                .locks()
                .claimedToWrite(ledger.definition().graph().indexOf(task.task())));
        return held;
    }

    /** The files that none of the write claims of a task covers. */
    List<String> outside(TaskRecord task, List<String> files) {
        List<Glob> held = heldBy(task);
        return files.stream()
                .filter(file -> held.stream().noneMatch(glob -> glob.matches(file)))
                .toList();
    }

    /** Says which files are outside which claims. */
    String sentence(TaskRecord task, List<String> outside) {
        return "changed " + FileNames.of(outside) + ", outside what it claims to write: "
                + heldBy(task).stream().map(Glob::text).distinct().collect(Collectors.joining(", "));
    }

    private static boolean binds(ClaimSpec claim) {
        return claim.mode() == ClaimSpec.Mode.WRITE && !claim.inferred();
    }

    private ClaimRules rules() {
        return ledger.definition().options().claims();
    }

    private Task planned(TaskRecord task) {
        return ledger.definition().task(ledger.definition().graph().indexOf(task.task()));
    }
}
