package dev.stretto.view;

import dev.stretto.engine.LandingEvent;
import dev.stretto.engine.LandingQueue.Entry;
import dev.stretto.engine.LandingQueue.Stage;
import dev.stretto.engine.Ledger;
import dev.stretto.plan.TaskId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A change that waits to land, and how far it is; derived, never journaled.
 *
 * @param position its place in the queue, from 1
 * @param behind the task whose candidate it is built on; empty for the head, or where it is not built yet
 * @param message what there is to say of it; empty for nothing
 */
public record QueuePlace(Entry entry, int position, Optional<TaskId> behind, String message) {

    /** The whole queue, first to last. */
    public static List<QueuePlace> of(Ledger ledger) {
        List<QueuePlace> places = new ArrayList<>();
        Map<String, TaskId> candidates = new LinkedHashMap<>();
        for (Entry entry : ledger.landing().entries()) {
            TaskId task = entry.attempt().task();
            Optional<TaskId> behind = Optional.ofNullable(candidates.get(entry.onto()));
            places.add(new QueuePlace(entry, places.size() + 1, behind, message(ledger, entry, behind)));
            if (!entry.candidate().isEmpty()) {
                candidates.put(entry.candidate(), task);
            }
        }
        return places;
    }

    /** A word for how far it is: {@code queued}, {@code merging}, {@code merged}, {@code gating}, {@code passed}, {@code waiting}, {@code landing}. */
    public String stage() {
        return entry.stage() == Stage.COLLECTED
                ? "queued"
                : entry.stage().name().toLowerCase(Locale.ROOT);
    }

    private static String message(Ledger ledger, Entry entry, Optional<TaskId> behind) {
        String on = behind.map(task -> "on top of " + task).orElse("on the head");
        return switch (entry.stage()) {
            case COLLECTED -> "";
            case MERGING, LANDING -> on;
            case MERGED ->
                on + ", its gate " + (ledger.landing().halted() ? "runs when the run goes on" : "waits for a slot");
            case GATING -> on + (entry.tries() > 1 ? ", try " + entry.tries() : "");
            case PASSED -> on + (behind.isEmpty() ? "" : ", lands after that");
            case WAITING -> entry.waiting().map(why -> misfit(why, on)).orElse(on);
        };
    }

    private static String misfit(LandingEvent.Waiting why, String on) {
        String what = why.reason().isEmpty()
                ? "does not merge " + on + ": " + String.join(", ", why.files())
                : "did not pass " + on + ": " + why.reason();
        return what + "; what becomes of that decides";
    }
}
