package dev.stretto.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stretto.engine.RunId;
import dev.stretto.journal.RunFacts;
import dev.stretto.journal.SqliteJournal;
import dev.stretto.local.RunHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunStoreTest {

    @TempDir
    private Path folder;

    private RunHome runOf(RunStore store, long createdAtMillis) throws UserError {
        RunHome home = store.create();
        RunFacts facts = new RunFacts(
                home.run(),
                "plan.md",
                "/plan.md",
                "/",
                "",
                "",
                Optional.empty(),
                List.of(),
                0,
                1,
                "FULL",
                80,
                "",
                createdAtMillis);
        SqliteJournal.create(home.journal(), facts).close();
        return home;
    }

    @Test
    void theNewestRunIsTheOneThatIsMeantWhereNoneIsNamed() throws UserError {
        RunStore store = new RunStore(folder.resolve("runs"));
        RunHome old = runOf(store, 1_000);
        RunHome newest = runOf(store, 3_000);
        RunHome middle = runOf(store, 2_000);
        assertThat(store.all()).containsExactly(newest, middle, old);
        assertThat(store.find(Optional.empty())).isEqualTo(newest);
        assertThat(store.find(Optional.of(old.run().value()))).isEqualTo(old);
    }

    @Test
    void whatIsNoRunIsPassedOver() throws UserError, IOException {
        RunStore store = new RunStore(folder.resolve("runs"));
        assertThat(store.all()).isEmpty();
        store.create();
        Files.createFile(folder.resolve("runs/note.txt"));
        Files.createDirectories(folder.resolve("runs/Other Folder"));
        assertThat(store.all()).isEmpty();
        assertThatThrownBy(() -> store.find(Optional.empty()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no run here yet");
    }

    @Test
    void aRunThatIsNotThereIsRefusedNamingTheNewest() throws UserError {
        RunStore store = new RunStore(folder.resolve("runs"));
        RunId only = runOf(store, 1_000).run();
        assertThatThrownBy(() -> store.find(Optional.of("../" + only)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the newest is " + only);
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Files.createFile(folder.resolve("runs"));
        assertThatThrownBy(() -> new RunStore(folder.resolve("runs")).create())
                .isInstanceOf(UserError.class)
                .hasMessageContaining(folder.resolve("runs").toString());
    }
}
