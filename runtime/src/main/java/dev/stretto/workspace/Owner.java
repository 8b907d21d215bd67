package dev.stretto.workspace;

import dev.stretto.engine.Attempt;
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
 * Who holds a slot, as a file in it: base, number, then the task's id. It appears whole when the slot is ready and goes when
 * it is given back, so that after a kill a slot with one holds somebody's work and a slot without may be reused.
 */
record Owner(Attempt attempt, ObjectId base) {

    private static final String FILE = "owner";

    void write(Path slot) throws IOException {
        Path fresh = slot.resolve(FILE + ".new");
        Files.writeString(
                fresh, base + "\n" + attempt.number() + "\n" + attempt.task().value());
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
        Attempt attempt = new Attempt(new TaskId(parts.get(2)), Integer.parseInt(parts.get(1)));
        return Optional.of(new Owner(attempt, new ObjectId(parts.getFirst())));
    }

    static void erase(Path slot) throws IOException {
        Files.deleteIfExists(slot.resolve(FILE));
    }
}
