package dev.stretto.claim;

import dev.stretto.plan.ClaimSpec;

/**
 * Units of a named pool, as a claim states them: {@code gpu=2}, or {@code gpu} for one.
 *
 * @param units at least 1
 */
public record PoolWish(String pool, int units) {

    /** Reads a claim on a pool; a count that is none counts as one. */
    public static PoolWish of(ClaimSpec claim) {
        String resource = claim.resource();
        int equals = resource.lastIndexOf('=');
        if (equals < 0) {
            return new PoolWish(resource.strip(), 1);
        }
        String count = resource.substring(equals + 1).strip();
        boolean number = count.matches("0*[1-9][0-9]{0,8}");
        return new PoolWish(resource.substring(0, equals).strip(), number ? Integer.parseInt(count) : 1);
    }
}
