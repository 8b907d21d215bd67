package dev.stretto.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.StatusWords;
import dev.stretto.format.Tick;
import dev.stretto.plan.PlanStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one field that ticking changes. */
final class StatusFieldTest {

    private static final StatusField STATUS = new StatusField(
            "status",
            "done",
            StatusWords.NONE.with(PlanStatus.PENDING, "pending", "blocked").with(PlanStatus.COMPLETED, "done"));
    private static final ReadOptions TICKS = new ReadOptions(Optional.empty(), false, true);

    private final Diagnostics diagnostics = new Diagnostics("x.json");

    private JsonFields fields(PlanSource source) {
        return new JsonFields(
                (JsonValue.Obj) JsonText.parse(source, diagnostics).orElseThrow(), diagnostics);
    }

    private Optional<String> ticked(String text) {
        PlanSource source = JsonPlans.source("x.json", text);
        return STATUS.tick(fields(source), PlanStatus.PENDING, TICKS).map(tick -> JsonPlans.ticked(source, tick));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"id\":1,\"status\":\"pending\"}        | {\"id\":1,\"status\":\"done\"}",
                "{\"status\" : null, \"id\":1}            | {\"status\" : \"done\", \"id\":1}",
                "{\"status\":7}                           | {\"status\":\"done\"}",
                "{\"id\":1,\"title\":\"a\"}               | {\"id\":1,\"status\":\"done\",\"title\":\"a\"}",
                "{\"id\": 1, \"title\": \"a\"}            | {\"id\": 1, \"status\": \"done\", \"title\": \"a\"}",
                "{ \"id\" : 1 }                           | { \"id\" : 1, \"status\" : \"done\" }",
                "{\"id\":1}                               | {\"id\":1, \"status\":\"done\"}"
            })
    void onlyTheStatusChanges(String before, String after) {
        assertThat(ticked(before)).hasValue(after);
    }

    @Test
    void aNewFieldIsSetApartAsItsNeighboursAre() {
        assertThat(ticked("{\r\n\t\"id\": 1,\r\n\t\"title\": \"a\"\r\n}"))
                .hasValue("{\r\n\t\"id\": 1,\r\n\t\"status\": \"done\",\r\n\t\"title\": \"a\"\r\n}");
        assertThat(ticked("{\n  \"id\": 1\n}")).hasValue("{\n  \"id\": 1,\n  \"status\": \"done\"\n}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"status\":{}}", "{\"status\":[\n\"pending\"]}"})
    void whatIsNoSingleValueIsNotTicked(String text) {
        assertThat(ticked(text)).isEmpty();
    }

    @Test
    void whatIsTickedStaysAsItIs() {
        JsonFields fields = fields(JsonPlans.source("x.json", "{\"status\":\"DONE\"}"));

        assertThat(STATUS.tick(fields, PlanStatus.COMPLETED, TICKS))
                .map(Tick::done)
                .hasValue(List.of());
        assertThat(STATUS.tick(fields, PlanStatus.PENDING, ReadOptions.DEFAULT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"wip\"", "3", "[]", "\"\""})
    void anUnknownWordCountsAsPendingWhichIsRemarkedOn(String json) {
        JsonFields fields = fields(JsonPlans.source("x.json", "{\"status\":" + json + "}"));

        assertThat(STATUS.read(fields, diagnostics)).hasValue(PlanStatus.PENDING);
        assertThat(diagnostics.sorted()).hasSize(1);
        assertThat(diagnostics.sorted().getFirst().hint()).isEqualTo("write one of: pending, blocked, done");
    }

    @Test
    void aMissingOrNullStatusSaysNothing() {
        assertThat(STATUS.read(fields(JsonPlans.source("x.json", "{\"status\":null}")), diagnostics))
                .isEmpty();
        assertThat(STATUS.read(fields(JsonPlans.source("x.json", "{\"a\":1}")), diagnostics))
                .isEmpty();
        assertThat(diagnostics.sorted()).isEmpty();
    }
}
