package dev.stretto.bench.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.bench.support.PlainMatcher;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thousands of pairs of globs; {@code bench/run overlap} compares a million. */
final class PairsTest {

    private static final long SEED = 20_261_125;
    private static final int PAIRS = 5_000;

    @Test
    void globsOverlapIfAndOnlyIfSomePathMatchesBoth() {
        Pairs.Outcome outcome = new Pairs(SEED).compare(PAIRS);

        assertThat(outcome.wrong()).isEmpty();
        assertThat(outcome.pairs()).isGreaterThanOrEqualTo(PAIRS);
        assertThat(outcome.overlapping()).isBetween(outcome.pairs() / 10, outcome.pairs() * 9 / 10);
    }

    @ParameterizedTest
    @CsvSource({
        "src/**, src/a/b, true", "src/**, src, false", "src, src/a, true", "a.c, a.c/b, false", "*/b, a/b, true",
        "*/b, a/b/b, false", "[!a]?, ba, true", "[!a]?, ab, false", "'{a,b/c}/d', b/c/d, true",
                "'{a,b/c}/d', b/d, false",
        "**/a, a, true", "a/../b, b, true", "{a}, {a}, true", "a[b-d], ac, true", "a/, a/b/c, true"
    })
    void thePlainMatcherKnowsWhatAPathMatches(String glob, String path, boolean matches) {
        assertThat(new PlainMatcher(glob).matches(List.of(path.split("/")))).isEqualTo(matches);
    }
}
