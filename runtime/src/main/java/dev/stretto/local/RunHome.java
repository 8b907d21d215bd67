package dev.stretto.local;

import dev.stretto.engine.Attempt;
import dev.stretto.engine.GateTry;
import dev.stretto.engine.LandingTry;
import dev.stretto.engine.RunId;
import dev.stretto.engine.Trial;
import dev.stretto.plan.TaskId;
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

    /** The variable by which the commands of a run find its directory, wherever they work. */
    public static final String VARIABLE = "STRETTO_RUN_DIRECTORY";

    /** How the names of the files end that say what agents used. */
    static final String USE = ".use.json";

    private static final int NAME_LENGTH_MAX = 100;

    public Path journal() {
        return directory.resolve("journal.db");
    }

    Path lock() {
        return directory.resolve("driver.lock");
    }

    /** What the processes of a try wrote, readable by its owner only. */
    public Path log(Trial trial) {
        return place(trial, ".log");
    }

    /** What the attempt's agent was asked. */
    public Path prompt(Attempt attempt) {
        return place(attempt, ".prompt.md");
    }

    /** What the attempt's agent says it used; see {@link AgentUse}. */
    Path use(Attempt attempt) {
        return place(attempt, USE);
    }

    /** What the attempt's change contradicted when it was last to land, as its next attempt is told; absent where it did not. */
    public Path conflict(Attempt attempt) {
        return place(attempt, ".conflict.md");
    }

    /** Where the files of tries are: a folder for all, since making one for each is dear. */
    Path trials(Trial trial) {
        return switch (trial) {
            case Attempt _ -> attempts();
            case GateTry _ -> directory.resolve("gates");
            case LandingTry _ -> directory.resolve("landing-gates");
        };
    }

    Path attempts() {
        return directory.resolve("attempts");
    }

    private Path place(Trial trial, String kind) {
        String of = switch (trial) {
            case Attempt(TaskId task, int _) -> task.value();
            case GateTry(String barrier, int _) -> barrier;
            case LandingTry(TaskId task, int attempt, int _) -> task.value() + "-" + attempt;
        };
        String encoded = URLEncoder.encode(of, StandardCharsets.UTF_8);
        String name = encoded.length() > NAME_LENGTH_MAX
                ? encoded.substring(0, NAME_LENGTH_MAX) + Integer.toHexString(encoded.hashCode())
                : encoded;
        return trials(trial).resolve(name + "-" + trial.number() + kind);
    }

    /** How marking tasks in the plan went; see {@link TickNote}. */
    Path ticks() {
        return directory.resolve("ticks.json");
    }

    /** How pushing what has landed went; see {@link PushNote}. */
    Path pushes() {
        return directory.resolve("pushes.json");
    }

    /** The agents that the run knows by name; see {@link RunAgents}. Absent where no task needs one. */
    Path agents() {
        return directory.resolve("agents.json");
    }

    /** Scratch space of the landing. */
    public Path scratch() {
        return directory.resolve("landing");
    }
}
