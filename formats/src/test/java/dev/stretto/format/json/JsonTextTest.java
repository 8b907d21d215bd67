package dev.stretto.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanSource;
import dev.stretto.plan.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON with places. */
final class JsonTextTest {

    private final Diagnostics diagnostics = new Diagnostics("x.json");

    private static PlanSource source(String text) {
        return PlanSource.of("x.json", text.getBytes(StandardCharsets.UTF_8))
                .source()
                .orElseThrow();
    }

    private Optional<JsonValue> parse(String text) {
        return JsonText.parse(source(text), diagnostics);
    }

    private List<String> remarks() {
        return diagnostics.sorted().stream()
                .map(one ->
                        one.position() + " " + one.severity() + " " + one.code().label())
                .toList();
    }

    @Test
    void everyValueKnowsWhereItStands() {
        String text = "{\"a\" : [1, -2.5e3, \"x\\u00e9\\\"y\", true,\r\n  null], \"ü😀\": {\"b\": \"\"}}";
        List<String> found = new ArrayList<>();
        collect(parse(text).orElseThrow(), text, found);

        assertThat(found)
                .containsExactly(
                        text,
                        "[1, -2.5e3, \"x\\u00e9\\\"y\", true,\r\n  null]",
                        "1",
                        "-2.5e3",
                        "\"x\\u00e9\\\"y\"",
                        "true",
                        "null",
                        "{\"b\": \"\"}",
                        "\"\"");
    }

    private static void collect(JsonValue value, String text, List<String> found) {
        found.add(text.substring(value.span().start(), value.span().end()));
        if (value instanceof JsonValue.Obj object) {
            object.fields().values().forEach(field -> collect(field, text, found));
        } else if (value instanceof JsonValue.Arr list) {
            list.items().forEach(item -> collect(item, text, found));
        }
    }

    @Test
    void aPartOfATextHasThePlacesOfTheWhole() {
        PlanSource source = source("{\"id\": 1}\n{\"id\": 22}\n");
        JsonValue second = JsonText.parse(
                        source, source.lineStart(2), source.text().length(), diagnostics)
                .orElseThrow();

        assertThat(((JsonValue.Obj) second).get("id").orElseThrow().position()).hasToString("2:8");
        assertThat(((JsonValue.Obj) second).get("id").orElseThrow().scalar()).contains("22");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": }", "{\"a\": 1", "[1,, 2]", "nope", "{'a': 1}", "\"open"})
    void whatIsNoJsonIsAnErrorInItsPlace(String text) {
        assertThat(parse("\n " + text)).isEmpty();
        assertThat(remarks())
                .singleElement()
                .asString()
                .endsWith("ERROR unreadable")
                .startsWith("2:");
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(parse("[".repeat(100_000))).isEmpty();
        assertThat(remarks()).singleElement().asString().endsWith("ERROR unreadable");
        assertThat(parse("[".repeat(JsonText.NESTING_MAX) + "]".repeat(JsonText.NESTING_MAX)))
                .isPresent();
    }

    @Test
    void aRepeatedKeyIsRemarkedOn() {
        JsonValue.Obj object = (JsonValue.Obj) parse("{\"a\": 1, \"a\": 2}").orElseThrow();

        assertThat(object.get("a").orElseThrow().scalar()).contains("2");
        assertThat(diagnostics.sorted())
                .singleElement()
                .extracting(Diagnostic::severity)
                .isEqualTo(Diagnostic.Severity.WARNING);
        assertThat(remarks()).containsExactly("1:10 WARNING bad-value");
    }
}
