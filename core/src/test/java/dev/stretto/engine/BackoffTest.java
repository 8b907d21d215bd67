package dev.stretto.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.plan.TaskId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static long wait(long millis, long millisMax, int failures, long seed) {
        TaskRecord task = new TaskRecord(new TaskId("a"));
        task.attempt = failures + 1;
        task.failures = failures;
        return Backoff.millis(new RunOptions(1, 9, 0, millis, millisMax, true, false, seed), task);
    }

    @ParameterizedTest
    @CsvSource({
        "1000,60000,0,1000",
        "1000,60000,1,2000",
        "1000,60000,5,32000",
        "1000,60000,6,60000",
        "1000,60000,99,60000",
        "7,7,3,7",
        "0,0,3,0",
        "17179869184,9223372036854775806,62,9223372036854775806",
        "8589934592,9223372036854775806,1,17179869184"
    })
    void theWaitLiesBetweenHalfAndTheWholeOfTheDoubledOne(long millis, long millisMax, int failures, long whole) {
        for (long seed = 0; seed < 50; seed++) {
            assertThat(wait(millis, millisMax, failures, seed)).isBetween(whole / 2, whole);
        }
    }

    @Test
    void theWaitFollowsFromTheSeedAlone() {
        assertThat(wait(10_000, 60_000, 1, 42)).isEqualTo(wait(10_000, 60_000, 1, 42));
        assertThat(wait(10_000, 60_000, 1, 42)).isNotEqualTo(wait(10_000, 60_000, 1, 43));
    }
}
