package dev.stretto.app;

import dev.stretto.claim.ClaimRules;
import dev.stretto.forecast.ForecastRow.Samples;
import dev.stretto.forecast.Person;
import dev.stretto.plan.Estimate;
import java.util.List;
import java.util.Optional;

/**
 * What a user wants to know before anything runs.
 *
 * @param strategies whether each strategy is forecast instead of the one the plan was loaded by
 * @param workers the numbers of workers to forecast for
 * @param estimate which end of the estimates to count with
 * @param claims what claims mean
 * @param samples how often durations are drawn
 * @param optimize how to search for a better order beside each row; empty not to
 * @param team who works on it; empty to plan for nobody
 * @param interleave whether to order the tasks for one person
 */
public record ForecastRequest(
        boolean strategies,
        List<Integer> workers,
        Estimate.Choice estimate,
        ClaimRules claims,
        Samples samples,
        Optional<OrderSearch.Limits> optimize,
        List<Person> team,
        boolean interleave) {

    public ForecastRequest {
        workers = List.copyOf(workers);
        team = List.copyOf(team);
    }
}
