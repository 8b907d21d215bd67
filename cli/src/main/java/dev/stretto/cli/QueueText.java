package dev.stretto.cli;

import dev.stretto.app.RunLookup;
import dev.stretto.engine.LandingGates;
import dev.stretto.engine.Ledger;
import dev.stretto.view.QueuePlace;
import java.util.List;
import java.util.Locale;

/** What waits to land in a run, for people. */
record QueueText(Console console) {

    void print(RunLookup found, long nowMillis) {
        Ledger ledger = found.view().ledger();
        var out = console.out();
        out.println("run " + found.facts().run() + ": "
                + ledger.state().name().toLowerCase(Locale.ROOT)
                + (ledger.head().isEmpty() ? "" : ", head " + LineDisplay.shorten(ledger.head())));
        LandingGates gates = ledger.definition().options().gates();
        if (gates.any()) {
            out.println("  gate: " + String.join("; ", gates.commands()) + " — " + gates.slots()
                    + (gates.slots() == 1 ? " change at a time" : " changes at once"));
        }
        List<QueuePlace> places = QueuePlace.of(ledger);
        if (places.isEmpty()) {
            out.println(
                    found.facts().branch().isEmpty() ? "  a run in place lands nothing" : "  nothing waits to land");
        }
        int width = places.stream()
                .mapToInt(place -> place.entry().attempt().task().value().length())
                .max()
                .orElse(1);
        for (QueuePlace place : places) {
            var task = place.entry().attempt().task();
            long since = Math.max(0, nowMillis - found.view().landingSinceMillis(task));
            out.println(String.format(
                    Locale.ROOT,
                    "  %2d  %-" + width + "s  %-7s  %s%s",
                    place.position(),
                    task,
                    place.stage(),
                    "for " + Durations.text(since),
                    place.message().isEmpty() ? "" : ", " + place.message()));
        }
    }
}
