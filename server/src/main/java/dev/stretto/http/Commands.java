package dev.stretto.http;

import dev.stretto.app.UserError;
import dev.stretto.local.RunHome;
import java.util.List;

/** What the server has the program do that a user would type: so a run started here is like any other. */
public interface Commands {

    /**
     * Makes a run of a plan, as {@code stretto run --no-start} does.
     *
     * @param arguments options and the plan, each a word of its own
     * @return the run's id
     * @throws UserError if that cannot be done, with the reason
     */
    String plan(List<String> arguments) throws UserError;

    /**
     * Has a process of its own take a run up and go on with it, as {@code stretto resume} does; returns when that listens, or is
     * done already.
     *
     * @throws UserError if it cannot, with the reason
     */
    void resume(RunHome home) throws UserError, InterruptedException;
}
