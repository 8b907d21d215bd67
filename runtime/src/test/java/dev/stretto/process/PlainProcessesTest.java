package dev.stretto.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.process.ProcessExit.Exited;
import org.junit.jupiter.api.Test;

final class PlainProcessesTest extends ProcessesContract {

    @Override
    Spawner spawner() {
        return new PlainSpawner();
    }

    @Test
    void showsASignalAsAShellWould() {
        assertThat(script("kill -KILL $$").exit()).isEqualTo(new Exited(128 + 9));
    }
}
