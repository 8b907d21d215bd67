package dev.stretto.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.Diagnostics;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.Priority;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fields of an object are taken for, and what is said where they are something else. */
final class JsonFieldsTest {

    private final Diagnostics diagnostics = new Diagnostics("x.json");

    /** The fields of an object with one field {@code f}, whose value stands in column 6. */
    private JsonFields field(String json) {
        JsonValue value = JsonText.parse(JsonPlans.source("x.json", "{\"f\":" + json + "}"), diagnostics)
                .orElseThrow();
        return new JsonFields((JsonValue.Obj) value, diagnostics);
    }

    private List<String> remarks() {
        return diagnostics.sorted().stream()
                .map(one ->
                        one.position() + " " + one.severity() + " " + one.code().label())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"\"a\" | a", "12 | 12", "1.50 | 1.50", "null | ~~", "\" a\\nb  c \" | a b c"})
    void textsAndNumbersAreLines(String json, String line) {
        assertThat(field(json).line("f")).isEqualTo(line);
        assertThat(remarks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "[]", "{}", "[\"a\"]"})
    void othersAreNoTextWhichIsRemarkedOn(String json) {
        assertThat(field(json).text("f")).isEmpty();
        assertThat(remarks()).containsExactly("1:6 WARNING bad-value");
        assertThat(diagnostics.sorted().getFirst().message()).contains("“f” should be a text");
    }

    @Test
    void aListOfTextsIsProseInBullets() {
        assertThat(field("[\"a\", 1, \"\", {}]").prose("f")).isEqualTo("- a\n- 1");
        assertThat(remarks()).containsExactly("1:19 WARNING bad-value");
        assertThat(field("\"a\"").prose("f")).isEqualTo("a");
    }

    @Test
    void idsAreTextsOrNumbers() {
        JsonFields fields = field("[1, \" 2 \", \"5.2\", 5.10]");

        assertThat(fields.ids("f").orElseThrow()).extracting(JsonId::value).containsExactly("1", "2", "5.2", "5.10");
        assertThat(fields.ids("f").orElseThrow()).extracting(JsonId::text).containsExactly(false, true, true, false);
        assertThat(fields.ids("other")).isEmpty();
        assertThat(remarks()).isEmpty();
    }

    @Test
    void itemsThatAreNoIdsAreErrorsInTheirPlaces() {
        assertThat(field("[null, \"\", [1], {}, true, 7]").ids("f").orElseThrow())
                .extracting(JsonId::value)
                .containsExactly("7");
        assertThat(remarks())
                .containsExactly(
                        "1:7 ERROR bad-value",
                        "1:13 ERROR bad-value",
                        "1:17 ERROR bad-value",
                        "1:22 ERROR bad-value",
                        "1:26 ERROR bad-value");
    }

    @Test
    void aHugeIdIsRefusedWithoutBeingRepeated() {
        assertThat(field("\"" + "x".repeat(5_000) + "\"").id("f")).isEmpty();
        assertThat(remarks()).containsExactly("1:6 ERROR bad-value");
        assertThat(diagnostics.sorted().getFirst().message())
                .hasSizeLessThan(100)
                .contains("5000 characters");
    }

    @Test
    void anObjectWithoutItsIdIsLeftOut() {
        assertThat(field("1").id("id")).isEmpty();
        assertThat(remarks()).containsExactly("1:1 ERROR bad-value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1,2\"", "3", "{}", "false"})
    void aListThatIsNoneIsAnError(String json) {
        assertThat(field(json).ids("f")).hasValue(List.of());
        assertThat(remarks()).containsExactly("1:6 ERROR bad-value");
    }

    @Test
    void objectsAreTakenFromAListAndOthersRemarkedOn() {
        assertThat(field("[{}, 1, {\"a\": 2}]").objects("f", Severity.ERROR)).hasSize(2);
        assertThat(remarks()).containsExactly("1:11 ERROR bad-value");
    }

    @ParameterizedTest
    @CsvSource({"0,CRITICAL", "1,HIGH", "2,MEDIUM", "4,LOW", "\"P0\",CRITICAL", "\"High\",HIGH", "\"low\",LOW"})
    void prioritiesAreWordsOrNumbers(String json, Priority priority) {
        assertThat(field(json).priority("f")).hasValue(priority);
        assertThat(remarks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "-1", "\"asap\"", "[1]", "1.5"})
    void othersAreNoPriority(String json) {
        assertThat(field(json).priority("f")).isEmpty();
        assertThat(remarks()).containsExactly("1:6 WARNING bad-value");
    }

    @ParameterizedTest
    @CsvSource({"12,720,720", "1.5,90,90", "\"2h\",120,120", "\"30-60 min\",30,60", "\"3\",180,180"})
    void estimatesAreNumbersOrTimes(String json, double low, double high) {
        assertThat(field(json).estimate("f", "h")).hasValue(new Estimate(low, high));
        assertThat(remarks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1e400", "\"soon\"", "{}", "[2]", "99999999999999"})
    void othersAreNoEstimate(String json) {
        assertThat(field(json).estimate("f", "h")).isEmpty();
        assertThat(remarks()).containsExactly("1:6 WARNING bad-estimate");
    }

    @Test
    void flagsAndCountsAndChildren() {
        assertThat(field("true").flag("f")).isTrue();
        assertThat(field("7").count("f")).hasValue(7);
        assertThat(field("{\"g\":\"h\"}").child("f").map(child -> child.text("g")))
                .hasValue("h");
        assertThat(remarks()).isEmpty();
        assertThat(field("\"yes\"").flag("f")).isFalse();
        assertThat(field("-7").count("f")).isEqualTo(Optional.empty());
        assertThat(field("[]").child("f")).isEmpty();
        assertThat(remarks()).hasSize(3);
    }
}
