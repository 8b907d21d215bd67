package dev.stretto.cli;

import dev.stretto.engine.Recorded;
import dev.stretto.engine.RunId;
import dev.stretto.journal.EventJson;

/** One line of JSON for each event. */
record JsonDisplay(Console console, RunId run) implements Display {

    @Override
    public void show(Recorded recorded) {
        console.out().println(EventJson.envelope(run, recorded));
    }
}
