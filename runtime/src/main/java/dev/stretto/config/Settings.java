package dev.stretto.config;

import dev.stretto.agent.Agents;
import dev.stretto.journal.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is set where, the nearest winning: a variable of the environment, {@code stretto.toml} in the project, the user's own
 * file.
 */
public final class Settings {

    /** The file of a project, in the root of its repository or in the folder the user is in. */
    static final String FILE = "stretto.toml";

    private static final String PRESETS = "agents.json";

    private final Path directory;
    private final Map<String, String> environment;

    /**
     * @param directory the folder the user is in, absolute
     */
    public Settings(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = environment;
    }

    /** Whether nothing is set, for sure: there is no file, and no variable that could set something. */
    public boolean isNothing() {
        return files().stream().noneMatch(Files::exists)
                && environment.keySet().stream().noneMatch(Keys::maySet);
    }

    /** By key, what each is set to. */
    public Map<String, Setting> read(Keys keys) throws ConfigException {
        Map<String, Setting> settings = new LinkedHashMap<>();
        for (Path file : files()) {
            SettingsFile.read(file, keys).forEach(setting -> settings.put(setting.key(), setting));
        }
        if (haveAgents()) {
            agents(); // refused here, not when the first task asks for one
        }
        for (String key : keys.kinds().keySet()) {
            String variable = Keys.variable(key);
            String value = environment.getOrDefault(variable, "");
            if (!value.isEmpty()) {
                settings.put(key, new Setting(key, List.of(value), variable, true));
            }
        }
        return settings;
    }

    /** The agents that are known by name: those that come with the program, and what files say of these and others. */
    public Agents agents() throws ConfigException {
        AgentTables tables = new AgentTables();
        try (InputStream presets = Objects.requireNonNull(Settings.class.getResourceAsStream(PRESETS))) {
            tables.presets(Json.mapper().readTree(presets));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Path file : files()) {
            SettingsFile.agents(file, tables);
        }
        return tables.agents();
    }

    private boolean haveAgents() throws ConfigException {
        for (Path file : files()) {
            if (SettingsFile.hasAgents(file)) {
                return true;
            }
        }
        return false;
    }

    /** The files that are looked at, the one that wins last. */
    private List<Path> files() {
        return Stream.of(own(), project()).flatMap(Optional::stream).toList();
    }

    /** The user's own file; empty where the environment names no home. */
    private Optional<Path> own() {
        return folder("XDG_CONFIG_HOME")
                .or(() -> folder("HOME").map(home -> home.resolve(".config")))
                .map(config -> config.resolve("stretto").resolve(FILE));
    }

    private Optional<Path> folder(String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> value.startsWith("/"))
                .map(Path::of);
    }

    /** The nearest such file from here up to the root of the repository. */
    private Optional<Path> project() {
        for (Path folder = directory; folder != null; folder = folder.getParent()) {
            Path file = folder.resolve(FILE);
            if (Files.exists(file)) {
                return Optional.of(file);
            }
            if (Files.exists(folder.resolve(".git"))) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
