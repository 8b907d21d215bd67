package dev.stretto.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stretto.driver.Journal.JournalException;
import dev.stretto.engine.Recorded;
import dev.stretto.engine.RunEvent;
import dev.stretto.engine.RunId;
import dev.stretto.engine.TaskEvent;
import dev.stretto.plan.TaskId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A journal keeps what it has taken, and says plainly where it cannot. */
final class SqliteJournalTest {

    @TempDir
    private Path folder;

    private SqliteJournal create() {
        return SqliteJournal.create(file(), Samples.facts(), Samples.definition(1), "text");
    }

    private Path file() {
        return folder.resolve("journal.db");
    }

    private static Recorded ready(long seq) {
        return new Recorded(seq, seq, new TaskEvent.Ready(new TaskId("t" + seq)));
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file())) {
            for (String statement : statements) {
                try (var open = connection.createStatement()) {
                    open.execute(statement);
                }
            }
        }
    }

    @Test
    void aLineIsWhatItsEventIsWrittenAs() {
        RunId run = new RunId("r1");
        try (SqliteJournal journal = create()) {
            List<Recorded> events = List.of(
                    new Recorded(1, 1, new RunEvent.Planned(Samples.definition(1), "head")),
                    new Recorded(2, 2, new RunEvent.Completed()),
                    ready(3));
            journal.append(events);
            assertThat(journal.linesAfter(run, 0, 10))
                    .containsExactlyElementsOf(events.stream()
                            .map(event -> new EventLine(
                                    event.seq(), EventJson.envelope(run, event).toString()))
                            .toList());
            assertThat(journal.linesAfter(run, 1, 1))
                    .singleElement()
                    .extracting(EventLine::seq)
                    .isEqualTo(2L);
            assertThat(journal.eventsUpTo(2)).extracting(Recorded::seq).containsExactly(1L, 2L);
        }
    }

    @Test
    void theEventsOfOneRoundAreKeptAllOrNone() {
        try (SqliteJournal journal = create()) {
            journal.append(List.of(ready(1)));
            // The second one's place is taken.
            assertThatThrownBy(() -> journal.append(List.of(ready(2), ready(1), ready(3))))
                    .isInstanceOf(JournalException.class);
            assertThat(journal.eventsAfter(0)).isEqualTo(List.of(ready(1)));
            journal.append(List.of(ready(2)));
            assertThat(journal.eventsAfter(0)).hasSize(2);
        }
    }

    @Test
    void aReaderSeesWholeRoundsWhileTheyAreWritten() throws InterruptedException {
        int rounds = 300;
        try (SqliteJournal journal = create()) {
            Thread writer = Thread.ofPlatform().start(() -> {
                for (int round = 0; round < rounds; round++) {
                    long first = round * 3L;
                    journal.append(List.of(ready(first + 1), ready(first + 2), ready(first + 3)));
                }
            });
            try (SqliteJournal reader = SqliteJournal.openToRead(file())) {
                long seen = 0;
                while (seen < rounds * 3L) {
                    boolean ended = !writer.isAlive();
                    List<Recorded> more = reader.eventsAfter(seen);
                    assertThat(more.size() % 3)
                            .as("events of a round that is half there")
                            .isZero();
                    seen += more.size();
                    assertThat(!ended || seen == rounds * 3L)
                            .as("all of it in the end")
                            .isTrue();
                }
            }
            writer.join();
        }
    }

    @Test
    void itTellsHowTheRunStandsWithoutReadingItAll() {
        try (SqliteJournal journal = create()) {
            assertThat(journal.runState()).isEmpty();
            journal.append(List.of(new Recorded(1, 1, new RunEvent.Started()), ready(2)));
            assertThat(journal.runState()).isEqualTo("run.started");
            journal.append(List.of(new Recorded(3, 1, new RunEvent.Paused("", RunEvent.Paused.Manner.WAIT))));
            assertThat(journal.runState()).isEqualTo("run.paused");
        }
    }

    @Test
    void aDriverThatGoesOnAppendsBehindWhatIsThere() {
        try (SqliteJournal journal = create()) {
            journal.append(List.of(ready(1)));
        }
        try (SqliteJournal journal = SqliteJournal.openToWrite(file())) {
            assertThat(journal.eventsAfter(0)).hasSize(1);
            journal.append(List.of(ready(2), new Recorded(3, 3, new RunEvent.Completed())));
            assertThat(journal.eventsAfter(1)).hasSize(2);
        }
    }

    @Test
    void aFileThatIsNotThereIsNotMade() {
        for (ThrowingCallable open : List.<ThrowingCallable>of(
                () -> SqliteJournal.openToWrite(file()), () -> SqliteJournal.openToRead(file()))) {
            assertThatThrownBy(open)
                    .isInstanceOf(JournalException.class)
                    .hasMessage("cannot open the journal " + file()
                            + ": it is not there, or you may not open it: check the path and its permissions");
        }
        assertThat(file()).doesNotExist();
    }

    @Test
    void aJournalThatExistsIsNotMadeAgain() {
        create().close();
        assertThatThrownBy(this::create).isInstanceOf(JournalException.class);
        try (SqliteJournal journal = SqliteJournal.openToRead(file())) {
            assertThat(journal.facts()).isEqualTo(Samples.facts());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PRAGMA user_version = 2 | it is of version 2 and this Stretto knows only version 1: use the newer Stretto",
                "PRAGMA user_version = 0 | it was never finished being made: start a new run",
                "DROP TABLE facts | it is damaged ([SQLITE_ERROR] SQL error or missing database (no such table: facts)): restore it",
                "DELETE FROM facts | a part of it is missing: restore it from a backup, or start a new run",
                "UPDATE facts SET json = '{\"run\":' | it holds something that Stretto did not write: restore",
                "UPDATE event SET json = 'no' | it holds something that Stretto did not write: restore",
                "UPDATE event SET json = '{\"task\":\"\"}' | it holds something that Stretto did not write: restore",
                "UPDATE event SET type = 'task.sung' | it holds an event of the unknown type task.sung: use the newer",
                "UPDATE event SET type = 'run.planned', json = '{\"revision\":9}' | a part of it is missing: restore",
            })
    void whatCannotBeReadIsSaidWithWhatToDo(String damage, String sentence) throws SQLException {
        try (SqliteJournal journal = create()) {
            journal.append(List.of(ready(1)));
        }
        sql(damage);
        assertThatThrownBy(() -> {
                    try (SqliteJournal journal = SqliteJournal.openToWrite(file())) {
                        journal.facts();
                        journal.eventsAfter(0);
                    }
                })
                .isInstanceOf(JournalException.class)
                .hasMessageStartingWith("cannot read the journal " + file() + ": ")
                .hasMessageContaining(sentence);
    }

    @Test
    void aJournalWithAGapDoesNotStandTheTest() throws SQLException {
        try (SqliteJournal journal = create()) {
            journal.append(List.of(ready(1), ready(2), ready(3)));
            journal.verify();
        }
        sql("DELETE FROM event WHERE seq = 2");
        try (SqliteJournal journal = SqliteJournal.openToRead(file())) {
            assertThatThrownBy(journal::verify)
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("event 2 is missing");
        }
    }

    @Test
    void whatIsNoDatabaseIsSaidToBeNone() throws IOException {
        Files.writeString(file(), "This is a letter, not a database.".repeat(100));
        assertThatThrownBy(() -> SqliteJournal.openToRead(file()))
                .isInstanceOf(JournalException.class)
                .hasMessageEndingWith("it is no SQLite file: restore it from a backup, or start a new run");
    }

    @Test
    void aFileThatIsCutOffIsSaidToBeDamaged() throws IOException {
        try (SqliteJournal journal = create()) {
            journal.append(IntStream.rangeClosed(1, 5000)
                    .mapToObj(SqliteJournalTest::ready)
                    .toList());
        }
        try (var channel = java.nio.channels.FileChannel.open(file(), java.nio.file.StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
        assertThatThrownBy(() -> {
                    try (SqliteJournal journal = SqliteJournal.openToRead(file())) {
                        journal.eventsAfter(0);
                    }
                })
                .isInstanceOf(JournalException.class)
                .hasMessageEndingWith("it is damaged: restore it from a backup, or start a new run");
    }

    private static void limitPages(SqliteJournal journal, int pages) throws ReflectiveOperationException, SQLException {
        var field = SqliteJournal.class.getDeclaredField("connection");
        field.setAccessible(true);
        try (var statement = ((Connection) field.get(journal)).createStatement()) {
            statement.execute("PRAGMA max_page_count = " + pages);
        }
    }

    @Test
    void aFullDiskIsSaidAndLosesNothingThatWasTaken() throws ReflectiveOperationException, SQLException {
        create().close();
        try (SqliteJournal journal = SqliteJournal.openToWrite(file())) {
            // A database that may not grow fails as one on a full disk does.
            limitPages(journal, 12);
            long seq = 0;
            try {
                while (seq < 100_000) {
                    journal.append(List.of(ready(seq + 1)));
                    seq++;
                }
            } catch (JournalException e) {
                assertThat(e)
                        .hasMessage("cannot write the journal " + file()
                                + ": the disk is full: make room, then `stretto resume`");
            }
            assertThat(seq).isBetween(10L, 99_999L);
            assertThat(journal.eventsAfter(0)).hasSize((int) seq);
        }
        try (SqliteJournal journal = SqliteJournal.openToWrite(file())) {
            int kept = journal.eventsAfter(0).size();
            journal.append(List.of(ready(kept + 1)));
            assertThat(journal.eventsAfter(0)).hasSize(kept + 1);
        }
    }

    /** Appends rounds of events until it is killed, and says each one's last place when it is taken. */
    static final class Writer {
        public static void main(String[] arguments) {
            try (SqliteJournal journal =
                    SqliteJournal.create(Path.of(arguments[0]), Samples.facts(), Samples.definition(1), "text")) {
                for (long seq = 1; ; seq += 2) {
                    journal.append(List.of(ready(seq), ready(seq + 1)));
                    System.out.println(seq + 1);
                }
            }
        }
    }

    @Test
    void everyEventThatWasTakenSurvivesTheDeathOfItsWriter() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Writer.class.getName(),
                        file().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long taken = 0;
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                taken = Long.parseLong(line);
                if (taken == 400) {
                    process.toHandle().destroyForcibly(); // which leaves what it said readable
                }
            }
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(137);
        try (SqliteJournal journal = SqliteJournal.openToWrite(file())) {
            List<Recorded> events = journal.eventsAfter(0);
            assertThat(events).hasSizeGreaterThanOrEqualTo((int) taken);
            assertThat(events.size() % 2).as("half a round").isZero();
            assertThat(events)
                    .isEqualTo(IntStream.rangeClosed(1, events.size())
                            .mapToObj(SqliteJournalTest::ready)
                            .toList());
        }
    }
}
