package dev.stretto.cli;

import dev.stretto.app.Clean;
import dev.stretto.app.CleanJson;
import dev.stretto.app.Leftover;
import dev.stretto.app.Place;
import dev.stretto.app.UserError;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code stretto clean}. */
@Command(
        name = "clean",
        description = "List what ended runs have left behind and nobody needs any more; with --yes, remove it.")
final class CleanCommand extends Subcommand {

    private static final int HASH_LENGTH = 8;

    @Option(
            names = "--older-than",
            paramLabel = "TIME",
            defaultValue = "30d",
            converter = Durations.Converter.class,
            description = "How long ago a run must have ended for its journal, its logs, and what is kept of tasks that"
                    + " did not land to go: 12h, 90d (default 30d).")
    private Duration olderThan = Duration.ofDays(30);

    @Option(names = "--yes", description = "Remove it; without this nothing is touched.")
    private boolean yes;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws UserError {
        try (Place place = place()) {
            Clean clean = new Clean(place, cli().environment(), olderThan, System.currentTimeMillis());
            List<Leftover> found = clean.find();
            List<String> problems = yes ? clean.remove(found) : List.of();
            if (json) {
                print(CleanJson.of(found, yes, problems).toString());
            } else {
                found.forEach(this::print);
                print(sum(found));
            }
            problems.forEach(problem -> cli().say("not removed: " + problem));
            return problems.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    private void print(Leftover leftover) {
        String commit = leftover.commit()
                .map(id -> " " + id.hex().substring(0, HASH_LENGTH))
                .orElse("");
        String size = leftover.bytes() == 0 ? "" : " (" + size(leftover.bytes()) + ")";
        String kind =
                String.format(Locale.ROOT, "%-10s  ", leftover.kind().name().toLowerCase(Locale.ROOT));
        print(kind + leftover.what() + commit + size + ": " + leftover.why());
    }

    private String sum(List<Leftover> found) {
        if (found.isEmpty()) {
            return "nothing to remove";
        }
        String all = found.size()
                + (found.size() == 1 ? " thing, " : " things, ")
                + size(found.stream().mapToLong(Leftover::bytes).sum());
        return yes ? all : all + "; nothing was touched, `stretto clean --yes` removes it";
    }

    /** Bytes as {@code 12 kB} or {@code 3.4 MB}. */
    private static String size(long bytes) {
        if (bytes < 1_000_000) {
            return (bytes + 999) / 1000 + " kB";
        }
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
