package dev.stretto.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RunningProcessTest {

    private static final ProcessExit REQUEST = new ProcessExit.EndedOnRequest();
    private static final ProcessExit TIMEOUT = new ProcessExit.TimedOut(Duration.ofSeconds(1));

    private final RunningProcess process = new RunningProcess(
            Started.script(Path.of("some"), "true"), new ProcessIdentity(1, 1, ""), new NoChild(), exit -> {}, 0);

    @Test
    void theFirstToEndItSaysWhy() {
        assertThat(process.claimEnd(TIMEOUT)).isTrue();
        assertThat(process.claimEnd(REQUEST)).isFalse();
        assertThat(process.mainEnded()).contains(TIMEOUT);
    }

    @Test
    void nobodyEndsItOnceItIsSeenToHaveEndedByItself() {
        assertThat(process.mainEnded()).isEmpty();
        assertThat(process.claimEnd(REQUEST)).isFalse();
        assertThat(process.mainEnded()).isEmpty();
    }

    private static final class NoChild implements Child {
        @Override
        public long pid() {
            return 1;
        }

        @Override
        public void awaitEnd() {
            throw new AssertionError();
        }

        @Override
        public ProcessExit reap() {
            throw new AssertionError();
        }

        @Override
        public boolean groupRemains() {
            throw new AssertionError();
        }

        @Override
        public void killGroup() {
            throw new AssertionError();
        }
    }
}
