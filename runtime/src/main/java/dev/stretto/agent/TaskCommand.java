package dev.stretto.agent;

import dev.stretto.plan.Command;
import dev.stretto.plan.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What to start for a task. */
public sealed interface TaskCommand {

    /**
     * Its own command.
     *
     * @param argv the command and its arguments
     */
    record Own(List<String> argv) implements TaskCommand {
        public Own {
            argv = List.copyOf(argv);
        }
    }

    /** An agent, which is given a prompt. */
    record By(Agent agent) implements TaskCommand {}

    /** A word that a shell would look up as it stands. */
    Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_./+@:-]+");

    /** Words that a shell looks up nowhere. */
    List<String> BUILTINS = List.of(
            ".", ":", "[", "alias", "cd", "command", "echo", "eval", "exec", "exit", "export", "false", "if", "for",
            "printf", "read", "set", "test", "trap", "true", "ulimit", "umask", "unset", "until", "wait", "while",
            "case");

    /**
     * The task's own command, else the agent it names, else the default agent; nothing where there is none.
     *
     * @param agent the name or the command of the default agent
     * @param agents those that are known by name
     */
    static Optional<TaskCommand> of(Task task, Optional<String> agent, Agents agents) {
        if (task.settings().command().isPresent()) {
            return task.settings().command().map(command -> new Own(of(command)));
        }
        return task.settings().agent().or(() -> agent).map(said -> new By(agents.of(said)));
    }

    /** What starts a script of the plan's. */
    static List<String> of(Command command) {
        return shell(command.block() ? "set -e\n" + command.script() : command.script());
    }

    /** A line for the shell. */
    static List<String> shell(String line) {
        return List.of("/bin/sh", "-c", line);
    }

    /** The program a command line names; empty where that cannot be told, or the shell has it itself. */
    static Optional<String> program(String line) {
        String program = line.strip().split("\\s+", 2)[0];
        return PLAIN_WORD.matcher(program).matches() && !BUILTINS.contains(program)
                ? Optional.of(program)
                : Optional.empty();
    }

    /**
     * The program an agent's command line names, if it can be told and is on no directory of the path.
     *
     * @param path as in the environment variable
     * @param directory what a relative path starts at
     */
    static Optional<String> missingProgram(String line, String path, Path directory) {
        return program(line)
                .filter(name -> !(name.contains("/")
                        ? Files.isExecutable(directory.resolve(name))
                        : Programs.find(name, path).isPresent()));
    }
}
