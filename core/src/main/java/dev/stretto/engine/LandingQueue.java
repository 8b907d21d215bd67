package dev.stretto.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The changes that wait to land, first come first served; only the first one is under way. */
public final class LandingQueue {

    /**
     * One change.
     *
     * @param commit the attempt's commit
     * @param files what it changes
     * @param candidate that commit merged with the head; empty until it is built
     */
    public record Entry(Attempt attempt, String commit, List<String> files, String candidate) {}

    private final Deque<Entry> entries = new ArrayDeque<>();

    void add(Attempt attempt, String commit, List<String> files) {
        entries.add(new Entry(attempt, commit, files, ""));
    }

    void merged(String candidate) {
        Entry first = entries.remove();
        entries.addFirst(new Entry(first.attempt, first.commit, first.files, candidate));
    }

    /** The head has moved under what was built. */
    void rebuild() {
        first().filter(entry -> !entry.candidate.isEmpty()).ifPresent(_ -> merged(""));
    }

    Entry removeFirst() {
        return entries.remove();
    }

    void remove(Attempt attempt) {
        entries.removeIf(entry -> entry.attempt.equals(attempt));
    }

    public Optional<Entry> first() {
        return Optional.ofNullable(entries.peek());
    }

    /** First to last. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }
}
