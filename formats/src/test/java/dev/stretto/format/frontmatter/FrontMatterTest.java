package dev.stretto.format.frontmatter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.Edit;
import dev.stretto.format.PlanSource;
import dev.stretto.plan.Position;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FrontMatterTest {

    private static PlanSource source(String text) {
        return PlanSource.of("t.md", text.getBytes(StandardCharsets.UTF_8))
                .source()
                .orElseThrow();
    }

    private static FrontMatter of(String yaml) {
        return FrontMatter.of(source("---\n" + yaml + "---\nbody\n"));
    }

    private static String after(String text, String key, String value) {
        PlanSource source = source(text);
        Edit edit = FrontMatter.of(source).set(key, value).orElseThrow();
        int at = source.offset(edit.at());
        return text.substring(0, at) + edit.text() + text.substring(at + edit.length());
    }

    @Test
    void everyKeyHasItsValueWithItsPlace() {
        FrontMatter found = of("title: A b, c\nlist: [1, \"two 😀\", 'three']\nblock:\n  - x\n- y\nnone:\nn: ~\n");

        assertThat(found.firstLine()).isEqualTo(9 + 1);
        assertThat(found.entry("title").orElseThrow().value())
                .isEqualTo(new YamlValue.Text("A b, c", "A b, c", new Position(2, 8)));
        YamlValue.Items list =
                (YamlValue.Items) found.entry("list").orElseThrow().value();
        assertThat(list.items()).extracting(YamlValue::position).containsExactly(at(3, 8), at(3, 11), at(3, 21));
        assertThat(list.items().get(1)).isEqualTo(new YamlValue.Text("two 😀", "\"two 😀\"", at(3, 11)));
        assertThat(found.entry("none").orElseThrow().value()).isInstanceOf(YamlValue.Nothing.class);
        assertThat(found.entry("n").orElseThrow().value()).isEqualTo(new YamlValue.Nothing(at(8, 4), 1));
    }

    private static Position at(int line, int column) {
        return new Position(line, column);
    }

    @Test
    void aValueThatIsNoYamlHarmsNoOther() {
        FrontMatter found = of("assignee: @ann\nstatus: open\nname: Bug: it fails\n");

        assertThat(found.entry("status").orElseThrow().value()).isInstanceOf(YamlValue.Text.class);
        assertThat(found.entry("assignee").orElseThrow().value())
                .isInstanceOfSatisfying(
                        YamlValue.Invalid.class,
                        invalid -> assertThat(invalid.literal()).isEqualTo("@ann"));
        assertThat(found.entry("name").orElseThrow().value())
                .isInstanceOfSatisfying(
                        YamlValue.Invalid.class,
                        invalid -> assertThat(invalid.literalAt()).isEqualTo(at(4, 7)));
    }

    @Test
    void linesWithoutAKeyAreStrays() {
        FrontMatter found = of("# a comment\njust words\na: 1\n\nb: |\n  c: d\n");

        assertThat(found.strays()).containsExactly(at(3, 1));
        assertThat(found.entries()).extracting(FrontMatterEntry::key).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "s: Open         | s: Done",
                "s:   Open  # no | s:   Done  # no",
                "s: \"In Pro\\\"g\" | s: \"Done\"",
                "s: 'it''s'      | s: 'Done'",
                "s:              | s: Done",
                "s: ~            | s: Done",
                "\"s\": Open     | \"s\": Done",
                "t: 😀           | t: 😀\\ns: Done"
            })
    void aValueIsSetWhereItStandsAndInItsOwnQuotes(String before, String after) {
        assertThat(after("---\n" + before + "\n---\nx\n", "s", "Done"))
                .isEqualTo("---\n" + after.replace("\\n", "\n") + "\n---\nx\n");
    }

    @Test
    void aKeyThatIsAddedGetsTheLineEndOfTheFile() {
        assertThat(after("---\r\na: 1\r\n---\r\nx", "s", "In: it"))
                .isEqualTo("---\r\na: 1\r\ns: \"In: it\"\r\n---\r\nx");
    }

    @ParameterizedTest
    @CsvSource({"s: [a]", "'s: {a: b}'", "s: &x Open", "'s: |\\n  Open'", "s: @x"})
    void whatIsNoTextOnOneLineIsNotSet(String yaml) {
        assertThat(of(yaml.replace("\\n", "\n") + "\n").set("s", "Done")).isEmpty();
        assertThat(FrontMatter.of(source("x\n")).set("s", "Done")).isEqualTo(Optional.empty());
    }

    @Test
    void noTextMakesMuchOfLittle() {
        StringBuilder bomb = new StringBuilder("a: &a [x]\n");
        for (int i = 0; i < 50; i++) {
            bomb.append("b").append(i).append(": [*a, *a, *a]\n");
        }
        String deep = "d: " + "[".repeat(50_000) + "\n";
        String long1 = "l: \"" + "x".repeat(1_000_001) + "\"\n";
        FrontMatter found = of(bomb + deep + long1 + "t:\t- x\nq: \"\n");

        assertThat(found.entries()).hasSize(55);
        found.entries().forEach(entry -> assertThat(entry.value()).isNotNull());
        assertThat(found.entry("d").orElseThrow().value()).isInstanceOf(YamlValue.Invalid.class);
        assertThat(found.entry("l").orElseThrow().value()).isInstanceOf(YamlValue.Invalid.class);
    }
}
