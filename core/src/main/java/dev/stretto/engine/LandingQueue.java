package dev.stretto.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The changes that wait to land, first come first served, and how far each is. What is to be done with them next is
 * {@link Speculation}'s. Changed by {@link Ledger#apply} alone.
 */
public final class LandingQueue {

    /** How far a change is. */
    public enum Stage {
        /** Waits for its turn, or for the candidate it is to be built on. */
        COLLECTED,
        /** Is being merged. */
        MERGING,
        /** Is merged; its gate does not run yet. */
        MERGED,
        /** Its gate runs. */
        GATING,
        /** Needs no gate any more; waits for those before it. */
        PASSED,
        /** Did not merge with, or pass on, a candidate that has not landed: what becomes of that decides. */
        WAITING,
        /** The head is being moved to it. */
        LANDING
    }

    /**
     * One change.
     *
     * @param commit the attempt's commit
     * @param files what it changes
     * @param onto the commit it is, or is being, merged with; empty before that
     * @param candidate both as one commit; empty until it is built
     * @param tries how often its gate was tried
     * @param unable whether its gate could not be run
     * @param waiting why it does not fit what it was merged with, as long as that has not landed
     */
    public record Entry(
            Attempt attempt,
            String commit,
            List<String> files,
            Stage stage,
            String onto,
            String candidate,
            int tries,
            boolean unable,
            Optional<LandingEvent.Waiting> waiting) {

        Entry at(Stage next) {
            return new Entry(attempt, commit, files, next, onto, candidate, tries, unable, Optional.empty());
        }

        Entry on(Stage next, String base, String made) {
            return new Entry(attempt, commit, files, next, base, made, tries, unable, Optional.empty());
        }

        private Entry tried(int number) {
            return new Entry(attempt, commit, files, Stage.GATING, onto, candidate, number, unable, waiting);
        }

        private Entry withdrawn(boolean couldNotRun) {
            return new Entry(
                    attempt, commit, files, Stage.MERGED, onto, candidate, tries, unable || couldNotRun, waiting);
        }

        private Entry waits(LandingEvent.Waiting event) {
            return new Entry(attempt, commit, files, Stage.WAITING, onto, "", tries, unable, Optional.of(event));
        }

        /** Its latest try at the gate. */
        LandingTry latest() {
            return new LandingTry(attempt.task(), attempt.number(), tries);
        }

        /** Whether what is known of it holds only on top of a certain commit. */
        boolean stands() {
            return switch (stage) {
                case MERGED, GATING, PASSED, WAITING -> true;
                case COLLECTED, MERGING, LANDING -> false;
            };
        }
    }

    private final Map<Attempt, Entry> entries = new LinkedHashMap<>();
    private final List<Entry> fresh = new ArrayList<>();
    private int underWay;
    private int gating;
    private boolean halted;

    void add(Attempt attempt, String commit, List<String> files) {
        entries.put(attempt, new Entry(attempt, commit, files, Stage.COLLECTED, "", "", 0, false, Optional.empty()));
    }

    /**
     * Takes in how far a change is now.
     *
     * @param gated whether there is a gate to pass
     */
    void take(LandingEvent event, boolean gated) {
        Entry entry = find(new Attempt(event.task(), event.attempt())).orElse(null);
        if (entry == null) {
            return; // not in the queue: an attempt that was rejected before it came here, or one that landed
        }
        switch (event) {
            case LandingEvent.Candidate built ->
                replace(entry.on(gated ? Stage.MERGED : Stage.PASSED, built.onto(), built.candidate()));
            case LandingEvent.Gating started -> replace(entry.tried(started.gate()));
            case LandingEvent.Passed _ -> replace(entry.at(Stage.PASSED));
            case LandingEvent.Withdrawn withdrawn -> replace(entry.withdrawn(withdrawn.unable()));
            case LandingEvent.Waiting waiting -> replace(entry.waits(waiting));
            case LandingEvent.Rebuilding _ -> replace(entry.on(Stage.COLLECTED, "", ""));
            case LandingEvent.Landed _, LandingEvent.Conflicted _, LandingEvent.Rejected _ -> remove(entry.attempt);
            case LandingEvent.Queued _, LandingEvent.Reverted _ -> {}
        }
    }

    /** The head has moved under what was to land. */
    void rebuild() {
        first().filter(entry -> entry.stage == Stage.LANDING)
                .ifPresent(entry -> replace(entry.on(Stage.COLLECTED, "", "")));
    }

    void remove(Attempt attempt) {
        count(entries.remove(attempt), -1);
    }

    /** Puts another state of a change in its place in the queue. */
    void replace(Entry next) {
        count(entries.put(next.attempt, next), -1);
        count(next, 1);
    }

    private void count(@Nullable Entry entry, int by) {
        if (entry != null) {
            underWay += entry.stage == Stage.COLLECTED ? 0 : by;
            gating += entry.stage == Stage.GATING ? by : 0;
        }
    }

    /** Notes what the latest event has set on its way: merges, and the move of the head. */
    void announce(List<Entry> set) {
        fresh.clear();
        fresh.addAll(set);
    }

    List<Entry> fresh() {
        return Collections.unmodifiableList(fresh);
    }

    void halt(boolean now) {
        halted = now;
    }

    /** Whether no gate starts until the user has the run go on. */
    public boolean halted() {
        return halted;
    }

    /** How many gates run. */
    int gating() {
        return gating;
    }

    /** How many changes are beyond waiting for their turn. */
    int underWay() {
        return underWay;
    }

    Collection<Entry> inOrder() {
        return Collections.unmodifiableCollection(entries.values());
    }

    /** The tries at gates that run. */
    List<LandingTry> trying() {
        return gating == 0
                ? List.of()
                : entries.values().stream()
                        .filter(entry -> entry.stage == Stage.GATING)
                        .map(Entry::latest)
                        .toList();
    }

    public Optional<Entry> find(Attempt attempt) {
        return Optional.ofNullable(entries.get(attempt));
    }

    public Optional<Entry> first() {
        return entries.values().stream().findFirst();
    }

    /** First to last. */
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }
}
