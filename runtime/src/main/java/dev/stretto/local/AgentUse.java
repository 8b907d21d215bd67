package dev.stretto.local;

import dev.stretto.agent.Agent;
import dev.stretto.agent.OutputKind;
import dev.stretto.agent.Transcript;
import dev.stretto.agent.UsageLimit;
import dev.stretto.engine.Attempt;
import dev.stretto.journal.Json;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * What an attempt of an agent has used, as far as it says so; kept beside its log.
 *
 * @param costUsd in dollars
 */
public record AgentUse(double costUsd, long inputTokens, long outputTokens) {

    /** None says anything. */
    public static final AgentUse NOTHING = new AgentUse(0, 0, 0);

    /** What all attempts of a run together have used. */
    public static AgentUse of(RunHome home) {
        AgentUse sum = NOTHING;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(home.attempts(), "*" + RunHome.USE)) {
            for (Path file : files) {
                sum = sum.plus(read(file));
            }
        } catch (NoSuchFileException e) {
            return NOTHING; // no attempt has begun
        } catch (IOException e) {
            return sum; // what cannot be read is not counted
        }
        return sum;
    }

    private AgentUse plus(AgentUse other) {
        return new AgentUse(
                costUsd + other.costUsd, inputTokens + other.inputTokens, outputTokens + other.outputTokens);
    }

    private static AgentUse read(Path file) throws IOException {
        try {
            return Json.mapper().readValue(Files.readAllBytes(file), AgentUse.class);
        } catch (JacksonException e) {
            return NOTHING; // cut off where its driver was killed
        }
    }

    /**
     * Reads what an agent has written now that it has ended, and keeps what it says it used.
     *
     * @param well whether it exited with 0
     * @return why its work does not count; empty where its output does not say
     */
    static Optional<String> take(RunHome home, Attempt attempt, Agent agent, boolean well) {
        Path log = home.log(attempt);
        Optional<String> problem = Optional.empty();
        try {
            if (agent.output() != OutputKind.TEXT) {
                Transcript transcript = Transcript.of(log, agent.output());
                AgentUse use = new AgentUse(transcript.costUsd(), transcript.inputTokens(), transcript.outputTokens());
                if (!use.equals(NOTHING)) {
                    keep(home.use(attempt), use);
                }
                problem = transcript.problem();
            }
        } catch (IOException e) {
            return Optional.of("what it wrote, in " + log + ", cannot be read: " + e.getMessage());
        }
        return problem.isPresent() || well ? problem : limit(LogTail.lastLine(log));
    }

    private static void keep(Path file, AgentUse use) {
        try {
            Files.write(file, Json.mapper().writeValueAsBytes(use));
        } catch (IOException e) {
            // Its work counts all the same; only the sum will be too small.
        }
    }

    /** An agent that writes for people says so last, if at all. */
    private static Optional<String> limit(String line) {
        return UsageLimit.in(line).map(until -> "its usage limit is reached" + until + ": " + line);
    }
}
