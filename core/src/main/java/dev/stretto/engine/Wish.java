package dev.stretto.engine;

/**
 * What a task is to hold while it runs. Tasks that claim the same share one wish; globs and pools are named by their numbers in
 * the {@link ClaimBook}.
 *
 * @param id its number
 * @param globs ascending
 * @param writes whether each of the globs is written
 * @param pools ascending
 * @param units how many of each of the pools
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity and read in inner loops
record Wish(int id, int[] globs, boolean[] writes, int[] pools, int[] units) {

    boolean isEmpty() {
        return globs.length == 0 && pools.length == 0;
    }

    /** How many units of a pool. */
    int unitsOf(int pool) {
        for (int at = 0; at < pools.length; at++) {
            if (pools[at] == pool) {
                return units[at];
            }
        }
        return 0;
    }
}
