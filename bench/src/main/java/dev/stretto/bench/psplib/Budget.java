package dev.stretto.bench.psplib;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongPredicate;

/**
 * How long an instance may be searched: processor time of the searching thread, so that other work of the machine takes
 * nothing from it; or, where given, a number of schedules, which is the same on every machine.
 *
 * @param schedules 0 for no limit
 */
record Budget(long millis, long schedules) {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** The processor time of this thread so far. */
    static long nanosNow() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** Whether a search that begins now may go on. */
    LongPredicate begin() {
        if (schedules > 0) {
            return made -> made < schedules;
        }
        long end = nanosNow() + millis * NANOS_PER_MILLI;
        return _ -> nanosNow() < end;
    }

    @Override
    public String toString() {
        return schedules > 0 ? schedules + " schedules" : millis + " ms of processor time";
    }
}
