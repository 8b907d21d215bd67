package dev.stretto.driver;

import dev.stretto.engine.Recorded;
import java.util.List;

/** Where the events of a run are kept. */
public interface Journal {

    /**
     * Appends events in one transaction: when this returns they survive the death of the process, and where they tell of a
     * landing or of the run's end also a loss of power.
     *
     * @throws JournalException if they could not be kept; then none of them was
     */
    void append(List<Recorded> events);

    /** The journal could not be written or read: the run must stop and be resumed from what it holds. */
    final class JournalException extends RuntimeException {

        private static final long serialVersionUID = 1;

        /**
         * @param message what is the matter and what to do, for the user
         */
        public JournalException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
