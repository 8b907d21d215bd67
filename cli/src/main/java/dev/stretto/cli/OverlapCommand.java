package dev.stretto.cli;

import dev.stretto.app.PathsOnDisk;
import dev.stretto.app.UserError;
import dev.stretto.claim.BadGlobException;
import dev.stretto.claim.Glob;
import dev.stretto.claim.PathFacts;
import dev.stretto.journal.Json;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code stretto overlap}. */
@Command(
        name = "overlap",
        description = "Say whether two path globs, as tasks claim them, overlap: by a path that both match (exit 0), or"
                + " that there is none (exit 1).")
final class OverlapCommand extends Subcommand {

    @Parameters(
            index = "0",
            paramLabel = "GLOB",
            description = "A path or glob relative to the repository's root: **, *, ?, [a-z], [!a], {a,b}.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String one;

    @Parameters(index = "1", paramLabel = "GLOB", description = "Another.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String other;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws UserError {
        PathFacts facts = PathsOnDisk.around(cli().directory());
        Optional<String> path = glob(one, facts).overlap(glob(other, facts));
        if (json) {
            ObjectNode node = Json.mapper().createObjectNode();
            node.put("a", one).put("b", other).put("overlap", path.isPresent());
            path.ifPresentOrElse(both -> node.put("path", both), () -> node.putNull("path"));
            print(node.toString());
        } else {
            print(path.map(both -> "they overlap: both match " + both)
                    .orElse("they do not overlap: no path matches both"));
        }
        return path.isPresent() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static Glob glob(String text, PathFacts facts) throws UserError {
        try {
            return Glob.of(text, facts);
        } catch (BadGlobException e) {
            throw new UserError("'" + text + "' is no glob, at column " + e.column() + ": " + e.getMessage());
        }
    }
}
