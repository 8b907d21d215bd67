package dev.stretto.local;

import dev.stretto.journal.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JacksonException;

/**
 * How marking the completed tasks in the plan went, kept beside the journal for who looks at the run from outside. It is written
 * anew whenever a driver has tried, so that losing it loses nothing.
 *
 * @param problem why some tasks are not marked, and what to do; empty where all are
 * @param commit the commit that marks them; empty where there is none
 */
public record TickNote(String problem, String commit) {

    /** Nothing to tell. */
    public static final TickNote NONE = new TickNote("", "");

    /** The note on a run. */
    public static TickNote of(RunHome home) {
        try {
            return Json.mapper().readValue(Files.readAllBytes(home.ticks()), TickNote.class);
        } catch (IOException | JacksonException e) {
            return NONE;
        }
    }

    void write(RunHome home) {
        try {
            if (equals(NONE)) {
                Files.deleteIfExists(home.ticks());
                return;
            }
            Path fresh = home.ticks().resolveSibling("ticks.new");
            Files.write(fresh, Json.mapper().writeValueAsBytes(this));
            Files.move(fresh, home.ticks(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Whoever drives the run tells of the problem itself; only a look from outside misses it.
        }
    }
}
