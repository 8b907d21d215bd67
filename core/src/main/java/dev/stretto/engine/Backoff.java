package dev.stretto.engine;

/** How long a failed task waits before it is tried again: doubling, with jitter that follows from the run's seed. */
final class Backoff {

    private static final int DOUBLINGS_MAX = 30;

    private Backoff() {}

    /** Between half of and the whole of the doubled wait, so that tasks that failed together do not return together. */
    static long millis(RunOptions options, TaskRecord task) {
        int doublings = Math.min(task.failures, DOUBLINGS_MAX);
        boolean longest = options.backoffMillis() > options.backoffMillisMax() >> doublings;
        long wait = longest ? options.backoffMillisMax() : options.backoffMillis() << doublings;
        long random = mix(options.seed() ^ mix(task.task().value().hashCode() * 31L + task.attempt));
        return wait / 2 + Math.floorMod(random, wait / 2 + 1);
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
