package dev.stretto.local;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.RunId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Where the files of a run are.
 *
 * @param run its id
 * @param directory its own directory, below the state directory of its repository
 */
public record RunHome(RunId run, Path directory) {

    private static final int NAME_LENGTH_MAX = 100;

    public Path journal() {
        return directory.resolve("journal.db");
    }

    Path lock() {
        return directory.resolve("driver.lock");
    }

    /** What the attempt's processes wrote, readable by its owner only. */
    public Path log(Attempt attempt) {
        return attempt(attempt).resolve("log");
    }

    /** What the attempt's agent was asked. */
    Path prompt(Attempt attempt) {
        return attempt(attempt).resolve("prompt.md");
    }

    Path attempt(Attempt attempt) {
        String task = URLEncoder.encode(attempt.task().value(), StandardCharsets.UTF_8);
        String name = task.length() > NAME_LENGTH_MAX
                ? task.substring(0, NAME_LENGTH_MAX) + Integer.toHexString(task.hashCode())
                : task;
        return directory.resolve("attempts").resolve(name + "-" + attempt.number());
    }

    /** How marking tasks in the plan went; see {@link TickNote}. */
    Path ticks() {
        return directory.resolve("ticks.json");
    }

    /** Scratch space of the landing. */
    public Path scratch() {
        return directory.resolve("landing");
    }
}
