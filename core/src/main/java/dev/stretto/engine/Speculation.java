package dev.stretto.engine;

import dev.stretto.engine.LandingQueue.Entry;
import dev.stretto.engine.LandingQueue.Stage;
import dev.stretto.engine.RunEvent.Paused.Manner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is done with the changes that wait to land: each is built on the candidate before it and tried there, as if that had
 * landed. One that does not fit its place is left out by those behind it; what stood on a candidate that did not land is
 * built anew. So what a failing change costs is what had been built on it, and nothing else.
 *
 * <p>Why only what passed lands: the first alone lands, only where it stands on the head, and what it passed it passed as that
 * very commit.
 */
final class Speculation {

    private Speculation() {}

    /**
     * A change and what it belongs on.
     *
     * @param base the candidate before it, or the head; empty where that is not built yet
     * @param room whether it may be under way
     */
    private record Place(Entry entry, String base, boolean first, boolean room) {

        boolean misplaced() {
            return entry.stands() && !entry.onto().equals(base);
        }
    }

    /** The changes that are under way or may be, from the first. */
    private static List<Place> places(LandingQueue queue, String head, int width) {
        List<Place> places = new ArrayList<>();
        String base = head;
        int ahead = 0;
        int left = queue.underWay();
        for (Entry entry : queue.inOrder()) {
            if (left == 0 && ahead >= width) {
                break;
            }
            Place place = new Place(entry, base, places.isEmpty(), ahead < width);
            places.add(place);
            left -= entry.stage() == Stage.COLLECTED ? 0 : 1;
            if (entry.stage() != Stage.WAITING) {
                base = place.misplaced() ? "" : entry.candidate();
                ahead++;
            }
        }
        return places;
    }

    private static List<Place> places(Ledger ledger) {
        return places(
                ledger.landing(),
                ledger.head(),
                ledger.definition().options().gates().width());
    }

    /** Sets on their way the merges, and the move of the head, that are due; a part of {@link Ledger#apply}. */
    static void settle(Ledger ledger) {
        List<Entry> set = new ArrayList<>();
        if (ledger.reverting().isEmpty()) { // else the head is about to move otherwise
            for (Place place : places(ledger)) {
                Entry now = settled(place);
                if (!now.equals(place.entry())) {
                    ledger.landing().replace(now);
                    set.add(now);
                }
            }
        }
        ledger.landing().announce(set);
    }

    private static Entry settled(Place place) {
        Entry entry = place.entry();
        String base = place.base();
        return switch (entry.stage()) {
            case COLLECTED -> place.room() && !base.isEmpty() ? entry.on(Stage.MERGING, base, "") : entry;
            case MERGING -> {
                Stage next = base.isEmpty() ? Stage.COLLECTED : Stage.MERGING;
                yield entry.onto().equals(base) ? entry : entry.on(next, base, "");
            }
            case PASSED -> place.first() && entry.onto().equals(base) ? entry.at(Stage.LANDING) : entry;
            case MERGED, GATING, WAITING, LANDING -> entry;
        };
    }

    /** The merges and the move of the head that the latest event has set on their way. */
    static List<Effect> announced(Ledger ledger) {
        return ledger.landing().fresh().stream()
                .flatMap(entry -> effect(entry).stream())
                .toList();
    }

    /** Those that are on their way. */
    static List<Effect> unanswered(Ledger ledger) {
        return ledger.landing().inOrder().stream()
                .flatMap(entry -> effect(entry).stream())
                .toList();
    }

    private static Optional<Effect> effect(Entry entry) {
        return switch (entry.stage()) {
            case MERGING -> Optional.of(new Effect.Merge(entry.attempt(), entry.commit(), entry.onto()));
            case LANDING -> Optional.of(new Effect.MoveHead(entry.attempt(), entry.onto(), entry.candidate()));
            case COLLECTED, MERGED, GATING, PASSED, WAITING -> Optional.empty();
        };
    }

    /** What follows by itself: what stands on what will not land is built anew, and gates start where there is room. */
    static Optional<Event> next(Ledger ledger) {
        if (ledger.landing().underWay() == 0) {
            return Optional.empty();
        }
        List<Place> places = places(ledger);
        return places.stream()
                .filter(Place::misplaced)
                .map(place -> rebuilding(place.entry()))
                .findFirst()
                .or(() -> places.stream()
                        .filter(place -> place.entry().stage() == Stage.MERGED)
                        .flatMap(place -> untried(ledger, place.entry()).stream())
                        .findFirst());
    }

    /** What becomes of a candidate whose gate does not run: a run that is cancelled does not begin it any more. */
    private static Optional<Event> untried(Ledger ledger, Entry entry) {
        if (ledger.state() == RunState.CANCELLED) {
            return Optional.of(new TaskEvent.Cancelled(entry.attempt().task(), ""));
        }
        return mayTry(ledger) ? Optional.of(gating(entry)) : Optional.empty();
    }

    private static Event rebuilding(Entry entry) {
        int running = entry.stage() == Stage.GATING ? entry.tries() : 0;
        return new LandingEvent.Rebuilding(
                entry.attempt().task(), entry.attempt().number(), entry.onto(), running);
    }

    /** While the user has the run paused, what has been done still lands; but not when the driver is about to leave. */
    private static boolean mayTry(Ledger ledger) {
        LandingQueue queue = ledger.landing();
        return !queue.halted()
                && queue.gating() < ledger.definition().options().gates().width();
    }

    /** Whether a pause is one in which no gate starts. */
    static boolean halts(RunEvent.Paused paused) {
        return paused.manner() != Manner.WAIT;
    }

    private static Event gating(Entry entry) {
        return new LandingEvent.Gating(
                entry.attempt().task(), entry.attempt().number(), entry.tries() + 1, entry.candidate());
    }
}
