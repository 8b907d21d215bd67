package dev.stretto.format.plainjson;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanReader;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Recognition;
import dev.stretto.format.StatusWords;
import dev.stretto.format.json.JsonCursor;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads Stretto's own JSON. What a task waits for that states nothing, the plan itself says by its {@code rule}. */
public final class PlanJsonReader implements PlanReader {

    /** The marker stands ahead of anything large. */
    private static final int LOOKED_AT_CHARS_MAX = 10_000;

    private static final Pattern MARKER = Pattern.compile("\"format\"\\s{0,9}:\\s{0,9}\"" + PlanJson.FORMAT + "\"");

    @Override
    public PlanFormat format() {
        return PlanFormat.JSON;
    }

    @Override
    public StatusWords statusWords() {
        return Words.STATUS;
    }

    @Override
    public Recognition recognise(PlanSource source) {
        String start = source.text()
                .substring(0, Math.min(source.text().length(), LOOKED_AT_CHARS_MAX))
                .stripLeading();
        return start.startsWith("{") && MARKER.matcher(start).find() ? Recognition.CERTAIN : Recognition.NO;
    }

    @Override
    public ReadResult read(PlanSource source, ReadOptions options) {
        Diagnostics diagnostics = new Diagnostics(source.name());
        PlanReading reading = new PlanReading(diagnostics, options.ticks());
        boolean whole = JsonCursor.walk(source, diagnostics, reading::document);
        Optional<Plan> plan = whole ? reading.plan(source.fileName()) : Optional.empty();
        return new ReadResult(plan, diagnostics.sorted(), reading.ticks());
    }
}
