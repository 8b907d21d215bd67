package dev.stretto.agent;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that does a task it is told about: a command line, how its prompt goes in and how what it writes is read.
 *
 * @param name what plans and people call it; the command itself where it has no name
 * @param from where that is said, for people
 * @param command the program and its arguments; one line for the shell where {@code shell}
 * @param env what its environment has besides what every attempt's has
 * @param note how far its command line was tried; empty where its user wrote it
 */
public record Agent(
        String name,
        String from,
        List<String> command,
        boolean shell,
        PromptBy prompt,
        OutputKind output,
        Map<String, String> env,
        String note) {

    /** Where the prompt goes in a command. */
    public static final String PLACE = "{prompt}";

    public Agent {
        command = List.copyOf(command);
        env = new LinkedHashMap<>(env);
    }

    /** A shell command that gets the prompt on its standard input and writes for people. */
    public static Agent ofCommand(String line) {
        return new Agent(line, "its command", List.of(line), true, PromptBy.STDIN, OutputKind.TEXT, Map.of(), "");
    }

    /** The command as it could be typed, without the prompt. */
    public String line() {
        return String.join(" ", command);
    }

    /**
     * What to start.
     *
     * @param prompt the text of its prompt; asked for only where it goes in as an argument
     * @param file that holds it
     */
    public List<String> argv(String prompt, Path file) {
        return switch (prompt()) {
            case STDIN -> shell ? TaskCommand.shell(command.getFirst()) : command;
            // No argument of a process can hold a NUL.
            case ARGUMENT -> with(prompt.replace("\0", ""));
            case FILE -> with(file.toString());
        };
    }

    private List<String> with(String value) {
        boolean placed = command.stream().anyMatch(word -> word.contains(PLACE));
        if (shell) {
            // As a parameter of the shell's, it needs no quoting, whatever it holds.
            String line = command.getFirst();
            String script = placed ? line.replace(PLACE, "\"$1\"") : line + " \"$1\"";
            List<String> argv = new ArrayList<>(TaskCommand.shell(script));
            argv.addAll(List.of(name, value));
            return argv;
        }
        List<String> argv = new ArrayList<>();
        command.forEach(word -> argv.add(word.replace(PLACE, value)));
        if (!placed) {
            argv.add(value);
        }
        return argv;
    }

    /** The program it starts; empty where that cannot be told. */
    public Optional<String> program() {
        return shell ? TaskCommand.program(command.getFirst()) : Optional.of(command.getFirst());
    }

    /**
     * Where the program it starts is.
     *
     * @param environment where it is looked up, as far as its own does not say otherwise
     * @param directory what a relative path starts at
     * @return empty where it is not there, or cannot be told
     */
    public Optional<Path> installed(Map<String, String> environment, Path directory) {
        String path = env.getOrDefault("PATH", environment.getOrDefault("PATH", ""));
        return program()
                .flatMap(name -> name.contains("/")
                        ? Optional.of(directory.resolve(name)).filter(Files::isExecutable)
                        : Programs.find(name, path));
    }
}
