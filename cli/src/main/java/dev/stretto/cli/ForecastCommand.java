package dev.stretto.cli;

import dev.stretto.app.ClaimChoice;
import dev.stretto.app.ForecastJson;
import dev.stretto.app.ForecastRequest;
import dev.stretto.app.LearnedMinutes;
import dev.stretto.app.LoadedPlan;
import dev.stretto.app.OrderSearch;
import dev.stretto.app.PlanForecast;
import dev.stretto.app.TeamText;
import dev.stretto.app.UserError;
import dev.stretto.forecast.ForecastRow.Samples;
import dev.stretto.forecast.Person;
import dev.stretto.plan.Estimate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stretto forecast}. */
@Command(
        name = "forecast",
        description =
                "Say how long a plan takes with so many workers, before anything runs: the real scheduler in virtual"
                        + " time.")
final class ForecastCommand extends Subcommand {

    private static final int SAMPLES_MAX = 1_000_000;

    @Mixin
    private final PlanOptions plan = new PlanOptions();

    @Option(
            names = {"-w", "--workers"},
            paramLabel = "N,N",
            defaultValue = "1,2,4,8",
            converter = WorkerCounts.Converter.class,
            description = "For how many workers: numbers with commas between them (default 1,2,4,8).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private WorkerCounts workers;

    @Option(
            names = "--estimate",
            paramLabel = "END",
            defaultValue = "high",
            description = "Which end of the estimates to count with: low, mid or high (default).")
    private Estimate.Choice estimate = Estimate.Choice.HIGH;

    @Mixin
    private final ClaimOptions claims = new ClaimOptions();

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Draw the durations N times, each from the triangular distribution over its range, and say what"
                            + " half of the runs (P50) and nine of ten (P90) take at most (default 0: not).")
    private int samples;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description =
                    "Where the draws, and the chances of the search, come from; the same seed draws the same (default 1).")
    private long seed;

    @Option(
            names = "--optimize",
            description =
                    "Search for a better order of the tasks beside each row, and say how long the plan takes by it;"
                            + " `run --order optimized` follows such an order.")
    private boolean optimize;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            converter = Durations.Converter.class,
            description = "With --optimize, how long to search for each row (default 1s).")
    private @Nullable Duration budget;

    @Option(
            names = "--learned",
            paramLabel = "on|off",
            defaultValue = "on",
            description =
                    "Whether tasks that completed in earlier runs of this plan count as long as they took then: on"
                            + " (default) or off.")
    private Switch learned = Switch.ON;

    @Option(
            names = "--team",
            paramLabel = "TEAM",
            description =
                    "Plan for these people: roles with semicolons between them, each with its skills and the hours of"
                            + " a day (default 8), such as \"lead:java,sql@6h; mid:js\". A task goes to somebody who has the skills"
                            + " that its words ask for.")
    private @Nullable String team;

    @Option(
            names = "--interleave",
            description = "Order the tasks for one person, with easy ones of other phases between the hard ones.")
    private boolean interleave;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws UserError {
        if (samples < 0 || samples > SAMPLES_MAX) {
            throw new UserError("--samples is a number from 0 to " + SAMPLES_MAX + ", not " + samples);
        }
        if (budget != null && !optimize) {
            throw new UserError("--budget is for the search of --optimize: give that too");
        }
        if (plan.allStrategies() && (team != null || interleave)) {
            throw new UserError("--team and --interleave plan by one strategy; name it instead of --strategy all");
        }
        List<Person> people = team == null ? List.of() : TeamText.read(team);
        Optional<LoadedPlan> loaded = plan.loadGoodByAny(cli());
        if (loaded.isEmpty()) {
            return ExitCode.FAILED;
        }
        LearnedMinutes earlier =
                learned == Switch.ON ? LearnedMinutes.of(loaded.get(), cli().directory()) : LearnedMinutes.NONE;
        earlier.unread().forEach(why -> cli().say("learned nothing from a run: " + why));
        PlanForecast forecast = PlanForecast.of(loaded.get(), request(loaded.get(), people), earlier);
        forecast.compiled().leftOut().forEach(why -> cli().say("left out " + why));
        if (json) {
            print(ForecastJson.of(forecast).toString());
        } else {
            new ForecastText(console()).print(forecast);
            forecast.team().ifPresent(planned -> new TeamTable(console(), forecast.plan(), planned).print());
            forecast.interleaving().ifPresent(order -> new InterleavingText(console(), forecast.plan(), order).print());
        }
        return ExitCode.DONE;
    }

    private ForecastRequest request(LoadedPlan loaded, List<Person> people) throws UserError {
        return new ForecastRequest(
                plan.allStrategies(),
                workers.counts(),
                estimate,
                ClaimChoice.of(loaded, claims.rules(), cli().directory()),
                new Samples(samples, seed),
                optimize
                        ? Optional.of(new OrderSearch.Limits(
                                Optional.ofNullable(budget).orElse(RunCommand.BUDGET), seed))
                        : Optional.empty(),
                people,
                interleave);
    }
}
