package dev.stretto.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a look at the start of a text finds. */
final class JsonShapeTest {

    private static JsonShape shape(String text) {
        return JsonShape.of(JsonPlans.source("x.json", text));
    }

    @Test
    void fieldsAreFoundWhereTheyStand() {
        JsonShape shape = shape("{\"a\": {\"b\": [{\"c\": 1, \"d\": [[{\"e\": 2}]]}, 3]}, \"f\": null}");

        assertThat(shape.has("a", "b", JsonShape.ITEM, "c")).isTrue();
        assertThat(shape.has(JsonShape.ANY, "b", JsonShape.ITEM, "d")).isTrue();
        assertThat(shape.has("f")).isTrue();
        assertThat(shape.has("b")).isFalse();
        assertThat(shape.has("a", "c")).isFalse();
        assertThat(shape.has(JsonShape.ANY, "c")).isFalse();
    }

    @Test
    void valuesOnSeveralLinesAddUp() {
        JsonShape shape = shape("{\"a\":1}\n{\"b\":2}\n");

        assertThat(shape.has("a")).isTrue();
        assertThat(shape.has("b")).isTrue();
    }

    @Test
    void aTextThatBreaksOffHasWhatWasThereBefore() {
        assertThat(shape("{\"a\": 1, \"b\": }{").has("a")).isTrue();
        assertThat(shape("\n {\"a\": \"" + "x".repeat(1_000_000) + "\", \"b\": 1}")
                        .has("a"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: 1", "# {\"a\": 1}", "[{\"a\": 1}]", "  ", "{", "[[[[", "{\"b\""})
    void whatIsNoObjectHasNoFields(String text) {
        assertThat(JsonShape.of(JsonPlans.source("x.json", text + "x")).has("a"))
                .isFalse();
    }

    @Test
    void deepNestingDoesNoHarm() {
        assertThat(shape("{\"a\":".repeat(30_000)).has("a")).isTrue();
    }
}
