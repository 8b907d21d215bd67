package dev.stretto.format.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.text.TextSpan;
import dev.stretto.plan.Position;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class PipeTableTest {

    @Test
    void aTableBelowALineOfText() {
        PipeTable table = table("""
                **Waves**:
                | Wave | Phases |
                |------|:------:|
                | 1 | 1 |
                | 2 | 2, 3 |""");

        assertThat(table.header()).extracting(TextSpan::text).containsExactly("Wave", "Phases");
        assertThat(rows(table)).containsExactly(List.of("1", "1"), List.of("2", "2, 3"));
        assertThat(table.rows().get(1).get(1).position(3)).isEqualTo(new Position(5, 10));
        assertThat(table.column(Pattern.compile("phase", Pattern.CASE_INSENSITIVE)))
                .hasValue(1);
        assertThat(table.column(Pattern.compile("hase"))).isEmpty();
    }

    @Test
    void strokesMayBeMissingAtTheEdgesAndCellsMayBeEmpty() {
        PipeTable table = table("a | b\n--|--\nx \\| y | `z`\n| | 2 | |");

        assertThat(rows(table)).containsExactly(List.of("x \\| y", "`z`"), List.of("", "2", ""));
    }

    @Test
    void aTableEndsWhereALineHasNoStroke() {
        assertThat(rows(table("|a|\n|-|\n|b|\nc"))).containsExactly(List.of("b"));
    }

    @Test
    void linesWithStrokesAloneAreNoTable() {
        assertThat(PipeTable.of(span("a | b\nc | d"))).isEmpty();
        assertThat(PipeTable.of(span("| only | a header |"))).isEmpty();
        assertThat(PipeTable.of(span("Title\n-----"))).isEmpty();
    }

    private static List<List<String>> rows(PipeTable table) {
        return table.rows().stream()
                .map(row -> row.stream().map(TextSpan::text).toList())
                .toList();
    }

    private static PipeTable table(String text) {
        return PipeTable.of(span(text)).orElseThrow();
    }

    private static TextSpan span(String text) {
        TextSpan.Builder builder = new TextSpan.Builder();
        int number = 1;
        for (String line : text.split("\n")) {
            builder.line(line, new Position(number++, 1));
        }
        return builder.build();
    }
}
