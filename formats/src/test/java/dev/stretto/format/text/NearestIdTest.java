package dev.stretto.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestIdTest {

    @ParameterizedTest
    @CsvSource({"1.1,1.1,0", "1.1,1.2,1", "1.12,1.21,1", "abc,'',3", "TASK-1,task-1,0", "kitten,sitting,3", "ca,abc,3"})
    void distanceCountsEdits(String a, String b, int distance) {
        assertThat(NearestId.distance(a, b)).isEqualTo(distance);
        assertThat(NearestId.distance(b, a)).isEqualTo(distance);
    }

    @Test
    void theFewestEditsWinThenTheNearerNumberThenTheFirst() {
        assertThat(NearestId.of("TASK-01O", List.of("1.1", "TASK-010", "TASK-1")))
                .hasValue("TASK-010");
        assertThat(NearestId.of("5", List.of("1", "2", "3"))).hasValue("3");
        assertThat(NearestId.of("x", List.of("a", "b"))).hasValue("a");
        assertThat(NearestId.of("x", List.of())).isEmpty();
    }
}
