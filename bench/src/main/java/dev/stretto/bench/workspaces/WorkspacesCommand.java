package dev.stretto.bench.workspaces;

import dev.stretto.bench.support.Bounds;
import dev.stretto.bench.support.Refusal;
import dev.stretto.bench.support.Scratch;
import dev.stretto.journal.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code bench/run workspaces}. */
@Command(
        name = "workspaces",
        sortOptions = false,
        description = {
            "Has tasks that change three files done in a large repository, in a workspace each and landed,",
            "by each provider and by hand with git worktree and git merge, and says what each step takes."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:measured", " 2:wrong use"})
public final class WorkspacesCommand implements Callable<Integer> {

    private static final int FILES_MAX = 1_000_000;
    private static final int MEGABYTES_MAX = 100_000;
    private static final int ROUNDS_MAX = 1_000;
    private static final long MEGABYTE = 1_000_000;
    private static final String ALL = "all";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--files",
            paramLabel = "N",
            defaultValue = "20000",
            description = "in the repository (default: ${DEFAULT-VALUE})")
    private int files;

    @Option(
            names = "--megabytes",
            paramLabel = "M",
            defaultValue = "400",
            description = "of all files together (default: ${DEFAULT-VALUE})")
    private int megabytes;

    @Option(
            names = "--rounds",
            paramLabel = "R",
            defaultValue = "5",
            description = "tasks each way, after a first one that does not count (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            defaultValue = ALL,
            description = "which one, or all (default: ${DEFAULT-VALUE})")
    private String provider = ALL;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "of the files (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--in",
            paramLabel = "DIR",
            description = "a folder on the file system to measure on (default: the one for temporary files)")
    private @Nullable Path in;

    @Option(names = "--json", description = "print one JSON object and nothing else")
    private boolean json;

    @Override
    public Integer call() throws Refusal, IOException, InterruptedException {
        Bounds.require(spec, "--files", files, FILES_MAX);
        Bounds.require(spec, "--megabytes", megabytes, MEGABYTES_MAX);
        Bounds.require(spec, "--rounds", rounds, ROUNDS_MAX);
        List<WayFigures> figures = new ArrayList<>();
        try (Scratch scratch = Scratch.create("workspaces", in, false)) {
            List<Providers.Named> chosen = chosen(Providers.in(scratch.path()));
            Path checkout = scratch.path().resolve("repository");
            new LargeRepository(files, megabytes * MEGABYTE, seed).write(checkout);
            Work work = new Work(files);
            for (Providers.Named named : chosen) {
                Path directory = Files.createDirectory(scratch.path().resolve(named.name()));
                figures.add(measure(new ByProvider(named, checkout, directory, work)));
            }
            figures.add(measure(new ByHand(checkout, scratch.path().resolve("worktree"), work)));
        }
        print(figures);
        return 0;
    }

    private List<Providers.Named> chosen(List<Providers.Named> all) {
        List<Providers.Named> chosen = all.stream()
                .filter(named -> provider.equals(ALL) || provider.equals(named.name()))
                .toList();
        if (chosen.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--provider is " + ALL + " or one of "
                            + String.join(
                                    ", ",
                                    all.stream().map(Providers.Named::name).toList())
                            + ", not " + provider);
        }
        return chosen;
    }

    private WayFigures measure(Way way) throws IOException, InterruptedException {
        try (way) {
            settle();
            double first = way.round(0).create();
            List<Steps> measured = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                settle();
                measured.add(way.round(round));
            }
            settle();
            return WayFigures.of(way.name(), first, measured, way.finish());
        }
    }

    /** Has the system write out what it has put off, so that no step pays for the one before it. */
    private static void settle() throws IOException, InterruptedException {
        new ProcessBuilder("sync").start().waitFor();
    }

    private void print(List<WayFigures> figures) {
        PrintWriter out = spec.commandLine().getOut();
        WayFigures byHand = figures.getLast();
        if (json) {
            ObjectNode node = Json.mapper()
                    .createObjectNode()
                    .put("files", files)
                    .put("megabytes", megabytes)
                    .put("rounds", rounds);
            var ways = node.putArray("ways");
            figures.forEach(way -> ways.add(way.json(byHand)));
            out.println(Json.mapper().writeValueAsString(node));
            return;
        }
        out.println(files + " files, " + megabytes + " MB; milliseconds, medians of " + rounds
                + " tasks after a first one");
        out.println(WayFigures.HEAD);
        figures.forEach(way -> out.println(way.line(byHand)));
    }
}
