package dev.stretto.app;

import dev.stretto.agent.Agents;
import dev.stretto.config.ConfigException;
import dev.stretto.config.Settings;
import dev.stretto.local.RunAgents;
import dev.stretto.local.RunHome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The agents that are known by name where the user is. */
public final class KnownAgents {

    private KnownAgents() {}

    /**
     * Reads them from the presets and the settings.
     *
     * @throws UserError if the settings cannot be used as they stand
     */
    public static Agents read(Path directory, Map<String, String> environment) throws UserError {
        try {
            return new Settings(directory, environment).agents();
        } catch (ConfigException e) {
            throw new UserError(e.getMessage());
        }
    }

    /** Keeps them for a run. */
    static void keep(RunHome home, Agents agents) throws UserError {
        try {
            RunAgents.write(home, agents);
        } catch (IOException e) {
            throw new UserError("the agents of the run cannot be kept in " + home.directory() + ": " + e.getMessage());
        }
    }
}
