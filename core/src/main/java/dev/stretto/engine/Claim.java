package dev.stretto.engine;

import java.util.Comparator;

/**
 * What a running task asks for beside what the plan says of it.
 *
 * @param mode read, write or use
 * @param resource a path glob, or units of a pool as {@code gpu=2}
 */
public record Claim(String mode, String resource) {

    static final String READ = "read";
    static final String WRITE = "write";
    static final String USE = "use";

    /** The one order in which several claims are taken, told and kept. */
    static final Comparator<Claim> ORDER = Comparator.comparing(Claim::resource).thenComparing(Claim::mode);

    public static Claim read(String glob) {
        return new Claim(READ, glob);
    }

    public static Claim write(String glob) {
        return new Claim(WRITE, glob);
    }

    /** Units of a pool. */
    public static Claim use(String pool, int units) {
        return new Claim(USE, pool + "=" + units);
    }
}
