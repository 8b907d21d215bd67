package dev.stretto.config;

import dev.stretto.agent.Agent;
import dev.stretto.agent.Agents;
import dev.stretto.agent.OutputKind;
import dev.stretto.agent.PromptBy;
import dev.stretto.format.text.NearestId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Agents as {@code [agents.NAME]} tables say them, one file after the other: what a later one does not say of a name stays as
 * an earlier one said it.
 */
final class AgentTables {

    /** The table they stand in. */
    static final String KEY = "agents";

    private static final List<String> KEYS = List.of("command", "prompt", "output", "env");
    private static final String NOTE = "note";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

    private final Map<String, Agent> agents = new TreeMap<>();

    /** What all files together say. */
    Agents agents() {
        return new Agents(List.copyOf(agents.values()));
    }

    /** Adds the agents that come with the program. */
    void presets(JsonNode tables) throws ConfigException {
        for (Map.Entry<String, JsonNode> entry : tables.properties()) {
            add("preset", "agents", entry.getKey(), entry.getValue(), true);
        }
    }

    /**
     * Adds what a file says.
     *
     * @param file its name, for people
     */
    void add(String file, JsonNode tables) throws ConfigException {
        if (!tables.isObject()) {
            throw new ConfigException(file + ": agents: give a table for each, such as [agents.mine]");
        }
        for (Map.Entry<String, JsonNode> entry : tables.properties()) {
            add(file, file + ": agents." + entry.getKey(), entry.getKey(), entry.getValue(), false);
        }
    }

    private void add(String from, String place, String name, JsonNode table, boolean preset) throws ConfigException {
        if (!NAME.matcher(name).matches()) {
            throw new ConfigException(place + ": an agent's name has letters, digits, - _ and . only");
        }
        if (!table.isObject()) {
            throw new ConfigException(place + ": give a table, such as [agents.mine] with command = \"…\"");
        }
        for (String key : table.propertyNames()) {
            if (!KEYS.contains(key) && !(preset && key.equals(NOTE))) {
                throw new ConfigException(place + "." + key + ": there is no such key; " + Keys.hint(key, KEYS));
            }
        }
        Agent before = agents.get(name);
        JsonNode command = table.get("command");
        if (command == null && before == null) {
            throw new ConfigException(place + ": there is no agent of this name to change, and no command: add"
                    + " command = \"…\"" + near(name));
        }
        Agent base = before == null ? Agent.ofCommand("") : before;
        agents.put(
                name,
                new Agent(
                        name,
                        from,
                        command == null ? base.command() : command(place + ".command", command),
                        command == null ? base.shell() : command.isString(),
                        choice(
                                place + ".prompt",
                                table.get("prompt"),
                                base.prompt(),
                                PromptBy.values(),
                                PromptBy::label),
                        choice(
                                place + ".output",
                                table.get("output"),
                                base.output(),
                                OutputKind.values(),
                                OutputKind::label),
                        env(place + ".env", table.get("env"), base.env()),
                        preset ? table.path(NOTE).asString("") : ""));
    }

    private String near(String name) {
        return NearestId.of(name, agents.keySet())
                .map(near -> ", or did you mean " + near + "?")
                .orElse("");
    }

    private static List<String> command(String place, JsonNode value) throws ConfigException {
        if (value.isString() && !value.asString().isBlank()) {
            return List.of(value.asString());
        }
        boolean words =
                value.isArray() && !value.isEmpty() && value.valueStream().allMatch(JsonNode::isString);
        if (!words || value.get(0).asString().isBlank()) {
            throw new ConfigException(
                    place + ": give a line for the shell, or a list of words such as [\"agent\", \"--quiet\"]");
        }
        return value.valueStream().map(JsonNode::asString).toList();
    }

    private static <T> T choice(String place, @Nullable JsonNode value, T standard, T[] all, Function<T, String> label)
            throws ConfigException {
        if (value == null) {
            return standard;
        }
        List<String> labels = Stream.of(all).map(label).toList();
        int chosen = value.isString() ? labels.indexOf(value.asString()) : -1;
        if (chosen < 0) {
            throw new ConfigException(place + ": '" + value.asString("") + "' is none of these: "
                    + labels.stream().collect(Collectors.joining(", ")));
        }
        return Objects.requireNonNull(all[chosen]);
    }

    private static Map<String, String> env(String place, @Nullable JsonNode value, Map<String, String> before)
            throws ConfigException {
        if (value == null) {
            return before;
        }
        boolean texts = value.isObject() && value.valueStream().allMatch(JsonNode::isValueNode);
        if (!texts) {
            throw new ConfigException(place + ": give a table of names and values, such as { MODEL = \"large\" }");
        }
        Map<String, String> env = new LinkedHashMap<>(before);
        for (String variable : new ArrayList<>(value.propertyNames())) {
            if (variable.isEmpty() || variable.contains("=") || variable.startsWith("STRETTO_")) {
                throw new ConfigException(
                        place + ": '" + variable + "' cannot be set: STRETTO_… tells a task where it is");
            }
            env.put(variable, value.path(variable).asString());
        }
        return env;
    }
}
