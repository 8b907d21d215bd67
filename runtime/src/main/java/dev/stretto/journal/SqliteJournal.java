package dev.stretto.journal;

import dev.stretto.driver.Journal;
import dev.stretto.engine.Event;
import dev.stretto.engine.LandingEvent;
import dev.stretto.engine.Recorded;
import dev.stretto.engine.RunDefinition;
import dev.stretto.engine.RunEvent;
import dev.stretto.engine.TaskEvent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteOpenMode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The journal of one run in one SQLite file: its facts, every accepted definition with the text of its plan, and its events.
 *
 * <p>Write-ahead logging: a committed event survives the death of the process; a landing, and whatever ends or pauses the run, is
 * also synced to the disk before {@link #append} returns. Readers in other processes see only whole transactions. Nothing may
 * ever open the file except through SQLite: closing another descriptor would drop its locks.
 *
 * <p>Not thread-safe: one writer, or one reader, each with a journal of its own.
 */
public final class SqliteJournal implements Journal, AutoCloseable {

    /** The file's {@code user_version}; a file with a higher one comes from a newer Stretto. */
    private static final int VERSION = 1;

    private static final int BUSY_MILLIS = 10_000;
    private static final JsonMapper MAPPER = Json.mapper();

    private static final String SCHEMA = """
            CREATE TABLE facts (json TEXT NOT NULL);
            CREATE TABLE definition (revision INTEGER PRIMARY KEY, plan_text TEXT NOT NULL, json TEXT NOT NULL);
            CREATE TABLE event (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, type TEXT NOT NULL, json TEXT NOT NULL);
            PRAGMA user_version = 1;
            """;

    private final Path file;
    private final Connection connection;
    private boolean synced;

    private SqliteJournal(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Makes the journal of a new run.
     *
     * @throws JournalException if it cannot be written
     */
    public static SqliteJournal create(Path file, RunFacts facts) {
        SqliteJournal journal = open(file, false);
        try {
            try (Statement statement = journal.connection.createStatement()) {
                statement.executeUpdate(SCHEMA);
            }
            journal.connection.setAutoCommit(false);
            journal.insert("INSERT INTO facts VALUES (?)", MAPPER.writeValueAsString(facts));
            journal.connection.commit();
            return journal;
        } catch (SQLException e) {
            journal.close();
            throw journal.cannot("write", e);
        }
    }

    /** Opens a journal to go on with it. */
    public static SqliteJournal openToWrite(Path file) {
        SqliteJournal journal = open(file, false);
        try {
            journal.checkVersion();
            journal.connection.setAutoCommit(false);
            return journal;
        } catch (SQLException e) {
            journal.close();
            throw journal.cannot("read", e);
        }
    }

    /** Opens a journal to look at it, while its driver may be writing. */
    public static SqliteJournal openToRead(Path file) {
        SqliteJournal journal = open(file, true);
        try {
            journal.checkVersion();
            return journal;
        } catch (SQLException e) {
            journal.close();
            throw journal.cannot("read", e);
        }
    }

    private static SqliteJournal open(Path file, boolean readOnly) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setSynchronous(SynchronousMode.NORMAL);
        if (readOnly) {
            config.setReadOnly(true);
            config.resetOpenMode(SQLiteOpenMode.CREATE);
        } else {
            config.setJournalMode(JournalMode.WAL);
        }
        try {
            return new SqliteJournal(file, config.createConnection("jdbc:sqlite:" + file));
        } catch (SQLException e) {
            throw new JournalException(sentence("open", file, e), e);
        }
    }

    private void checkVersion() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            int version = row.getInt(1);
            if (version != VERSION) {
                throw new SQLException(
                        version == 0
                                ? "it was never finished being made"
                                : "it is of version " + version + ", this Stretto knows version " + VERSION);
            }
        }
    }

    @Override
    public void append(List<Recorded> events) {
        try {
            setSynced(events.stream().anyMatch(recorded -> needsSync(recorded.event())));
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO event (seq, at, type, json) VALUES (?, ?, ?, ?)")) {
                for (Recorded recorded : events) {
                    insert.setLong(1, recorded.seq());
                    insert.setLong(2, recorded.atMillis());
                    insert.setString(3, EventTypes.name(recorded.event()));
                    insert.setString(4, MAPPER.writeValueAsString(EventJson.fields(recorded.event())));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            connection.commit();
        } catch (SQLException e) {
            rollBack();
            throw cannot("write", e);
        }
    }

    /** What has an effect that outlives a loss of power must not be forgotten by one. */
    private static boolean needsSync(Event event) {
        return switch (event) {
            case RunEvent _, LandingEvent.Landed _ -> true;
            case LandingEvent _, TaskEvent _, dev.stretto.engine.ProgressEvent _ -> false;
        };
    }

    private void setSynced(boolean wanted) throws SQLException {
        if (wanted != synced) {
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA synchronous = " + (wanted ? "FULL" : "NORMAL"));
            }
            connection.setAutoCommit(false);
            synced = wanted;
        }
    }

    private void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The transaction is gone with the connection either way; the first failure is the one to report.
        }
    }

    /** Keeps an accepted definition with the text it was compiled from; call before journaling that it was accepted. */
    public void define(RunDefinition definition, String planText) {
        try {
            insert(
                    "INSERT OR REPLACE INTO definition VALUES (?, ?, ?)",
                    definition.revision(),
                    planText,
                    MAPPER.writeValueAsString(definition));
            connection.commit();
        } catch (SQLException e) {
            rollBack();
            throw cannot("write", e);
        }
    }

    private void insert(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            statement.executeUpdate();
        }
    }

    public RunFacts facts() {
        return one("SELECT json FROM facts", row -> MAPPER.readValue(row.getString(1), RunFacts.class));
    }

    /**
     * Reads the whole file and all it says.
     *
     * @throws JournalException if it is damaged
     */
    public void verify() {
        String found = one("PRAGMA integrity_check(1)", row -> row.getString(1));
        if (!found.equals("ok")) {
            throw cannot("read", new SQLException("it is damaged: " + found));
        }
        facts();
        long expected = 1;
        for (Recorded recorded : eventsAfter(0)) {
            if (recorded.seq() != expected) {
                throw cannot("read", new SQLException("it is damaged: event " + expected + " is missing"));
            }
            expected++;
        }
    }

    /** The text of the plan as last accepted. */
    public String planText() {
        return one("SELECT plan_text FROM definition ORDER BY revision DESC LIMIT 1", row -> row.getString(1));
    }

    /** The name of the latest event that changed the run's own state, or nothing in a journal without events. */
    public String runState() {
        List<String> latest = query(
                "SELECT type FROM event WHERE type LIKE 'run.%' ORDER BY seq DESC LIMIT 1", row -> row.getString(1));
        return latest.isEmpty() ? "" : latest.getFirst();
    }

    /** Every event after a place, in order. */
    public List<Recorded> eventsAfter(long seq) {
        return query("SELECT seq, at, type, json FROM event WHERE seq > " + seq + " ORDER BY seq", this::recorded);
    }

    private Recorded recorded(ResultSet row) throws SQLException {
        String name = row.getString(3);
        Class<? extends Event> type = EventTypes.type(name)
                .orElseThrow(() -> new SQLException("it holds an event of the unknown type " + name));
        return new Recorded(row.getLong(1), row.getLong(2), event(type, row.getString(4)));
    }

    private Event event(Class<? extends Event> type, String json) {
        if (type == RunEvent.Planned.class) {
            ObjectNode fields = (ObjectNode) MAPPER.readTree(json);
            int revision = fields.get("revision").asInt();
            return new RunEvent.Planned(definition(revision), fields.get("head").asString());
        }
        return MAPPER.readValue(json, type);
    }

    private RunDefinition definition(int revision) {
        return one(
                "SELECT json FROM definition WHERE revision = " + revision,
                row -> MAPPER.readValue(row.getString(1), RunDefinition.class));
    }

    private interface Read<T> {
        T from(ResultSet row) throws SQLException;
    }

    private <T> T one(String sql, Read<T> read) {
        List<T> found = query(sql, read);
        if (found.isEmpty()) {
            throw cannot("read", new SQLException("it is damaged: a part of it is missing"));
        }
        return found.getFirst();
    }

    private <T> List<T> query(String sql, Read<T> read) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(read.from(rows));
            }
            return found;
        } catch (SQLException e) {
            throw cannot("read", e);
        } catch (JacksonException e) {
            throw cannot("read", new SQLException("it is damaged: " + e.getOriginalMessage(), e));
        }
    }

    private JournalException cannot(String verb, SQLException cause) {
        return new JournalException(sentence(verb, file, cause), cause);
    }

    private static String sentence(String verb, Path file, SQLException cause) {
        Map<Integer, String> remedies = Map.of(
                13, "the disk is full: make room, then `stretto resume`",
                8, "it is not writable: check its permissions",
                11, "it is damaged: restore it from a backup, or start a new run",
                26, "it is no SQLite file: restore it from a backup, or start a new run",
                5, "another process holds it");
        String why = remedies.getOrDefault(cause.getErrorCode() & 0xff, String.valueOf(cause.getMessage()));
        return "cannot " + verb + " the journal " + file + ": " + why;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // Everything that matters was committed; a journal that cannot be closed is recovered at the next opening.
        }
    }
}
