package dev.stretto.simulator;

import dev.stretto.driver.Journal;
import dev.stretto.engine.Recorded;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps the committed events in memory; the driver's process can be made to die around the next append. */
public final class FakeJournal implements Journal {

    /** Where the process dies. */
    public enum Death {
        NONE,
        /** Nothing of the append is kept. */
        BEFORE_COMMIT,
        /** All of it is kept, and nothing follows from it. */
        AFTER_COMMIT
    }

    private final List<Recorded> committed = new ArrayList<>();
    private Death next = Death.NONE;

    /** The next append is the last thing the process does. */
    public void dieAtNextAppend(Death death) {
        next = death;
    }

    @Override
    public void append(List<Recorded> events) {
        Death death = next;
        next = Death.NONE;
        if (death != Death.BEFORE_COMMIT) {
            committed.addAll(events);
        }
        if (death != Death.NONE) {
            throw new JournalException("the driver died " + death, new IOException("killed"));
        }
    }

    /** What survives. */
    public List<Recorded> committed() {
        return Collections.unmodifiableList(committed);
    }
}
