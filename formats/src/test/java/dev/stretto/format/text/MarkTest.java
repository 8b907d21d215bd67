package dev.stretto.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.plan.PlanStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkTest {

    @Test
    void aBoxIsASignInBrackets() {
        Mark mark = Mark.of("[x] a").orElseThrow();

        assertThat(mark.status()).isEqualTo(PlanStatus.COMPLETED);
        assertThat(mark.signStart()).isEqualTo(1);
        assertThat(mark.signEnd()).isEqualTo(2);
        assertThat(mark.end()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\n] a", "[\r\n] a", "[ \n ] a"})
    void aBoxDoesNotGoOnInTheNextLine(String text) {
        assertThat(Mark.of(text)).isEmpty();
    }
}
