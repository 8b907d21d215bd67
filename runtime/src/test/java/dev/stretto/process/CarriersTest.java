package dev.stretto.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarriersTest {

    private final String marker = "STRETTO_TEST_MARKER=" + UUID.randomUUID();

    @BeforeEach
    void needsProc() {
        assumeThat(new File("/proc/self/environ")).as("this system has /proc").exists();
    }

    /** A shell that carries the marker and says something when it is ready. */
    private Process start(String script) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script);
        builder.environment().put(marker.substring(0, marker.indexOf('=')), marker.substring(marker.indexOf('=') + 1));
        Process process = builder.start();
        assertThat(process.getInputStream().read()).as("the program runs").isEqualTo('\n');
        return process;
    }

    @Test
    void aProcessIsFoundByItsMarkerAsLongAsItRuns() throws Exception {
        assertThat(Carriers.carried(List.of(marker))).isEmpty();
        Process process = start("echo; cat; true");
        try {
            assertThat(Carriers.carried(List.of("STRETTO_TEST_MARKER=other", marker)))
                    .containsExactly(marker);
        } finally {
            process.getOutputStream().close();
        }
        assertThat(process.waitFor()).isZero();
        assertThat(Carriers.carried(List.of(marker))).isEmpty();
    }

    @Test
    void aProcessThatLeftItsSessionAndItsParentIsFound(@TempDir Path folder) throws Exception {
        Path ready = folder.resolve("ready");
        Process process = start("setsid sh -c ': > " + ready + "; sleep 300; true' > /dev/null & until [ -e " + ready
                + " ]; do :; done; echo");
        try {
            assertThat(process.waitFor()).isZero();
            assertThat(Carriers.carried(List.of(marker))).containsExactly(marker);
        } finally {
            ProcessTree.end(marker, Duration.ZERO);
        }
        assertThat(Carriers.carried(List.of(marker))).isEmpty();
    }
}
