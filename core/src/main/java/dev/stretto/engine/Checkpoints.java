package dev.stretto.engine;

import dev.stretto.engine.ProgressEvent.Checkpoint;
import dev.stretto.graph.Node.BarrierNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The places that a run can be taken back to. One lives as long as all that was done before it: whatever of that is undone
 * takes it along.
 */
final class Checkpoints {

    private record Place(Checkpoint checkpoint, int completions) {}

    private final List<Place> places = new ArrayList<>();
    private int last;
    private Optional<String> due = Optional.empty();

    /** A barrier opened. */
    void opened(BarrierNode barrier) {
        boolean marks = switch (barrier.kind()) {
            case WAVE, BATCH, PHASE -> true;
            case JOIN, VERIFY -> false;
        };
        due = marks ? Optional.of(barrier.name()) : Optional.empty();
    }

    /** The barrier whose checkpoint is to be written. */
    Optional<String> due() {
        return due;
    }

    int nextNumber() {
        return last + 1;
    }

    void written(Checkpoint checkpoint, int completions) {
        due = Optional.empty();
        last = checkpoint.number();
        places.add(new Place(checkpoint, completions));
    }

    /** What was completed as so many-th is so no more. */
    void undone(int completedAs) {
        places.removeIf(place -> place.completions >= completedAs);
    }

    void clear() {
        places.clear();
    }

    /** How many tasks had completed when a checkpoint was written; nothing where there is no such checkpoint. */
    OptionalInt completionsAt(int number) {
        return places.stream()
                .filter(place -> place.checkpoint.number() == number)
                .mapToInt(Place::completions)
                .findFirst();
    }

    List<Checkpoint> all() {
        return places.stream().map(Place::checkpoint).toList();
    }
}
