package dev.stretto.app;

import dev.stretto.agent.Agent;
import dev.stretto.agent.Agents;
import dev.stretto.agent.TaskCommand;
import dev.stretto.plan.Task;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Sees to it, before anything starts, that every task has something that does it.
 *
 * @param agent the name or the command of the agent for tasks without a command of their own
 * @param environment where programs are looked up
 * @param directory where settings are looked for from
 * @param root what a relative path of a program starts at
 */
record CommandCheck(Optional<String> agent, Map<String, String> environment, Path directory, Path root) {

    /**
     * Refuses a plan in which a task has nothing that does it.
     *
     * @param runs the tasks that are going to run
     * @return the agents there are by name; empty where no task needs one
     */
    Optional<Agents> require(LoadedPlan loaded, Predicate<Task> runs) throws UserError {
        Optional<Agents> agents = Optional.empty();
        for (Task task : loaded.plan().orElseThrow().tasks()) {
            if (runs.test(task) && task.settings().command().isEmpty()) {
                if (agents.isEmpty()) {
                    agents = Optional.of(KnownAgents.read(directory, environment));
                }
                requireAgent(loaded, task, agents.get());
            }
        }
        return agents;
    }

    private void requireAgent(LoadedPlan loaded, Task task, Agents agents) throws UserError {
        Optional<String> named = task.settings().agent().or(() -> agent);
        if (named.isEmpty()) {
            throw new UserError(loaded.place(task.position()) + ": task " + task.id()
                    + " has no command of its own and there is no agent to do it: add (run: `…`) to the task, or"
                    + " give --agent 'COMMAND', which gets the task as a prompt on its standard input, or"
                    + " --agent NAME; `stretto agents` lists the names there are");
        }
        String said = named.get().strip();
        Optional<Agent> known = agents.find(said);
        if (known.isPresent()) {
            requireInstalled(task, known.get());
            return;
        }
        Optional<String> missing = TaskCommand.missingProgram(said, environment.getOrDefault("PATH", ""), root);
        if (missing.isPresent()) {
            throw new UserError("the agent '" + missing.get() + "' of task " + task.id()
                    + " is not there: install it, or name one that is on the PATH"
                    + (missing.get().equals(said) ? ", or one by its name: " + agents.hint(said) : ""));
        }
    }

    private void requireInstalled(Task task, Agent agent) throws UserError {
        Optional<String> program = agent.program();
        if (program.isPresent() && agent.installed(environment, root).isEmpty()) {
            throw new UserError("the agent " + agent.name() + " of task " + task.id() + " starts '" + program.get()
                    + "', which is not there: install it, or take another; `stretto agents` says which are installed");
        }
    }
}
