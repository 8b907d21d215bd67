package dev.stretto.http;

import java.util.ArrayList;
import java.util.List;

/** All there is to ask the server for; {@code openapi.json} describes the same. */
final class Routes {

    static final String API = "/api/v1";
    static final String RUN = API + "/runs/{run}";
    static final String TASK = RUN + "/tasks/{task}";

    private Routes() {}

    static List<Route> of(Served served) {
        List<Route> all = new ArrayList<>();
        all.addAll(new RunRoutes(served).routes());
        all.addAll(new TaskRoutes(served).routes());
        all.addAll(new EventRoutes(served).routes());
        all.addAll(new PlanRoutes(served).routes());
        all.addAll(new StartRoutes(served).routes());
        all.addAll(new SteerRoutes(served).routes());
        all.addAll(new ClaimRoutes(served).routes());
        all.addAll(new DebugRoutes(served).routes());
        all.addAll(new MetricsRoutes(served).routes());
        all.addAll(new HealthRoutes(served).routes());
        all.addAll(new OpenApiRoutes().routes());
        all.addAll(new PageRoutes().routes());
        return List.copyOf(all);
    }
}
