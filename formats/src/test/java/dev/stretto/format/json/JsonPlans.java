package dev.stretto.format.json;

import dev.stretto.format.Edit;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Tick;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Plans in JSON read from text, and their parts. */
public final class JsonPlans {

    private static final ReadOptions WITH_TICKS = new ReadOptions(Optional.empty(), false, true);

    private JsonPlans() {}

    public static PlanSource source(String name, String text) {
        return PlanSource.of(name, text.getBytes(StandardCharsets.UTF_8))
                .source()
                .orElseThrow();
    }

    /** A text under a name that says nothing of its format. */
    public static ReadResult read(String text) {
        return read("x.json", text);
    }

    public static ReadResult read(String name, String text) {
        return PlanFormats.read(source(name, text), Optional.empty(), WITH_TICKS);
    }

    /** {@code 3:7 error duplicate-id}. */
    public static List<String> remarks(ReadResult result) {
        return result.diagnostics().stream().map(JsonPlans::remark).toList();
    }

    private static String remark(Diagnostic diagnostic) {
        return diagnostic.position() + " " + diagnostic.severity().name().toLowerCase(Locale.ROOT) + " "
                + diagnostic.code().label();
    }

    public static Task task(ReadResult result, String id) {
        return result.plan().orElseThrow().tasks().stream()
                .filter(task -> task.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no task " + id + " in " + ids(result)));
    }

    public static List<String> ids(ReadResult result) {
        return result.plan().map(Plan::tasks).orElse(List.of()).stream()
                .map(task -> task.id().value())
                .toList();
    }

    public static List<String> dependencies(ReadResult result, String id) {
        return task(result, id).dependencies().orElse(List.of()).stream()
                .map(Reference::id)
                .toList();
    }

    public static PlanStatus status(ReadResult result, String id) {
        return task(result, id).status();
    }

    /** A text with one task or group ticked. */
    public static String ticked(PlanSource source, Tick tick) {
        StringBuilder text = new StringBuilder(source.text());
        tick.done().stream().sorted(Comparator.comparing(Edit::at).reversed()).forEach(edit -> {
            int at = source.offset(edit.at());
            text.replace(at, at + edit.length(), edit.text());
        });
        return text.toString();
    }

    public static String ticked(String name, String text, String id) {
        Tick tick = read(name, text).ticks().get(new TaskId(id));
        if (tick == null) {
            throw new AssertionError("no tick for " + id);
        }
        return ticked(source(name, text), tick);
    }
}
