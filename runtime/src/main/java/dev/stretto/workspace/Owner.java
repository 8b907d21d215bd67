package dev.stretto.workspace;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.GateTry;
import dev.stretto.engine.Trial;
import dev.stretto.git.ObjectId;
import dev.stretto.plan.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Who holds a slot, as a file in it: base, number, then the task's id; before the number of a try at a gate stands a word, and
 * behind it the barrier's name. It appears whole when the slot is ready and goes when
 * it is given back, so that after a kill a slot with one holds somebody's work and a slot without may be reused.
 */
record Owner(Trial trial, ObjectId base) {

    private static final String FILE = "owner";
    private static final String GATE = "gate ";

    void write(Path slot) throws IOException {
        Path fresh = slot.resolve(FILE + ".new");
        String who = switch (trial) {
            case Attempt(TaskId task, int number) -> number + "\n" + task.value();
            case GateTry(String barrier, int number) -> GATE + number + "\n" + barrier;
        };
        Files.writeString(fresh, base + "\n" + who);
        Files.move(fresh, slot.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    static Optional<Owner> read(Path slot) throws IOException {
        String text;
        try {
            text = Files.readString(slot.resolve(FILE));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        List<String> parts = List.of(text.split("\n", 3));
        String number = parts.get(1);
        Trial trial = number.startsWith(GATE)
                ? new GateTry(parts.get(2), Integer.parseInt(number.substring(GATE.length())))
                : new Attempt(new TaskId(parts.get(2)), Integer.parseInt(number));
        return Optional.of(new Owner(trial, new ObjectId(parts.getFirst())));
    }

    static void erase(Path slot) throws IOException {
        Files.deleteIfExists(slot.resolve(FILE));
    }
}
