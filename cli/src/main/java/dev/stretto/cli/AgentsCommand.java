package dev.stretto.cli;

import dev.stretto.agent.Agent;
import dev.stretto.agent.Agents;
import dev.stretto.app.AgentTrial;
import dev.stretto.app.AgentsJson;
import dev.stretto.app.KnownAgents;
import dev.stretto.app.Place;
import dev.stretto.app.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stretto agents}. */
@Command(
        name = "agents",
        description =
                "List the agents that plans and --agent can name, and which are installed; `agents test NAME` tries"
                        + " one.")
final class AgentsCommand extends Subcommand {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "test",
            description = "Ask an agent for one word, in an empty folder, and say how it went.")
    private @Nullable String action;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "The agent to test.")
    private @Nullable String name;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Durations.Converter.class,
            defaultValue = "2m",
            description = "How long a test may take (default 2m).")
    private Duration timeout = Duration.ofMinutes(2);

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws UserError, InterruptedException {
        Agents agents = KnownAgents.read(cli().directory(), cli().environment());
        try (Place place = place()) {
            if (action == null) {
                list(agents, place.root());
                return ExitCode.DONE;
            }
            if (!action.equals("test") || name == null) {
                throw new UserError("give `stretto agents`, or `stretto agents test NAME`");
            }
            String wanted = name;
            Agent agent = agents.find(wanted)
                    .orElseThrow(() -> new UserError("no agent is called " + wanted + ": " + agents.hint(wanted)));
            return test(agent, place.root());
        } catch (IOException e) {
            throw new UserError("no temporary folder for it: " + e.getMessage());
        }
    }

    private void list(Agents agents, Path root) throws IOException, InterruptedException {
        AgentTrial trial = new AgentTrial(cli().environment());
        List<AgentsJson.Row> rows = new ArrayList<>();
        for (Agent agent : agents.all()) {
            Optional<Path> program = agent.installed(cli().environment(), root);
            Optional<String> version = program.isPresent() ? trial.version(agent, program.get()) : Optional.empty();
            rows.add(new AgentsJson.Row(agent, program, version));
        }
        if (json) {
            print(AgentsJson.of(rows).toString());
            return;
        }
        int width = agents.all().stream()
                .mapToInt(agent -> agent.name().length())
                .max()
                .orElse(0);
        for (AgentsJson.Row row : rows) {
            String there = row.program()
                    .map(path ->
                            path + row.version().map(text -> " (" + text + ")").orElse(""))
                    .orElse("not installed");
            print(TextLayout.pad(row.agent().name(), width) + "  "
                    + TextLayout.plain(there + "; " + row.agent().from()));
        }
    }

    private int test(Agent agent, Path root) throws UserError, IOException, InterruptedException {
        if (agent.program().isPresent()
                && agent.installed(cli().environment(), root).isEmpty()) {
            throw new UserError("the agent " + agent.name() + " starts '"
                    + agent.program().get() + "', which is not there: install it");
        }
        AgentTrial.Result result = new AgentTrial(cli().environment()).ask(agent, timeout);
        boolean well = result.problem().isEmpty();
        if (json) {
            print(AgentsJson.of(agent, result).toString());
        } else {
            result.output().lines().map(TextLayout::plain).forEach(line -> print("  " + line));
            print(agent.name()
                    + (well ? " works: " : " does not work: ")
                    + result.problem().map(text -> text + ", ").orElse("")
                    + "after " + Durations.text(result.took().toMillis()));
        }
        return well ? ExitCode.DONE : ExitCode.FAILED;
    }
}
