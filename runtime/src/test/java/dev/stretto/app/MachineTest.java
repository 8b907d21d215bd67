package dev.stretto.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.app.Finding.Status;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MachineTest {

    private static final Path FOLDER = Path.of("/somewhere");

    @Test
    void roomOnTheDiskIsWellScarceOrTooLittle() {
        assertThat(Machine.disk(FOLDER, 2_000_000_000L).status()).isEqualTo(Status.OK);
        assertThat(Machine.disk(FOLDER, 1_999_999_999L).status()).isEqualTo(Status.WARN);
        assertThat(Machine.disk(FOLDER, 200_000_000L).status()).isEqualTo(Status.WARN);
        assertThat(Machine.disk(FOLDER, 199_999_999L).status()).isEqualTo(Status.FAIL);
        assertThat(Machine.disk(FOLDER, 199_999_999L).message()).isEqualTo("199 MB free for /somewhere");
    }

    @Test
    void littleMemoryIsAWarning() {
        assertThat(Machine.memory(1_000_000_000L).status()).isEqualTo(Status.OK);
        assertThat(Machine.memory(999_999_999L).status()).isEqualTo(Status.WARN);
        assertThat(Machine.memory(999_999_999L).remedy()).isNotEmpty();
    }
}
