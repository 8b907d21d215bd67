package dev.stretto.bench.stress;

import dev.stretto.bench.support.PlainMatcher;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A claim as the checker knows it: by the files it covers, found by trying each of them.
 *
 * @param resource a path glob, or the name of a pool
 * @param units of a pool; 0 for a glob
 */
record Wish(Mode mode, String resource, int units) {

    /** The only files there are. Whatever two globs of ours have in common, one of these shows it. */
    static final List<String> FILES = IntStream.range(0, 64)
            .mapToObj(file -> "d" + file / 8 + "/f" + file % 8 + ".txt")
            .toList();

    enum Mode {
        READ,
        WRITE,
        USE
    }

    /** What it covers, by the places in {@link #FILES}. */
    BitSet files() {
        BitSet covered = new BitSet();
        if (mode != Mode.USE) {
            PlainMatcher matcher = new PlainMatcher(resource);
            IntStream.range(0, FILES.size())
                    .filter(file -> matcher.matches(List.of(FILES.get(file).split("/"))))
                    .forEach(covered::set);
        }
        return covered;
    }

    /** As plans and the command line write it. */
    String text() {
        return mode == Mode.USE ? resource + "=" + units : resource;
    }
}
