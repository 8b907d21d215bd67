package dev.stretto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/examples.md}: every plan of the page is run by the commands below it and ends as the page says. */
final class ExamplesPageTest {

    private static final Path PAGE =
            Path.of("").toAbsolutePath().resolveSibling("docs").resolve("examples.md");

    private static final Pattern PLAN = Pattern.compile("```markdown plan\\.md\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMANDS = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern RESULT =
            Pattern.compile("The branch then holds ([^;]*?)(?:, which says `(.*?)`)?[.;]\\s");
    private static final Pattern NAME = Pattern.compile("`(.*?)`");

    @TempDir
    private Path home;

    static List<String> examples() throws IOException {
        return Arrays.stream(Files.readString(PAGE).split("\n## ")).skip(1).toList();
    }

    private static MatchResult only(Pattern pattern, String text) {
        List<MatchResult> found = pattern.matcher(text).results().toList();
        assertThat(found).as("%s in: %s", pattern, text).hasSize(1);
        return found.getFirst();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleEndsAsThePageSays(String example) {
        Shell shell = Shell.inRepository(home);
        shell.write("plan.md", only(PLAN, example).group(1));
        String said = "";
        for (String command : only(COMMANDS, example).group(1).strip().split("\n")) {
            assertThat(command).startsWith("stretto ");
            said = shell.stretto(command.substring("stretto ".length()).split(" "))
                    .exits(0)
                    .out();
        }
        String branch =
                shell.stretto("status", "--json").exits(0).json().path("run").asString();
        MatchResult result = only(RESULT, example);
        List<String> files = NAME.matcher(result.group(1))
                .results()
                .map(name -> name.group(1))
                .toList();
        assertThat(files).isNotEmpty();
        for (String file : files) {
            String content = shell.git("show", "refs/stretto/runs/" + branch + "/head:" + file);
            Optional.ofNullable(result.group(2))
                    .ifPresent(expected ->
                            assertThat(content.replaceAll("\\s+", " ")).isEqualTo(expected));
        }
        if (example.startsWith("A conflict")) {
            assertThat(said).containsPattern("1\\.2 .*again|again .*1\\.2");
        }
    }

    @Test
    void thePageHasAnExampleOfEachKind() throws IOException {
        assertThat(examples())
                .hasSize(4)
                .satisfiesExactly(
                        basic -> assertThat(basic).startsWith("A basic run"),
                        workers -> assertThat(workers).contains("--workers auto"),
                        dependencies -> assertThat(dependencies).startsWith("Dependencies"),
                        conflict -> assertThat(conflict).contains("deferred"));
    }
}
