package dev.stretto.format.wfformat;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanReader;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Recognition;
import dev.stretto.format.StatusWords;
import dev.stretto.format.json.JsonCursor;
import dev.stretto.plan.DiagnosticCode;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.Position;
import java.util.Map;
import java.util.Optional;

/**
 * Reads WfFormat. A task waits for its parents and for nothing else; its files are what it claims, its recorded runtime is its
 * estimate. The recorded commands are not run.
 */
public final class WfFormatReader implements PlanReader {

    /** How much of a text recognition looks at: in one sorted by name, much stands ahead of the workflow. */
    private static final int LOOKED_AT_CHARS_MAX = 200_000;

    @Override
    public PlanFormat format() {
        return PlanFormat.WFFORMAT;
    }

    @Override
    public StatusWords statusWords() {
        return StatusWords.NONE;
    }

    @Override
    public Recognition recognise(PlanSource source) {
        String start = source.text().substring(0, Math.min(source.text().length(), LOOKED_AT_CHARS_MAX));
        if (!start.stripLeading().startsWith("{") || !start.contains("\"workflow\"")) {
            return Recognition.NO;
        }
        return start.contains("\"schemaVersion\"") ? Recognition.CERTAIN : Recognition.LIKELY;
    }

    @Override
    public ReadResult read(PlanSource source, ReadOptions options) {
        Diagnostics diagnostics = new Diagnostics(source.name());
        WfReading reading = new WfReading(source, diagnostics);
        boolean whole = JsonCursor.walk(source, diagnostics, reading::document);
        if (!whole || reading.tasks().isEmpty()) {
            if (whole) {
                diagnostics.error(
                        DiagnosticCode.NO_TASKS,
                        Position.START,
                        "this workflow holds no tasks",
                        "they are looked for under workflow.specification.tasks, workflow.tasks and workflow.jobs");
            }
            return ReadResult.none(diagnostics.sorted());
        }
        if (options.ticks()) {
            diagnostics.info(
                    DiagnosticCode.IGNORED_ANNOTATION,
                    Position.START,
                    "this format has no place to mark a task as completed",
                    "convert the plan to a format that has, such as json");
        }
        String title = reading.title().filter(name -> !name.isBlank()).orElse(source.fileName());
        return new ReadResult(
                Optional.of(new WfAssembly(source, reading.tasks(), diagnostics).plan(title)),
                diagnostics.sorted(),
                Map.of());
    }
}
