package dev.stretto.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.registry.PlanFormats;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GrowthTest {

    static List<Shape> shapes() {
        return GrowthCommand.shapes();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everyGrownPlanIsReadAsWhatItIsWithoutErrors(Shape shape) {
        assertThat(Reading.of(shape, 60).warmUp()).isEmpty();
        assertThat(Reading.of(shape, 240).warmUp()).isEmpty();
    }

    @Test
    void everyFormatIsGrown() {
        assertThat(shapes().stream().map(Shape::format).distinct())
                .containsExactlyInAnyOrderElementsOf(PlanFormats.formats());
    }
}
