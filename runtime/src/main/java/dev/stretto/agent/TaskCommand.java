package dev.stretto.agent;

import dev.stretto.plan.Command;
import dev.stretto.plan.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to start for a task.
 *
 * @param argv the command and its arguments
 * @param agent whether it is an agent, which is given a prompt on its standard input
 */
public record TaskCommand(List<String> argv, boolean agent) {

    /** A word that a shell would look up as it stands. */
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_./+@:-]+");

    public TaskCommand {
        argv = List.copyOf(argv);
    }

    /**
     * The task's own command, else the default agent; nothing where there is neither.
     *
     * @param agent the command of the default agent
     */
    public static Optional<TaskCommand> of(Task task, Optional<String> agent) {
        return task.settings()
                .command()
                .map(command -> new TaskCommand(of(command), false))
                .or(() -> task.settings().agent().or(() -> agent).map(line -> new TaskCommand(shell(line), true)));
    }

    /** What starts a script of the plan's. */
    public static List<String> of(Command command) {
        return shell(script(command));
    }

    private static String script(Command command) {
        return command.block() ? "set -e\n" + command.script() : command.script();
    }

    /** A line for the shell. */
    public static List<String> shell(String line) {
        return List.of("/bin/sh", "-c", line);
    }

    /**
     * The program an agent's command line names, if it can be told and is on no directory of the path.
     *
     * @param path as in the environment variable
     * @param directory what a relative path starts at
     */
    public static Optional<String> missingProgram(String line, String path, Path directory) {
        String program = line.strip().split("\\s+", 2)[0];
        if (!PLAIN_WORD.matcher(program).matches() || BUILTINS.contains(program)) {
            return Optional.empty();
        }
        boolean found = program.contains("/")
                ? Files.isExecutable(directory.resolve(program))
                : Programs.find(program, path).isPresent();
        return found ? Optional.empty() : Optional.of(program);
    }

    private static final List<String> BUILTINS = List.of(
            ".", ":", "[", "alias", "cd", "command", "echo", "eval", "exec", "exit", "export", "false", "if", "for",
            "printf", "read", "set", "test", "trap", "true", "ulimit", "umask", "unset", "until", "wait", "while",
            "case");
}
