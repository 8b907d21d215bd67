package dev.stretto.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.engine.Recorded;
import dev.stretto.engine.RunEvent;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Runs of random plans in a world where everything goes wrong; {@code -Dstretto.seed=N} runs that one alone. */
class SimulationTest {

    private static final int SEEDS = 250;

    private static LongStream seeds() {
        String given = System.getProperty("stretto.seed", "");
        return given.isEmpty() ? LongStream.range(0, SEEDS) : LongStream.of(Long.parseLong(given));
    }

    @Test
    void theInvariantsHoldWhateverHappens() {
        seeds().forEach(Simulation::run);
    }

    @Test
    void aSeedAlwaysLeadsToTheSameRun() {
        assertThat(withoutPlans(Simulation.run(12)))
                .hasSizeGreaterThan(100)
                .isEqualTo(withoutPlans(Simulation.run(12)));
    }

    private static List<Recorded> withoutPlans(List<Recorded> events) {
        return events.stream()
                .filter(event -> !(event.event() instanceof RunEvent.Planned))
                .toList();
    }
}
