package dev.stretto.engine;

/** What an event about a claim changes: a part of {@link Ledger#apply}. */
final class ClaimChanges {

    private final Ledger ledger;

    ClaimChanges(Ledger ledger) {
        this.ledger = ledger;
    }

    void apply(ClaimEvent event) {
        LockTable locks = ledger.ready().locks();
        int node = ledger.definition().graph().indexOf(event.task());
        switch (event) {
            case ClaimEvent.Granted granted -> {
                locks.waits().remove(granted.id());
                locks.grant(node, granted.claims(), granted.paths());
            }
            case ClaimEvent.Waiting waiting -> locks.waits().add(node, waiting);
            case ClaimEvent.Released released -> locks.giveBack(node, released.claims());
            case ClaimEvent.Refused refused -> locks.waits().remove(refused.id());
            case ClaimEvent.Deadlock deadlock ->
                locks.waits().doom(deadlock.id(), ClaimReactions.deadlock(deadlock.cycle()));
        }
    }
}
