package dev.stretto.format.batchsheet;

import dev.stretto.format.Edit;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Tick;
import dev.stretto.plan.Phase;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Small sheets read from text, and their parts. */
final class Sheets {

    private Sheets() {}

    static PlanSource source(String text) {
        return PlanSource.of("sheet.md", text.getBytes(StandardCharsets.UTF_8))
                .source()
                .orElseThrow();
    }

    static ReadResult read(String text) {
        return new BatchSheetReader().read(source(text), new ReadOptions(Optional.empty(), false, true));
    }

    /** A sheet of one phase and one fenced block. */
    static ReadResult boxes(String boxes) {
        return read("## Phase 1: Core\n\n```\n" + boxes + "```\n");
    }

    static Task task(ReadResult result, String id) {
        return result.plan().orElseThrow().tasks().stream()
                .filter(task -> task.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no task " + id));
    }

    /** {@code 1.1:- 1.2:1.1 1.3:1.1,1.2}. */
    static String order(ReadResult result) {
        return result.plan().orElseThrow().tasks().stream()
                .map(task -> task.id().value() + ":" + ids(task.dependencies()))
                .collect(Collectors.joining(" "));
    }

    static String phaseOrder(Plan plan) {
        return plan.phases().stream()
                .map((Phase phase) -> phase.id().value() + ":" + ids(phase.dependencies()))
                .collect(Collectors.joining(" "));
    }

    private static String ids(Optional<List<Reference>> list) {
        return list.map(all -> all.stream().map(Reference::id).collect(Collectors.joining(",")))
                .orElse("-");
    }

    /** A sheet after a tick. */
    static String changed(String text, Tick tick) {
        StringBuilder changed = new StringBuilder(text);
        for (Edit edit : tick.done().reversed()) {
            int at = source(text).offset(edit.at());
            changed.replace(at, at + edit.length(), edit.text());
        }
        return changed.toString();
    }

    static List<String> remarks(ReadResult result) {
        return result.diagnostics().stream()
                .map(one -> one.position() + " " + one.severity().name().toLowerCase(Locale.ROOT) + " "
                        + one.code().label())
                .toList();
    }
}
