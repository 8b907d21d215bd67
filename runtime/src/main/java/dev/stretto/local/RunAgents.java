package dev.stretto.local;

import dev.stretto.agent.Agents;
import dev.stretto.journal.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import tools.jackson.core.JacksonException;

/** The agents that a run knows by name, kept beside its journal, so that whoever drives it starts the same ones. */
public final class RunAgents {

    private RunAgents() {}

    /**
     * The agents of a run; none where all of its tasks have commands.
     *
     * @throws IOException if they cannot be read
     */
    public static Agents of(RunHome home) throws IOException {
        try {
            return Json.mapper().readValue(Files.readAllBytes(home.agents()), Agents.class);
        } catch (NoSuchFileException e) {
            return Agents.NONE;
        } catch (JacksonException e) {
            throw new IOException(
                    "the agents of the run, in " + home.agents()
                            + ", cannot be read: bring that file back, or start the plan anew with `stretto run PLAN --new`",
                    e);
        }
    }

    /** Keeps the agents of a run, for its owner's eyes only: their environment may hold keys. */
    public static void write(RunHome home, Agents agents) throws IOException {
        Path fresh = home.agents().resolveSibling("agents.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, Json.mapper().writeValueAsBytes(agents));
        Files.move(fresh, home.agents(), StandardCopyOption.ATOMIC_MOVE);
    }
}
