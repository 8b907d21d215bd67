package dev.stretto.bench.psplib;

import dev.stretto.bench.support.Bounds;
import dev.stretto.bench.support.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench/run psplib}. */
@Command(
        name = "psplib",
        sortOptions = false,
        description = {
            "Schedules the instances of PSPLIB, by one pass of the plain rule and by the search of --optimize, and",
            "says how far from the optimum or the best makespan known each ends. Every schedule is checked."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:every schedule passed the check", " 1:one did not", " 2:wrong use"})
public final class PsplibCommand implements Callable<Integer> {

    private static final int SCHEDULES_MAX = 100_000_000;
    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,6})(ms|s)");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "DIR",
            description = "a folder of .sm files and optimum.csv, such as psplib/j30, or a folder of such")
    private Path folder = Path.of("");

    @Option(names = "--optimize", description = "search, and not only the one pass")
    private boolean optimize;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            defaultValue = "1s",
            description = "how long an instance is searched, as processor time of the one thread that does (default:"
                    + " ${DEFAULT-VALUE})")
    private String budget = "1s";

    @Option(
            names = "--schedules",
            paramLabel = "N",
            description = "search an instance with so many schedules and not by time: the same on every machine")
    private @Nullable Integer schedules;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "(default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--json", description = "print one JSON object and nothing else")
    private boolean json;

    @Override
    public Integer call() throws Refusal, IOException {
        Budget limit = limit();
        List<SetResult> results = new ArrayList<>();
        for (Path set : sets()) {
            List<Trial> trials = new ArrayList<>();
            for (Instance instance : Instance.all(set)) {
                trials.add(optimize ? Trial.run(instance, seed, limit) : Trial.plain(instance, seed));
            }
            results.add(new SetResult(String.valueOf(set.toRealPath().getFileName()), trials));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(PsplibJson.of(results, optimize, limit, seed));
        } else {
            results.forEach(result -> print(result, limit, out));
        }
        return results.stream().allMatch(result -> result.violations() == 0) ? 0 : 1;
    }

    private Budget limit() {
        Matcher time = TIME.matcher(budget);
        if (!time.matches()) {
            throw new ParameterException(spec.commandLine(), "--budget is a time such as 1s or 500ms, not " + budget);
        }
        if (schedules != null) {
            Bounds.require(spec, "--schedules", schedules, SCHEDULES_MAX);
        }
        long amount = Long.parseLong(time.group(1));
        return new Budget(time.group(2).equals("s") ? 1000 * amount : amount, schedules == null ? 0 : schedules);
    }

    private List<Path> sets() throws Refusal, IOException {
        if (!Files.isDirectory(folder)) {
            throw new Refusal("there is no folder " + folder);
        }
        if (Instance.in(folder)) {
            return List.of(folder);
        }
        try (Stream<Path> inside = Files.list(folder)) {
            List<Path> sets = inside.filter(Instance::in).sorted().toList();
            if (sets.isEmpty()) {
                throw new Refusal(folder + " has no optimum.csv, nor has a folder in it: give a folder as psplib/j30");
            }
            return sets;
        }
    }

    private void print(SetResult result, Budget limit, PrintWriter out) {
        out.println(result.name() + ": " + result.trials().size() + " instances"
                + (optimize ? ", " + limit + " each, seed " + seed : ", one pass each"));
        out.println(
                "  instance          best   plain" + (optimize ? "   found     gap   schedules       ms" : "     gap"));
        for (Trial trial : result.trials()) {
            String best = trial.instance().best() + (trial.instance().proven() ? " " : "?");
            out.println(String.format(
                            Locale.ROOT, "  %-15s %7s %6d", trial.instance().name(), best, trial.plain())
                    + (optimize
                            ? String.format(
                                    Locale.ROOT,
                                    " %7d %6.2f%% %11d %8.0f",
                                    trial.found(),
                                    trial.gapPercent(),
                                    trial.schedules(),
                                    trial.millis())
                            : String.format(Locale.ROOT, " %6.2f%%", trial.gapPercent())));
            trial.violations().forEach(violation -> out.println("    not a schedule: " + violation));
        }
        PsplibText.totals(result, optimize).forEach(out::println);
    }
}
