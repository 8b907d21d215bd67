package dev.stretto.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NaturalOrderTest {

    @Test
    void idsAreOrderedAsPeopleCount() {
        List<String> ordered =
                List.of("1", "1.1", "1.1.1", "1.2", "1.2b", "1.3", "1.9", "1.10", "2", "10", "T2", "T010", "T11");
        List<String> shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(7));

        assertThat(shuffled.stream().sorted(NaturalOrder.INSTANCE)).containsExactlyElementsOf(ordered);
    }

    @Test
    void itAgreesWithEquals() {
        assertThat(NaturalOrder.INSTANCE.compare("1.01", "1.1")).isNegative();
        assertThat(NaturalOrder.INSTANCE.compare("1.1", "1.01")).isPositive();
        assertThat(NaturalOrder.INSTANCE.compare("1.1", "1.1")).isZero();
    }
}
