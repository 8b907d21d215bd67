package dev.stretto.cli;

import dev.stretto.app.LoadedPlan;
import dev.stretto.app.Place;
import dev.stretto.app.RunRequest;
import dev.stretto.app.StartRun;
import dev.stretto.app.UserError;
import dev.stretto.journal.Json;
import dev.stretto.local.RunHome;

/**
 * A run that is made and left to itself.
 *
 * @param driven whether a process of its own drives it from now on; else it waits for `resume`
 */
record LeftAlone(Cli cli, boolean json, boolean driven) {

    int run(LoadedPlan loaded, RunRequest request) throws UserError, InterruptedException {
        try (Place place = Place.of(cli.directory())) {
            RunHome home = new StartRun(place, cli.environment()).plan(loaded, request);
            if (driven) {
                Myself.detached(cli).resume(home);
            }
            if (json) {
                cli.console()
                        .out()
                        .println(Json.mapper()
                                .createObjectNode()
                                .put("run", home.run().value())
                                .put("state", driven ? "running" : "planned"));
            } else {
                cli.console()
                        .out()
                        .println("run " + home.run() + " of " + loaded.name()
                                + (driven
                                        ? ": started; `stretto status " + home.run() + "` shows it, `stretto pause "
                                                + home.run() + "` holds it"
                                        : ": made; `stretto resume " + home.run() + "` starts it"));
            }
            return ExitCode.DONE;
        }
    }
}
