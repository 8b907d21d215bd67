package dev.stretto.journal;

import dev.stretto.driver.Journal;
import dev.stretto.engine.ClaimEvent;
import dev.stretto.engine.Event;
import dev.stretto.engine.LandingEvent;
import dev.stretto.engine.ProgressEvent;
import dev.stretto.engine.Recorded;
import dev.stretto.engine.RunDefinition;
import dev.stretto.engine.RunEvent;
import dev.stretto.engine.RunId;
import dev.stretto.engine.TaskEvent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteOpenMode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The journal of one run in one SQLite file: its facts, every accepted definition with the text of its plan, and its events.
 *
 * <p>Write-ahead logging: a committed event survives the death of the process; a landing, and whatever ends or pauses the run, is
 * also synced to the disk before {@link #append} returns. Readers in other processes see only whole transactions. Nothing may
 * ever open the file except through SQLite: closing another descriptor would drop its locks.
 *
 * <p>Every method throws {@link JournalException} where the file cannot be read or written.
 *
 * <p>Not thread-safe: one writer, or one reader, each with a journal of its own.
 */
public final class SqliteJournal implements Journal, AutoCloseable {

    /** The file's {@code user_version}; a file with a higher one comes from a newer Stretto. */
    private static final int VERSION = 1;

    private static final int BUSY_MILLIS = 10_000;
    private static final String NEW_RUN = ": restore it from a backup, or start a new run";
    private static final JsonMapper MAPPER = Json.mapper();

    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE facts (json TEXT NOT NULL)",
            "CREATE TABLE definition (revision INTEGER PRIMARY KEY, plan_text TEXT NOT NULL, json TEXT NOT NULL)",
            "CREATE TABLE event (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, type TEXT NOT NULL, json TEXT NOT NULL)",
            "PRAGMA user_version = " + VERSION);

    private final Path file;
    private final Connection connection;
    private @Nullable PreparedStatement insertEvent;
    private @Nullable PreparedStatement begin;
    private @Nullable PreparedStatement commit;
    private @Nullable RunFacts facts;
    private boolean synced;

    private SqliteJournal(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Makes the journal of a new run, whole or not at all. */
    public static SqliteJournal create(Path file, RunFacts facts, RunDefinition definition, String planText) {
        SqliteJournal journal = open(file, true, SQLiteOpenMode.CREATE);
        journal.orClose(
                "write",
                () -> journal.inTransaction(() -> {
                    for (String sql : SCHEMA) {
                        journal.execute(sql);
                    }
                    journal.insert("INSERT INTO facts VALUES (?)", MAPPER.writeValueAsString(facts));
                    journal.insertDefinition(definition, planText);
                }));
        journal.facts = facts;
        return journal;
    }

    /** Opens a journal to go on with it. */
    public static SqliteJournal openToWrite(Path file) {
        SqliteJournal journal = open(file, true);
        journal.orClose("read", journal::checkVersion);
        return journal;
    }

    /** Opens a journal to look at it, while its driver may be writing. */
    public static SqliteJournal openToRead(Path file) {
        SqliteJournal journal = open(file, false);
        journal.orClose("read", journal::checkVersion);
        return journal;
    }

    private static SqliteJournal open(Path file, boolean write, SQLiteOpenMode... further) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setSynchronous(SynchronousMode.NORMAL);
        config.setGetGeneratedKeys(false); // which would be asked for after every insertion
        config.setReadOnly(!write);
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        for (SQLiteOpenMode mode : further) {
            config.setOpenMode(mode);
        }
        if (write) {
            config.setJournalMode(JournalMode.WAL);
        }
        try {
            return new SqliteJournal(file, config.createConnection("jdbc:sqlite:" + file));
        } catch (SQLException e) {
            throw cannot("open", file, e);
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    private void orClose(String verb, Work work) {
        try {
            work.run();
        } catch (SQLException | JacksonException e) {
            close();
            throw cannot(verb, file, e);
        }
    }

    private void checkVersion() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            int version = row.getInt(1);
            if (version != VERSION) {
                throw new SQLException(
                        version == 0
                                ? "it was never finished being made: start a new run"
                                : "it is of version " + version + " and this Stretto knows only version " + VERSION
                                        + ": use the newer Stretto that made it");
            }
        }
    }

    @Override
    public void append(List<Recorded> events) {
        write(() -> {
            setSynced(events.stream().anyMatch(recorded -> needsSync(recorded.event())));
            inTransaction(() -> {
                PreparedStatement insert = insertEvent();
                for (Recorded recorded : events) {
                    insert.setLong(1, recorded.seq());
                    insert.setLong(2, recorded.atMillis());
                    insert.setString(3, EventTypes.name(recorded.event()));
                    insert.setString(4, EventJson.text(recorded.event()));
                    insert.addBatch();
                }
                insert.executeBatch();
            });
        });
    }

    /** What has an effect that outlives a loss of power must not be forgotten by one. */
    private static boolean needsSync(Event event) {
        return switch (event) {
            case RunEvent _, LandingEvent.Landed _, ProgressEvent.BranchMoved _ -> true;
            case LandingEvent _, TaskEvent _, ProgressEvent _, ClaimEvent _ -> false;
        };
    }

    /** A sync of the log takes along what was committed to it before. */
    private void setSynced(boolean wanted) throws SQLException {
        if (wanted != synced) {
            execute("PRAGMA synchronous = " + (wanted ? "FULL" : "NORMAL"));
            synced = wanted;
        }
    }

    private PreparedStatement insertEvent() throws SQLException {
        if (insertEvent == null) {
            insertEvent = connection.prepareStatement("INSERT INTO event (seq, at, type, json) VALUES (?, ?, ?, ?)");
        }
        return insertEvent;
    }

    /** Keeps an accepted definition with the text it was compiled from; call before journaling that it was accepted. */
    public void define(RunDefinition definition, String planText) {
        write(() -> inTransaction(() -> insertDefinition(definition, planText)));
    }

    private void insertDefinition(RunDefinition definition, String planText) throws SQLException {
        insert(
                "INSERT OR REPLACE INTO definition VALUES (?, ?, ?)",
                definition.revision(),
                planText,
                MAPPER.writeValueAsString(definition));
    }

    private void insert(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            statement.executeUpdate();
        }
    }

    private void write(Work work) {
        try {
            work.run();
        } catch (SQLException | JacksonException e) {
            throw cannot("write", file, e);
        }
    }

    private void inTransaction(Work work) throws SQLException {
        begin = execute(begin, "BEGIN IMMEDIATE");
        boolean committed = false;
        try {
            work.run();
            commit = execute(commit, "COMMIT");
            committed = true;
        } finally {
            if (!committed) {
                rollBack();
            }
        }
    }

    private void rollBack() {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            // SQLite has rolled back by itself, as on a full disk; the first failure is the one to report.
        }
    }

    /** Executes what is executed often; answers with the statement for the next time. */
    private PreparedStatement execute(@Nullable PreparedStatement known, String sql) throws SQLException {
        PreparedStatement statement = known == null ? connection.prepareStatement(sql) : known;
        statement.execute();
        return statement;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public RunFacts facts() {
        if (facts != null) {
            return facts;
        }
        return one("SELECT json FROM facts", row -> MAPPER.readValue(row.getString(1), RunFacts.class));
    }

    /** The text of the plan as last accepted. */
    public String planText() {
        return one("SELECT plan_text FROM definition ORDER BY revision DESC LIMIT 1", row -> row.getString(1));
    }

    /** What the run was defined by, as last accepted; its event is missing where the driver died in between. */
    public RunDefinition definition() {
        return one("SELECT json FROM definition ORDER BY revision DESC LIMIT 1", SqliteJournal::definition);
    }

    /** The name of the latest event that changed the run's own state, or nothing in a journal without events. */
    public String runState() {
        List<String> latest = query(
                "SELECT type FROM event WHERE type LIKE 'run.%' ORDER BY seq DESC LIMIT 1", row -> row.getString(1));
        return latest.isEmpty() ? "" : latest.getFirst();
    }

    /** Every event up to a place, in order. */
    public List<Recorded> eventsUpTo(long seq) {
        return query("SELECT seq, at, type, json FROM event WHERE seq <= " + seq + " ORDER BY seq", this::recorded);
    }

    /** When the latest event was, in milliseconds of the epoch; 0 in a journal without events. */
    public long lastEventAtMillis() {
        return one("SELECT COALESCE(MAX(at), 0) FROM event", row -> row.getLong(1));
    }

    /** Every event after a place, in order. */
    public List<Recorded> eventsAfter(long seq) {
        return query("SELECT seq, at, type, json FROM event WHERE seq > " + seq + " ORDER BY seq", this::recorded);
    }

    /** As {@link #eventsAfter}, for a reader who only hands them on. */
    public List<EventLine> linesAfter(RunId run, long seq, int max) {
        return query(
                "SELECT seq, at, type, json FROM event WHERE seq > " + seq + " ORDER BY seq LIMIT " + max,
                row -> EventJson.line(run, row.getLong(1), row.getLong(2), row.getString(3), row.getString(4)));
    }

    private Recorded recorded(ResultSet row) throws SQLException {
        String name = row.getString(3);
        Class<? extends Event> type = EventTypes.type(name)
                .orElseThrow(() -> new SQLException(
                        "it holds an event of the unknown type " + name + ": use the newer Stretto that wrote it"));
        return new Recorded(row.getLong(1), row.getLong(2), event(type, row.getString(4)));
    }

    private Event event(Class<? extends Event> type, String json) {
        if (type == RunEvent.Planned.class) {
            JsonNode fields = MAPPER.readTree(json);
            int revision = fields.path("revision").asInt();
            return new RunEvent.Planned(
                    one("SELECT json FROM definition WHERE revision = " + revision, SqliteJournal::definition),
                    fields.path("head").asString());
        }
        return MAPPER.readValue(json, type);
    }

    private static RunDefinition definition(ResultSet row) throws SQLException {
        return MAPPER.readValue(row.getString(1), RunDefinition.class);
    }

    /** Reads the whole file and all it says, which fails where anything of it is damaged. */
    public void verify() {
        String found = one("PRAGMA integrity_check(1)", row -> row.getString(1));
        if (!found.equals("ok")) {
            throw cannot("read", file, new SQLException("it is damaged (" + found + ")" + NEW_RUN));
        }
        facts();
        long expected = 1;
        for (Recorded recorded : eventsAfter(0)) {
            if (recorded.seq() != expected) {
                throw cannot("read", file, new SQLException("it is damaged: event " + expected + " is missing"));
            }
            expected++;
        }
    }

    private interface Read<T> {
        T from(ResultSet row) throws SQLException;
    }

    private <T> T one(String sql, Read<T> read) {
        return query(sql, read).stream()
                .findFirst()
                .orElseThrow(() -> cannot("read", file, new SQLException("a part of it is missing" + NEW_RUN)));
    }

    private <T> List<T> query(String sql, Read<T> read) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(read.from(rows));
            }
            return found;
        } catch (SQLException | JacksonException e) {
            throw cannot("read", file, e);
        }
    }

    private static JournalException cannot(String verb, Path file, Exception cause) {
        String why = switch (cause) {
            case SQLException e -> why(e);
            default -> "it holds something that Stretto did not write" + NEW_RUN;
        };
        return new JournalException("cannot " + verb + " the journal " + file + ": " + why, cause);
    }

    private static String why(SQLException cause) {
        return switch (cause.getErrorCode() & 0xff) {
            case 1 -> "it is damaged (" + cause.getMessage() + ")" + NEW_RUN;
            case 5, 6 -> "another process holds it: try again when that has ended";
            case 8 -> "it is not writable: check its permissions, then `stretto resume`";
            case 10 -> "the disk fails or is full: check it, then `stretto resume`";
            case 11 -> "it is damaged" + NEW_RUN;
            case 13 -> "the disk is full: make room, then `stretto resume`";
            case 14 -> "it is not there, or you may not open it: check the path and its permissions";
            case 26 -> "it is no SQLite file" + NEW_RUN;
            default -> String.valueOf(cause.getMessage());
        };
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
