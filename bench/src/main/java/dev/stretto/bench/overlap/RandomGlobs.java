package dev.stretto.bench.overlap;

import dev.stretto.claim.BadGlobException;
import dev.stretto.claim.Glob;
import dev.stretto.claim.PathFacts;
import java.util.SplittableRandom;

/** Globs over few names, so that many of them meet. */
final class RandomGlobs {

    private static final String[] PARTS = {
        "a",
        "b",
        "a",
        "b",
        ".",
        ".",
        "*",
        "*",
        "?",
        "[ab]",
        "[!a]",
        "[^.b]",
        "[a-c]",
        "[.a]",
        "{a,b}",
        "{a.,*b}",
        "{,a}",
        "{a}",
        "{b,{a,.}b}",
        "{a/b,b}",
        "{*,b/**}",
        "c",
        "**"
    };

    private static final int PARTS_MAX = 3;
    private static final int NAMES_MAX = 4;

    private final SplittableRandom random;

    RandomGlobs(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** One that is well formed. */
    Glob next() {
        while (true) {
            try {
                return Glob.of(text(), PathFacts.NONE);
            } catch (BadGlobException e) {
                // Such as a/../.. or {,a} by itself: drawn again.
            }
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int names = random.nextInt(1, NAMES_MAX + 1); names > 0; names--) {
            text.append(text.isEmpty() ? "" : "/");
            if (random.nextInt(4) == 0) {
                text.append("**");
                continue;
            }
            for (int parts = random.nextInt(1, PARTS_MAX + 1); parts > 0; parts--) {
                text.append(PARTS[random.nextInt(PARTS.length)]);
            }
        }
        return text + (random.nextInt(8) == 0 ? "/" : "");
    }
}
