package dev.stretto.config;

import dev.stretto.config.Keys.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/** Reads a file of settings, in TOML: every key is one there is, every value such as it takes. */
final class SettingsFile {

    private static final long BYTES_MAX = 1_000_000;

    private final String name;
    private final Keys keys;
    private final List<Setting> settings = new ArrayList<>();

    private SettingsFile(String name, Keys keys) {
        this.name = name;
        this.keys = keys;
    }

    /** What a file sets; nothing where there is none. */
    static List<Setting> read(Path path, Keys keys) throws ConfigException {
        Optional<JsonNode> root = root(path);
        SettingsFile file = new SettingsFile(path.toString(), keys);
        if (root.isPresent()) {
            file.table("", root.get());
        }
        return file.settings;
    }

    /** Adds the agents of a file to what those before it say. */
    static void agents(Path path, AgentTables tables) throws ConfigException {
        Optional<JsonNode> agents = root(path).map(root -> root.get(AgentTables.KEY));
        if (agents.isPresent()) {
            tables.add(path.toString(), agents.get());
        }
    }

    static boolean hasAgents(Path path) throws ConfigException {
        return root(path).filter(root -> root.has(AgentTables.KEY)).isPresent();
    }

    private static Optional<JsonNode> root(Path path) throws ConfigException {
        String name = path.toString();
        try {
            if (Files.size(path) > BYTES_MAX) {
                throw new ConfigException(name + ": more than " + BYTES_MAX + " bytes; these are not settings");
            }
            return Optional.of(new TomlMapper().readTree(Files.readString(path)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            throw new ConfigException(name + place(e.getLocation()) + ": this is not TOML: "
                    + e.getOriginalMessage().lines().findFirst().orElse("") + "; write such as: workers = 4");
        } catch (IOException e) {
            throw new ConfigException(name + " cannot be read: " + e.getMessage());
        }
    }

    private static String place(TokenStreamLocation location) {
        return location.getLineNr() < 1 ? "" : ":" + location.getLineNr() + ":" + location.getColumnNr();
    }

    private void table(String above, JsonNode table) throws ConfigException {
        for (Map.Entry<String, JsonNode> entry : table.properties()) {
            String key = above + entry.getKey();
            if (key.equals(AgentTables.KEY)) {
                continue; // read apart, where they are asked for
            }
            Optional<Kind> kind = keys.kind(key);
            if (kind.isPresent()) {
                settings.add(new Setting(key, values(key, kind.get(), entry.getValue()), name + ": " + key, false));
            } else if (entry.getValue().isObject() && keys.hasTable(key)) {
                table(key + ".", entry.getValue());
            } else {
                throw new ConfigException(name + ": " + key + ": there is no such key; " + keys.hint(key));
            }
        }
    }

    private List<String> values(String key, Kind kind, JsonNode value) throws ConfigException {
        Optional<List<String>> read = switch (kind) {
            case VALUE -> text(value).map(List::of);
            case LIST ->
                value.isArray() ? texts(value.valueStream()) : text(value).map(List::of);
            case TABLE -> value.isObject() ? entries(value) : Optional.empty();
        };
        return read.orElseThrow(() -> new ConfigException(name + ": " + key + ": "
                + switch (kind) {
                    case VALUE -> "give one value: a text, a number, true or false";
                    case LIST -> "give a list of texts, such as [\"a\", \"b\"]";
                    case TABLE -> "give a table of names and values, such as { gpu = 2 }";
                }));
    }

    private static Optional<String> text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asString()) : Optional.empty();
    }

    private static Optional<List<String>> texts(Stream<JsonNode> values) {
        List<Optional<String>> texts = values.map(SettingsFile::text).toList();
        return texts.stream().allMatch(Optional::isPresent)
                ? Optional.of(texts.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
    }

    private static Optional<List<String>> entries(JsonNode table) {
        return texts(table.propertyStream().map(Map.Entry::getValue))
                .map(_ -> table.properties().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue().asString())
                        .toList());
    }
}
