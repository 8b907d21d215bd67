package dev.stretto.local;

import dev.stretto.process.Carriers;
import dev.stretto.process.ProcessTree;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Ends what attempts have left running. Looking at all processes of the machine costs a good part of what a short task does,
 * so those who ask while a look is under way share the next one.
 *
 * <p>Why nobody is overlooked: whoever asks joins the batch that no look has begun for yet, under the object's monitor, and
 * returns only when a look for that batch has ended, which thus began after its attempt did. One thread looks at a time; it
 * takes the batch it is in, and with it everyone who waits in it. A look that fails leaves its batch to another of its members.
 */
final class Leftovers {

    private Batch next = new Batch();
    private boolean looking;

    private static final class Batch {
        private final Set<String> markers = new HashSet<>();
        private Optional<Set<String>> carried = Optional.empty();
    }

    /** Ends whatever carries a marker and returns when nothing does any more. */
    void end(String marker) {
        if (isCarried(marker)) {
            ProcessTree.end(marker, ProcessTree.GRACE);
        }
    }

    private boolean isCarried(String marker) {
        Batch mine = enter(marker);
        if (mine.carried.isEmpty()) {
            Optional<Set<String>> carried = Optional.empty();
            try {
                carried = Optional.of(Carriers.carried(mine.markers));
            } finally {
                leave(mine, carried);
            }
        }
        return mine.carried.orElse(mine.markers).contains(marker);
    }

    /** Returns when a look for the marker has ended, or when it is for this thread to look. */
    private synchronized Batch enter(String marker) {
        Batch mine = next;
        mine.markers.add(marker);
        boolean interrupted = false;
        while (looking && mine.carried.isEmpty()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (mine.carried.isEmpty()) {
            looking = true;
            next = new Batch();
        }
        return mine;
    }

    private synchronized void leave(Batch batch, Optional<Set<String>> carried) {
        batch.carried = carried;
        looking = false;
        notifyAll();
    }
}
