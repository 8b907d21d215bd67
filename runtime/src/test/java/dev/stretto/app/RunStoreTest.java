package dev.stretto.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunStoreTest {

    @TempDir
    private Path folder;

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
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Files.createFile(folder.resolve("runs"));
        assertThatThrownBy(() -> new RunStore(folder.resolve("runs")).create())
                .isInstanceOf(UserError.class)
                .hasMessageContaining(folder.resolve("runs").toString());
    }
}
