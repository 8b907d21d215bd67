package dev.stretto.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProcessSpecTest {

    private final ProcessSpec good = Started.script(Path.of("some"), "true");

    @Test
    void makesItsPathsAbsolute() {
        assertThat(good.directory()).isAbsolute();
        assertThat(good.log()).isAbsolute();
    }

    @Test
    void refusesWhatNoProcessCanBeGiven() {
        assertRefused("needs a command", () -> Started.spec(Path.of("some")));
        assertRefused("needs a command", () -> Started.spec(Path.of("some"), ""));
        assertRefused("an argument of the command contains a NUL", () -> Started.script(Path.of("some"), "a\0b"));
        assertRefused("variable A contains a NUL", () -> Started.withEnvironment(good, Map.of("A", "\0")));
        assertRefused("\"A=B\" cannot name", () -> Started.withEnvironment(good, Map.of("A=B", "")));
        assertRefused("\"\" cannot name", () -> Started.withEnvironment(good, Map.of("", "")));
    }

    @Test
    void refusesLimitsThatAllowNothing() {
        assertRefused("longer than zero", () -> Started.withTimeout(good, Duration.ZERO));
        assertRefused("above zero", () -> Started.withOutputMax(good, 0));
    }

    @Test
    void refusesAMarkerThatDescendantsWouldNotInherit() {
        for (String marker : new String[] {"STRETTO_ATTEMPT=another", "STRETTO_ATTEMPT", "=x"}) {
            assertRefused(
                    "is no NAME=value of the environment",
                    () -> new ProcessSpec(
                            good.argv(),
                            good.directory(),
                            good.environment(),
                            Optional.empty(),
                            good.log(),
                            Optional.empty(),
                            1,
                            marker));
        }
    }

    private static void assertRefused(String message, Runnable making) {
        assertThatThrownBy(making::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
