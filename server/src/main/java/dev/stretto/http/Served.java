package dev.stretto.http;

import dev.stretto.app.FollowedRun;
import dev.stretto.app.FollowedRuns;
import dev.stretto.app.Place;
import dev.stretto.app.Steering;
import dev.stretto.app.UserError;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * What is served.
 *
 * @param place the repository or folder whose runs these are
 * @param environment what is handed to a run that is taken up here for a moment
 * @param commands what has runs started
 * @param streams as many permits as streams may still be opened
 */
record Served(
        Place place,
        Map<String, String> environment,
        Commands commands,
        FollowedRuns runs,
        ServeOptions.Limits limits,
        Semaphore streams) {

    /** Carries requests to runs, whether somebody drives them or not. */
    Steering steering() {
        return new Steering(place, environment);
    }

    /** The run that a request's path names. */
    FollowedRun run(Context request) {
        String id = request.pathParam("run");
        try {
            Optional<FollowedRun> found = runs.find(id);
            return found.orElseThrow(() -> Problem.notFound("there is no run " + Asked.shown(id) + " here"));
        } catch (UserError e) {
            throw Problem.of(500, e.getMessage());
        }
    }
}
