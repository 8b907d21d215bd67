package dev.stretto.local;

import dev.stretto.journal.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JacksonException;

/**
 * How pushing what has landed went, kept beside the journal. It is written anew after each push; losing it costs one push that
 * changes nothing.
 *
 * @param pushed the commit that was pushed last; empty for none
 * @param problem why the last push did not work; empty where it did
 */
public record PushNote(String pushed, String problem) {

    /** Nothing to tell. */
    public static final PushNote NONE = new PushNote("", "");

    /** The note on a run. */
    public static PushNote of(RunHome home) {
        try {
            return Json.mapper().readValue(Files.readAllBytes(home.pushes()), PushNote.class);
        } catch (IOException | JacksonException e) {
            return NONE;
        }
    }

    void write(RunHome home) {
        try {
            Path fresh = home.pushes().resolveSibling("pushes.new");
            Files.write(fresh, Json.mapper().writeValueAsBytes(this));
            Files.move(fresh, home.pushes(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // The driver tells of it itself; only a look from outside misses it.
        }
    }
}
