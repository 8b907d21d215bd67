package dev.stretto.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Finding what overlaps among many gives the same as comparing with each. */
final class GlobIndexTest {

    private static final long SEED = 20_261_125;
    private static final String[] NAMES = {
        "a", "b", "a", "b", "c", "a.c", "b.c", "*", "*.c", "a*", "?", "[ab]", "[!a]*", "{a,b}", "{a,b/c}", "**", "**",
        "?.c", "*.*", "*[.]c"
    };

    private static Glob glob(SplittableRandom random) {
        List<String> names = new ArrayList<>();
        for (int name = random.nextInt(1, 5); name > 0; name--) {
            names.add(NAMES[random.nextInt(NAMES.length)]);
        }
        try {
            return Glob.of(String.join("/", names) + (random.nextInt(8) == 0 ? "/" : ""), PathFacts.NONE);
        } catch (BadGlobException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theIndexFindsWhatComparingWithEachFinds() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 25; round++) {
            List<Glob> held = new ArrayList<>();
            GlobIndex index = new GlobIndex();
            for (int number = 0; number < 30; number++) {
                held.add(glob(random));
                index.add(held.getLast(), number);
            }
            for (int query = 0; query < 30; query++) {
                Glob glob = glob(random);
                NavigableSet<Integer> expected = new TreeSet<>();
                for (int number = 0; number < held.size(); number++) {
                    if (held.get(number).overlap(glob).isPresent()) {
                        expected.add(number);
                    }
                }
                assertThat(index.overlapping(glob))
                        .as("seed " + SEED + ", round " + round + ": " + glob + " among " + held)
                        .isEqualTo(expected);
            }
        }
    }
}
