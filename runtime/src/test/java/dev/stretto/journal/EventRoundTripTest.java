package dev.stretto.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.Engine;
import dev.stretto.engine.Event;
import dev.stretto.engine.Input;
import dev.stretto.engine.Outcome;
import dev.stretto.engine.Recorded;
import dev.stretto.engine.RunDefinition;
import dev.stretto.engine.RunEvent;
import dev.stretto.engine.SkipCause;
import dev.stretto.engine.TaskEvent;
import dev.stretto.plan.TaskId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is journaled is what comes back. */
final class EventRoundTripTest {

    @TempDir
    private Path folder;

    /** Every record below the sealed type, so that a new event is tested by being there. */
    static Stream<Class<? extends Event>> events() {
        return leaves(Event.class);
    }

    private static Stream<Class<? extends Event>> leaves(Class<? extends Event> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(sub -> leaves(sub.asSubclass(Event.class)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventHasANameAndComesBackFromTheFileAsItWas(Class<? extends Event> type) {
        Event event = Samples.filled(type);
        assertThat(EventTypes.type(EventTypes.name(event))).isEqualTo(Optional.of(type));
        assertThat(throughTheFile(event)).usingRecursiveComparison().isEqualTo(event);
    }

    @Test
    void thereAreEventsToTest() {
        assertThat(events()).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void everyOutcomeComesBack(Outcome outcome) {
        Event event = new TaskEvent.Finished(new TaskId("1.1"), 1, outcome, Optional.empty(), "");
        assertThat(throughTheFile(event)).isEqualTo(event);
    }

    @ParameterizedTest
    @EnumSource
    void everyMannerOfPauseComesBack(RunEvent.Paused.Manner manner) {
        Event event = new RunEvent.Paused("", manner);
        assertThat(throughTheFile(event)).isEqualTo(event);
    }

    @ParameterizedTest
    @EnumSource
    void everyCauseOfSkippingComesBack(SkipCause cause) {
        Event event = new TaskEvent.Skipped(new TaskId("1.1"), cause, Optional.empty());
        assertThat(throughTheFile(event)).isEqualTo(event);
    }

    private Event throughTheFile(Event event) {
        Path file = folder.resolve("journal.db");
        try (SqliteJournal journal = SqliteJournal.create(file, Samples.facts(), Samples.definition(1), "text")) {
            journal.append(List.of(new Recorded(1, 5, event)));
        }
        try (SqliteJournal journal = SqliteJournal.openToRead(file)) {
            Recorded back = journal.eventsAfter(0).getFirst();
            assertThat(back.seq()).isEqualTo(1);
            assertThat(back.atMillis()).isEqualTo(5);
            return back.event();
        }
    }

    @Test
    void aNewerStrettosFurtherFieldsAreNoObstacle() {
        String json = Json.mapper().writeValueAsString(new TaskEvent.Ready(new TaskId("1.1")));
        String richer = json.replace("}", ",\"mood\":{\"good\":true}}");
        assertThat(Json.mapper().readValue(richer, TaskEvent.Ready.class))
                .isEqualTo(new TaskEvent.Ready(new TaskId("1.1")));
    }

    @Test
    void factsAndDefinitionsComeBackAndTheLatestIsTheOneThatHolds() {
        Path file = folder.resolve("journal.db");
        RunDefinition edited = Samples.definition(2);
        try (SqliteJournal journal = SqliteJournal.create(file, Samples.facts(), Samples.definition(1), "text")) {
            journal.append(List.of(new Recorded(1, 5, new RunEvent.Planned(Samples.definition(1), "ab12"))));
            journal.define(edited, "edited");
            assertThat(journal.definition()).usingRecursiveComparison().isEqualTo(edited);
        }
        try (SqliteJournal journal = SqliteJournal.openToRead(file)) {
            assertThat(journal.facts()).isEqualTo(Samples.facts());
            assertThat(journal.planText()).isEqualTo("edited");
            assertThat(journal.eventsAfter(0).getFirst().event())
                    .as("an event keeps the definition it was about")
                    .usingRecursiveComparison()
                    .isEqualTo(new RunEvent.Planned(Samples.definition(1), "ab12"));
            assertThat(journal.eventsAfter(1)).isEmpty();
        }
    }

    @Test
    void aRunThatIsReplayedFromItsJournalStandsWhereItStood() {
        Path file = folder.resolve("journal.db");
        Engine live = new Engine();
        List<Recorded> written = new ArrayList<>();
        try (SqliteJournal journal = SqliteJournal.create(file, Samples.facts(), Samples.definition(1), "text")) {
            List<Input> inputs = List.of(
                    new Input.Accept(Samples.definition(1), "ab12"),
                    new Input.Resume(),
                    new Input.Exited(new Attempt(new TaskId("1.1"), 1), Outcome.SUCCEEDED, Optional.of(0), ""),
                    new Input.Collected(new Attempt(new TaskId("1.1"), 1), "c1", List.of("a"), ""));
            for (Input input : inputs) {
                List<Recorded> events = live.handle(input, 5).events();
                journal.append(events);
                written.addAll(events);
            }
        }
        Engine replayed = new Engine();
        try (SqliteJournal journal = SqliteJournal.openToWrite(file)) {
            assertThat(journal.eventsAfter(0)).usingRecursiveComparison().isEqualTo(written);
            journal.eventsAfter(0).forEach(replayed::replay);
        }
        assertThat(replayed)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(
                        ".*order", ".*ready.now.*", ".*lines.*", ".*later.*", ".*readers.*", ".*writers.*", ".*users.*")
                .isEqualTo(live);
        assertThat(replayed.unanswered()).isEqualTo(live.unanswered()).hasSize(1);
    }

    @Test
    void aDefinitionIsToldToOtherProgramsByWhatTheyNeedOfIt() {
        var told = EventJson.envelope(
                Samples.facts().run(),
                new Recorded(1, 1_700_000_000_000L, new RunEvent.Planned(Samples.definition(1), "ab12")));
        assertThat(told.toString())
                .isEqualTo("{\"seq\":1,\"at\":\"2023-11-14T22:13:20Z\",\"run\":\"r1\",\"type\":\"run.planned\","
                        + "\"revision\":1,\"title\":\"Plan\",\"tasks\":2,\"workers\":2,\"strategy\":\"dag\","
                        + "\"reason\":\"because\",\"head\":\"ab12\"}");
    }
}
