package dev.stretto.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stretto.bench.fuzz.Corpus.Sample;
import dev.stretto.bench.fuzz.Fuzz.Outcome;
import dev.stretto.format.registry.PlanFormats;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A few thousand changed plans; {@code bench/run fuzz} reads as many as you like. */
class FuzzTest {

    private static final int INPUTS = 4_000;
    private static final long PATIENCE_MILLIS = 60_000;

    static List<Sample> ownPlans() throws Exception {
        return Corpus.of(Optional.empty()).plans();
    }

    @ParameterizedTest
    @MethodSource("ownPlans")
    void theBuiltInPlansAreRead(Sample plan) {
        assertThat(Oracle.check(plan.name(), plan.bytes(), Optional.empty(), true))
                .isPresent();
    }

    @Test
    void noChangedPlanCrashesAReaderOrIsRemarkedOnOutsideItsText() throws Exception {
        long seed = Long.getLong("stretto.fuzz.seed", 20_261_125L);
        Path shared = Path.of("").toAbsolutePath().resolve("../../shared/plans").normalize();
        Corpus corpus = Corpus.of(Optional.of(shared).filter(Files::isDirectory));

        Outcome outcome = new Fuzz(corpus, seed, INPUTS, PATIENCE_MILLIS).run(2);

        assertThat(outcome.failure())
                .as("the first seed was " + seed + "; again: bench/run fuzz --inputs 1 --seed N")
                .isEmpty();
        assertThat(outcome.inputs()).isEqualTo(INPUTS);
        assertThat(outcome.read().keySet()).containsExactlyInAnyOrderElementsOf(PlanFormats.formats());
    }

    @Test
    void theSameSeedMakesTheSameInput() throws Exception {
        Corpus corpus = Corpus.of(Optional.empty());

        assertThat(Mutator.input(corpus, 7).bytes())
                .isEqualTo(Mutator.input(corpus, 7).bytes());
        assertThat(Mutator.input(corpus, 7).bytes())
                .isNotEqualTo(Mutator.input(corpus, 8).bytes());
    }

    @Test
    void whatDoesNotHoldIsFound() {
        byte[] text = "- [ ] 1.1 a\n".getBytes(StandardCharsets.UTF_8);

        assertThat(Oracle.check("plan.md", text, Optional.empty(), true)).isPresent();
        assertThatThrownBy(() -> Oracle.check("plan.md", null, Optional.empty(), true))
                .isInstanceOf(RuntimeException.class);
    }
}
