/**
 * The journal of a run in SQLite, one file each, and the JSON form of events.
 *
 * <p>Start at {@link dev.stretto.journal.SqliteJournal} and {@link dev.stretto.journal.EventJson}.
 */
@NullMarked
package dev.stretto.journal;

import org.jspecify.annotations.NullMarked;
