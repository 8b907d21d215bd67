package dev.stretto.http;

import dev.stretto.app.FollowedRun;
import dev.stretto.app.UserError;
import dev.stretto.local.RunHome;
import dev.stretto.metrics.RunMetrics;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** The runs as figures for Prometheus. */
final class MetricsRoutes {

    /** The newest; a run that is older than so many others is of no interest to those who watch. */
    private static final int RUNS_MAX = 50;

    private final Served served;

    MetricsRoutes(Served served) {
        this.served = served;
    }

    List<Route> routes() {
        return List.of(Route.get("/metrics", this::metrics));
    }

    private void metrics(Context request) throws UserError {
        RunMetrics metrics = new RunMetrics();
        List<RunHome> all = served.runs().all();
        for (RunHome home : all.subList(0, Math.min(RUNS_MAX, all.size()))) {
            served.runs().find(home.run().value()).ifPresent(run -> add(metrics, run));
        }
        Answer.bytes(request, RunMetrics.CONTENT_TYPE, metrics.text());
    }

    /** A run that has not begun has no figures; one whose journal is damaged, `doctor` tells of. */
    private static void add(RunMetrics metrics, FollowedRun run) {
        try {
            run.read(now -> {
                metrics.add(now);
                return Optional.empty();
            });
        } catch (UserError e) {
            // As said above.
        }
    }
}
