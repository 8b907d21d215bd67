package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.config.Keys;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code docs/config.md} names every key; {@code -Dstretto.docs=write} writes its table anew. */
final class ConfigPageTest {

    private static final Path PAGE =
            Path.of("").toAbsolutePath().resolveSibling("docs").resolve("config.md");
    private static final String TABLE = "| key | variable | option |\n|---|---|---|\n";

    @Test
    void thePageNamesEveryKey() throws IOException {
        String page = Files.readString(PAGE);
        String all = page.substring(0, page.indexOf(TABLE)) + TABLE + rows();
        if ("write".equals(System.getProperty("stretto.docs"))) {
            Files.writeString(PAGE, all);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(all);
    }

    private static String rows() {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        Cli cli = new Cli(new Console(nowhere, nowhere, Console.Screen.NONE), Path.of(""), Map.of());
        CommandLine line = cli.line(new StrettoCommand(cli));
        return Configured.known(line).entrySet().stream()
                .map(key -> "| `" + key.getKey() + "` | `" + Keys.variable(key.getKey()) + "` | `"
                        + key.getValue().longestName() + "` |\n")
                .sorted()
                .collect(Collectors.joining());
    }
}
