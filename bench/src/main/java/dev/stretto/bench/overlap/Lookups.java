package dev.stretto.bench.overlap;

import dev.stretto.bench.support.Figures;
import dev.stretto.claim.BadGlobException;
import dev.stretto.claim.Glob;
import dev.stretto.claim.GlobIndex;
import dev.stretto.claim.PathFacts;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** How long it takes to find which of many held claims one overlaps. */
final class Lookups {

    /** How many claims are held. */
    static final int HELD = 10_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 5;
    private static final int FOLDERS = 400;
    private static final int EXTENSIONS = 40;

    /** What the claims are like. */
    enum Kind {
        /** Files and folders of a large repository, some with wildcards. */
        TYPICAL("typical: files, folders, globs in folders"),
        /** Nothing is known of where they start. */
        ANYWHERE("worst: all start with **");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /**
     * The figures of a kind.
     *
     * @param microseconds processor time of a lookup, the median of some rounds
     * @param found how many of the held ones overlapped one, on average
     */
    record Measured(Kind kind, int held, double microseconds, double found) {}

    private final SplittableRandom random;

    Lookups(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Looks up so many claims of a kind in each of some rounds. */
    Measured measure(Kind kind, int lookups) {
        GlobIndex index = new GlobIndex();
        for (int number = 0; number < HELD; number++) {
            index.add(glob(kind), number);
        }
        List<Double> microseconds = new ArrayList<>();
        long found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<Glob> claims = new ArrayList<>();
            for (int claim = 0; claim < lookups; claim++) {
                claims.add(glob(kind));
            }
            long start = THREADS.getCurrentThreadCpuTime();
            for (Glob claim : claims) {
                found += index.overlapping(claim).size();
            }
            microseconds.add((THREADS.getCurrentThreadCpuTime() - start) / 1e3 / lookups);
        }
        return new Measured(kind, HELD, Figures.median(microseconds), (double) found / lookups / ROUNDS);
    }

    private Glob glob(Kind kind) {
        try {
            return Glob.of(kind == Kind.TYPICAL ? typical() : anywhere(), PathFacts.NONE);
        } catch (BadGlobException e) {
            throw new IllegalStateException(e);
        }
    }

    private String typical() {
        String folder = "src/part" + random.nextInt(20) + "/folder" + random.nextInt(FOLDERS);
        return switch (random.nextInt(10)) {
            case 0 -> folder + "/**";
            case 1 -> folder + "/*.ts";
            case 2 -> folder + "/**/*.test.ts";
            case 3 -> folder;
            default -> folder + "/file" + random.nextInt(50) + ".ts";
        };
    }

    private String anywhere() {
        String extension = "ext" + random.nextInt(EXTENSIONS);
        return switch (random.nextInt(4)) {
            case 0 -> "**/folder" + random.nextInt(FOLDERS) + "/*." + extension;
            case 1 -> "**/*_" + random.nextInt(FOLDERS) + "." + extension;
            default -> "**/file" + random.nextInt(10_000) + "." + extension;
        };
    }
}
