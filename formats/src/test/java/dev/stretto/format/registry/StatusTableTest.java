package dev.stretto.format.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.PlanReader;
import dev.stretto.plan.PlanStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The table of status words in {@code docs/formats.md}, which the readers' own tables are. To write it anew:
 *
 * <pre>./mvnw test -pl formats -am -Dtest=StatusTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dstretto.docs=write</pre>
 */
final class StatusTableTest {

    private static final Path PAGE =
            Path.of("").toAbsolutePath().resolveSibling("docs").resolve("formats.md");
    private static final String START = "<!-- what follows is written by StatusTableTest -->\n";
    private static final String END = "<!-- end of what is written by StatusTableTest -->";

    @Test
    void thePageHasTheWordsOfEveryFormat() throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf(START) + START.length();
        int end = page.indexOf(END);
        String written = page.substring(0, start) + table() + page.substring(end);
        if ("write".equals(System.getProperty("stretto.docs"))) {
            Files.writeString(PAGE, written);
        }
        assertThat(Files.readString(PAGE))
                .as("the table in docs/formats.md is not what the readers say; write it anew as StatusTableTest tells")
                .isEqualTo(written);
    }

    private static String table() {
        String heads = Stream.of(PlanStatus.values()).map(StatusTableTest::name).collect(Collectors.joining(" | "));
        return "| format | " + heads + " |\n|" + "---|".repeat(PlanStatus.values().length + 1) + "\n"
                + PlanFormats.READERS.stream().map(StatusTableTest::row).collect(Collectors.joining());
    }

    private static String row(PlanReader reader) {
        Map<String, PlanStatus> words = reader.statusWords().words();
        return Stream.of(PlanStatus.values())
                .map(status -> words.entrySet().stream()
                        .filter(entry -> entry.getValue() == status)
                        .map(entry -> "`" + entry.getKey() + "`")
                        .collect(Collectors.joining(", ")))
                .collect(Collectors.joining(" | ", "| `" + reader.format().label() + "` | ", " |\n"));
    }

    private static String name(PlanStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
