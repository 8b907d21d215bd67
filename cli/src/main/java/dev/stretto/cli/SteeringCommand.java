package dev.stretto.cli;

import dev.stretto.app.Place;
import dev.stretto.app.Steering;
import dev.stretto.app.UserError;
import dev.stretto.engine.Input;
import dev.stretto.local.ControlSocket;
import dev.stretto.local.RunHome;

/** A command that hands a request to a run, whether or not somebody drives it. */
abstract class SteeringCommand extends Subcommand {

    /** Which run. */
    abstract RunHome find(Place place) throws UserError;

    abstract Input.Request request();

    /**
     * What to tell the user when the request was met.
     *
     * @param driven whether somebody drives the run
     */
    abstract String met(boolean driven);

    @Override
    public final Integer call() throws UserError, InterruptedException {
        try (Place place = place()) {
            RunHome home = find(place);
            new Steering(place, cli().environment()).request(home, request());
            cli().say("run " + home.run() + ": " + met(ControlSocket.answers(home)));
            return ExitCode.DONE;
        }
    }
}
