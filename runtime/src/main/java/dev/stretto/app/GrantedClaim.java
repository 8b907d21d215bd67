package dev.stretto.app;

import dev.stretto.driver.Journal.JournalException;
import dev.stretto.engine.Claim;
import dev.stretto.engine.ClaimEvent;
import dev.stretto.engine.Recorded;
import dev.stretto.journal.SqliteJournal;
import dev.stretto.local.RunHome;
import dev.stretto.plan.TaskId;
import java.util.List;
import java.util.Optional;

/** A claim that was granted, as the journal tells it; it may be given back meanwhile. */
public record GrantedClaim(TaskId task, int attempt, List<Claim> claims) {

    public GrantedClaim {
        claims = List.copyOf(claims);
    }

    /**
     * Finds it by the name its maker gave it; nothing where none of that name was granted.
     *
     * @throws UserError if the journal cannot be read
     */
    public static Optional<GrantedClaim> find(RunHome home, String id) throws UserError {
        try (SqliteJournal journal = SqliteJournal.openToRead(home.journal())) {
            return journal.eventsAfter(0).stream()
                    .map(Recorded::event)
                    .filter(event -> event instanceof ClaimEvent.Granted granted
                            && granted.id().equals(id))
                    .map(ClaimEvent.Granted.class::cast)
                    .map(granted -> new GrantedClaim(granted.task(), granted.attempt(), granted.claims()))
                    .findFirst();
        } catch (JournalException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
    }
}
