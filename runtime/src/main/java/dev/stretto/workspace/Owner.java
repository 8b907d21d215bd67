package dev.stretto.workspace;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.GateTry;
import dev.stretto.engine.LandingTry;
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
 * behind it the barrier's name, or for a landing gate the number of the attempt and the task's id. It appears whole when the slot is ready and goes when
 * it is given back, so that after a kill a slot with one holds somebody's work and a slot without may be reused.
 */
record Owner(Trial trial, ObjectId base) {

    private static final String FILE = "owner";
    private static final String GATE = "gate ";
    private static final String LANDING = "landing ";

    void write(Path slot) throws IOException {
        Path fresh = slot.resolve(FILE + ".new");
        String who = switch (trial) {
            case Attempt(TaskId task, int number) -> number + "\n" + task.value();
            case GateTry(String barrier, int number) -> GATE + number + "\n" + barrier;
            case LandingTry(TaskId task, int attempt, int number) ->
                LANDING + number + " " + attempt + "\n" + task.value();
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
        return Optional.of(new Owner(trial(parts.get(1), parts.get(2)), new ObjectId(parts.getFirst())));
    }

    private static Trial trial(String numbers, String of) {
        if (numbers.startsWith(GATE)) {
            return new GateTry(of, Integer.parseInt(numbers.substring(GATE.length())));
        }
        if (numbers.startsWith(LANDING)) {
            String[] both = numbers.substring(LANDING.length()).split(" ", 2);
            return new LandingTry(new TaskId(of), Integer.parseInt(both[1]), Integer.parseInt(both[0]));
        }
        return new Attempt(new TaskId(of), Integer.parseInt(numbers));
    }

    static void erase(Path slot) throws IOException {
        Files.deleteIfExists(slot.resolve(FILE));
    }
}
