package dev.stretto.http;

import dev.stretto.app.GraphJson;
import dev.stretto.app.PlanJson;
import dev.stretto.app.TimelineJson;
import dev.stretto.app.UserError;
import io.javalin.http.Context;
import java.util.List;

/** Looks at what a run is of: its plan, its graph, and when its tasks ran. */
final class PlanRoutes {

    private final Served served;

    PlanRoutes(Served served) {
        this.served = served;
    }

    List<Route> routes() {
        return List.of(
                Route.get(Routes.RUN + "/plan", this::plan),
                Route.get(Routes.RUN + "/graph", this::graph),
                Route.get(Routes.RUN + "/timeline", this::timeline));
    }

    private void plan(Context request) throws UserError {
        Answer.json(request, served.run(request).read(PlanJson::of));
    }

    private void graph(Context request) throws UserError {
        Answer.json(request, served.run(request).read(GraphJson::of));
    }

    private void timeline(Context request) throws UserError {
        Answer.json(request, served.run(request).read(TimelineJson::of));
    }
}
