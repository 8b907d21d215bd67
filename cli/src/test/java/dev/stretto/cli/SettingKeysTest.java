package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.app.UserError;
import dev.stretto.config.Keys;
import dev.stretto.config.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Every key: its default, the two files, the environment, the command line, each winning over those before it. */
final class SettingKeysTest {

    private static final Map<String, String> NONE = Map.of();

    @TempDir
    private Path home;

    /** A key; what the user's file, the project's, the environment and the command line say; the default as it is shown. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            workers; 2; 3; 4; 5; null
            agent; 'a'; 'b'; c; d; null
            workspace.provider; 'none'; 'pool'; none; pool; AUTO
            workspace.keep; ['a']; ['b', 'c']; d; e; []
            workspace.setup; 'a'; 'b'; c; d; null
            on-conflict; 'a'; 'b'; c; d; null
            push; 'a'; 'b'; c; d; null
            retries; 1; 2; 3; 4; null
            timeout; '1s'; '2s'; 3s; 4s; null
            max-output; 1; 2; 3; 4; 1000
            land; true; false; true; ; false
            tick; 'file'; 'branch'; file; branch; null
            actuals; true; false; true; ; false
            branch-prefix; 'a/'; 'b/'; c/; d/; stretto/
            gate; 'a'; ['b', 'c']; d; e; null
            gate-slots; 1; 2; 3; 4; null
            gate-timeout; '1s'; '2s'; 3s; 4s; null
            claims; 'off'; 'advisory'; off; strict; STRICT
            pool; { gpu = 1 }; { gpu = 2 }; gpu=3; gpu=4; {}
            order; 'optimized'; 'priority'; optimized; priority; PRIORITY
            budget; '1s'; '2s'; 3s; 4s; null
            strategy; 'dag'; 'waves'; batched; pipeline; null
            batch-size; 1; 2; 3; 4; null
            max-phases; 1; 2; 3; 4; null
            verify; true; false; true; ; false
            barrier-gate; 'a'; 'b'; c; d; null
            on-verify-failure; 'fail'; 'revert'; hold; fail; HOLD
            phase-order; 'none'; 'threshold'; full; none; FULL
            phase-threshold; 1; 2; 3; 4; 80
            """)
    void theNearestWins(String key, String own, String project, String environment, String typed, String standard)
            throws Exception {
        String byDefault = value(key, NONE);
        assertThat(byDefault).contains(standard);

        file("config/stretto/stretto.toml", key, own);
        String byOwnFile = value(key, NONE);
        assertThat(byOwnFile).isNotEqualTo(byDefault);

        file("work/stretto.toml", key, project);
        String byProject = value(key, NONE);
        assertThat(byProject).isNotEqualTo(byOwnFile);

        Map<String, String> variables = Map.of(Keys.variable(key), environment);
        String byEnvironment = value(key, variables);
        assertThat(byEnvironment).isNotEqualTo(byProject);

        String option = options().get(key).longestName();
        String argument = typed == null ? "--no-" + option.substring(2) : option + "=" + typed;
        assertThat(value(key, variables, argument)).isNotEqualTo(byEnvironment).isEqualTo(value(key, NONE, argument));
    }

    @Test
    void everyKeyIsTested() throws Exception {
        CsvSource source = SettingKeysTest.class
                .getDeclaredMethod(
                        "theNearestWins",
                        String.class,
                        String.class,
                        String.class,
                        String.class,
                        String.class,
                        String.class)
                .getAnnotation(CsvSource.class);
        List<String> tested =
                source.textBlock().lines().map(row -> row.split(";")[0].strip()).toList();
        assertThat(options().keySet()).containsExactlyInAnyOrderElementsOf(tested);
    }

    private void file(String path, String key, String value) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, key + " = " + value + "\n");
    }

    private static CommandLine line() {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        Cli cli = new Cli(new Console(nowhere, nowhere, Console.Screen.NONE), Path.of(""), Map.of());
        return cli.line(new StrettoCommand(cli));
    }

    private static Map<String, OptionSpec> options() {
        return Configured.known(line());
    }

    /** What the option holds in the end, as a text. */
    private String value(String key, Map<String, String> variables, String... typed) throws UserError {
        Map<String, String> environment = new TreeMap<>(variables);
        environment.put("XDG_CONFIG_HOME", home.resolve("config").toString());
        CommandLine line = line();
        List<String> arguments = new ArrayList<>(List.of("run"));
        arguments.addAll(List.of(typed));
        arguments.add("plan.md");
        String[] complete = new Configured(line, new Settings(home.resolve("work"), environment))
                .complete(arguments.toArray(String[]::new));
        line.parseArgs(complete);
        CommandLine run = line.getSubcommands().get("run");
        return run.getCommandSpec().options().stream()
                .filter(option -> option.descriptionKey().equals(key))
                .map(option -> String.valueOf(option.<Object>getValue()))
                .findFirst()
                .orElseThrow();
    }
}
