package dev.stretto.journal;

import dev.stretto.engine.RunDefinition;
import dev.stretto.engine.RunEvent;
import dev.stretto.engine.TaskEvent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;

/** Makes ready what a journal's first use would wait for, on a thread that has nothing else to do while the plan is read. */
public final class JournalWarmUp {

    private static final List<Class<?>> WRITTEN = List.of(
            RunFacts.class,
            RunDefinition.class,
            TaskEvent.Ready.class,
            TaskEvent.Started.class,
            TaskEvent.Finished.class,
            TaskEvent.Completed.class,
            RunEvent.Started.class,
            RunEvent.Completed.class);

    private JournalWarmUp() {}

    /**
     * Loads SQLite and finds out how everything is written.
     *
     * @param libraries where SQLite's library is kept
     */
    public static void run(Path libraries) {
        SqliteLibrary.keepIn(libraries);
        try (Connection memory = new SQLiteConfig().createConnection("jdbc:sqlite::memory:");
                Statement statement = memory.createStatement()) {
            statement.execute("SELECT 1");
        } catch (SQLException e) {
            // The journal itself says what is the matter.
        }
        WRITTEN.forEach(type -> Json.mapper().acceptJsonFormatVisitor(type, new JsonFormatVisitorWrapper.Base()));
    }
}
