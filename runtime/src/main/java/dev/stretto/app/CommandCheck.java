package dev.stretto.app;

import dev.stretto.agent.TaskCommand;
import dev.stretto.plan.Task;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Sees to it, before anything starts, that every task has something that does it.
 *
 * @param agent the command of the agent for tasks without a command of their own
 * @param environment where programs are looked up
 * @param root what a relative path of a program starts at
 */
record CommandCheck(Optional<String> agent, Map<String, String> environment, Path root) {

    /**
     * Refuses a plan in which a task has nothing that does it.
     *
     * @param runs the tasks that are going to run
     */
    void require(LoadedPlan loaded, Predicate<Task> runs) throws UserError {
        for (Task task : loaded.plan().orElseThrow().tasks()) {
            if (runs.test(task) && task.settings().command().isEmpty()) {
                requireAgent(loaded, task);
            }
        }
    }

    private void requireAgent(LoadedPlan loaded, Task task) throws UserError {
        Optional<String> named = task.settings().agent().or(() -> agent);
        if (named.isEmpty()) {
            throw new UserError(loaded.place(task.position()) + ": task " + task.id()
                    + " has no command of its own and there is no agent to do it: add (run: `…`) to the task, or"
                    + " give --agent 'COMMAND', which gets the task as a prompt on its standard input");
        }
        Optional<String> missing = TaskCommand.missingProgram(named.get(), environment.getOrDefault("PATH", ""), root);
        if (missing.isPresent()) {
            throw new UserError("the agent '" + missing.get() + "' of task " + task.id()
                    + " is not there: install it, or name one that is on the PATH");
        }
    }
}
