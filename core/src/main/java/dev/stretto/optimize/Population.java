package dev.stretto.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Candidates that differ, the longest of which give way to new ones. */
final class Population {

    private final int size;
    private final SplittableRandom random;
    private final List<Candidate> members = new ArrayList<>();

    /**
     * @param size how many it may hold
     */
    Population(int size, SplittableRandom random) {
        this.size = size;
        this.random = random;
    }

    boolean full() {
        return members.size() == size;
    }

    void clear() {
        members.clear();
    }

    void add(Candidate candidate) {
        if (members.stream().anyMatch(candidate::same)) {
            return;
        }
        if (!full()) {
            members.add(candidate);
            return;
        }
        int longest = 0;
        for (int at = 1; at < members.size(); at++) {
            longest = members.get(at).makespan > members.get(longest).makespan ? at : longest;
        }
        if (candidate.makespan <= members.get(longest).makespan) {
            members.set(longest, candidate);
        }
    }

    /** The shorter of two drawn at random. */
    Candidate draw() {
        Candidate one = members.get(random.nextInt(members.size()));
        Candidate other = members.get(random.nextInt(members.size()));
        return one.makespan <= other.makespan ? one : other;
    }
}
