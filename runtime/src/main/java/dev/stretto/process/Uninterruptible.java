package dev.stretto.process;

import java.util.concurrent.CountDownLatch;

/** Waiting that an interrupt does not cut short, where leaving early would leave a tree half ended. */
public final class Uninterruptible {

    private Uninterruptible() {}

    /** Sleeps all the time, then puts an interrupt back that came meanwhile. */
    public static void sleepMillis(long millis) {
        retry(() -> Thread.sleep(millis));
    }

    static void await(CountDownLatch latch) {
        retry(latch::await);
    }

    private interface Wait {
        void run() throws InterruptedException;
    }

    /** An interrupt clears the flag and throws; it is put back for the caller once the waiting is over. */
    private static void retry(Wait wait) {
        boolean interrupted = false;
        while (true) {
            try {
                wait.run();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
