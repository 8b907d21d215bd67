package dev.stretto.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A command line that knows one command alone, the one that was typed: reading the options of all takes a good part of a short
 * command's time. A command that is called otherwise than its class is not found so, which costs only that time.
 */
final class OnlyCommand {

    private OnlyCommand() {}

    /** Empty where no command was typed first, so that all are needed for an answer. */
    static Optional<CommandLine> of(StrettoCommand root, String... typed) {
        Command all = StrettoCommand.class.getAnnotation(Command.class);
        return Stream.of(typed)
                .limit(1)
                .flatMap(word ->
                        Stream.of(all.subcommands()).filter(type -> name(type).equals(word)))
                .map(type -> line(root, all.name(), type))
                .findFirst();
    }

    private static CommandLine line(StrettoCommand root, String name, Class<?> type) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(root).name(name);
        return new CommandLine(spec).addSubcommand(new CommandLine(type));
    }

    private static String name(Class<?> type) {
        return type.getSimpleName().replace("Command", "").toLowerCase(Locale.ROOT);
    }
}
