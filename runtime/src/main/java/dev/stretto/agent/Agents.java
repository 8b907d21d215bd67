package dev.stretto.agent;

import dev.stretto.format.text.NearestId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The agents that are known by name.
 *
 * @param all in the order of their names
 */
public record Agents(List<Agent> all) {

    /** None has a name. */
    public static final Agents NONE = new Agents(List.of());

    public Agents {
        all = List.copyOf(all);
    }

    /** The one of this name. */
    public Optional<Agent> find(String name) {
        return all.stream().filter(agent -> agent.name().equals(name.strip())).findFirst();
    }

    /** What a plan or a user says: the agent of this name, else a command. */
    public Agent of(String said) {
        return find(said).orElseGet(() -> Agent.ofCommand(said));
    }

    /** For who named one that there is not. */
    public String hint(String wrong) {
        List<String> names = all.stream().map(Agent::name).toList();
        String near = NearestId.of(wrong, names)
                .map(name -> "did you mean " + name + "? ")
                .orElse("");
        return near + "there are: " + names.stream().collect(Collectors.joining(", "));
    }
}
