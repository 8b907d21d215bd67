package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * The help of every command, and {@code docs/cli.md}, which is all of it. To write that file anew:
 *
 * <pre>./mvnw test -pl cli -am -Dtest=HelpTest -Dsurefire.failIfNoSpecifiedTests=false -Dstretto.docs=write</pre>
 */
final class HelpTest {

    private static final Path REFERENCE =
            Path.of("").toAbsolutePath().resolveSibling("docs").resolve("cli.md");

    private static final String HEAD = """
            # Commands

            The help of every command, written from the program itself; `HelpTest` holds this page to it and says how to write
            it anew.
            """;

    static List<String> commands() {
        CommandLine line = new CommandLine(new StrettoCommand(cli(new StringWriter(), new StringWriter())));
        return List.copyOf(line.getSubcommands().keySet());
    }

    private static Cli cli(StringWriter out, StringWriter err) {
        Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), Console.Screen.NONE);
        return new Cli(console, Path.of("").toAbsolutePath(), Map.of());
    }

    private static Finished stretto(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        return new Finished(cli(out, err).run(arguments), out.toString(), err.toString());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelp(String command) {
        Finished help = stretto(command, "--help").exits(0);
        assertThat(help.out()).startsWith("Usage: stretto " + command).contains("--help");
        assertThat(help.err()).isEmpty();
        assertThat(stretto(command, "-h").exits(0).out()).isEqualTo(help.out());
    }

    @Test
    void theProgramItselfHasHelpAndAVersion() {
        assertThat(stretto("--help").exits(0).out())
                .startsWith("Usage: stretto ")
                .contains(commands());
        assertThat(stretto().exits(0).out()).isEqualTo(stretto("--help").out());
        assertThat(stretto("--version").exits(0).out()).startsWith("stretto ");
    }

    @Test
    void theReferenceInTheDocsIsTheHelpOfAllCommands() throws Exception {
        String reference = reference();
        if ("write".equals(System.getProperty("stretto.docs"))) {
            Files.writeString(REFERENCE, reference);
        }
        assertThat(REFERENCE).exists();
        assertThat(Files.readString(REFERENCE))
                .as("docs/cli.md is not what the program says; write it anew as HelpTest tells")
                .isEqualTo(reference);
    }

    private static String reference() {
        return HEAD
                + section("stretto", "--help")
                + commands().stream()
                        .map(command -> section("stretto " + command, command, "--help"))
                        .collect(Collectors.joining());
    }

    private static String section(String title, String... arguments) {
        String help = stretto(arguments)
                .exits(0)
                .out()
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
        return "\n## " + title + "\n\n```\n" + help.strip() + "\n```\n";
    }
}
