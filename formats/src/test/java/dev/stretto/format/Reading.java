package dev.stretto.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.registry.PlanFormats;
import dev.stretto.format.registry.PlanInput;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Texts read as tests want them, and what there is to say about them. */
public final class Reading {

    private Reading() {}

    /** A text as a plan of this name. */
    public static PlanSource source(String name, String text) {
        return PlanSource.of(name, text.getBytes(StandardCharsets.UTF_8))
                .source()
                .orElseThrow();
    }

    /** Reads a text, its format recognised, with its ticks. */
    public static ReadResult read(String name, String text) {
        return PlanFormats.read(source(name, text), Optional.empty(), new ReadOptions(Optional.empty(), false, true));
    }

    /** Reads a file or folder, its format recognised. */
    public static ReadResult read(Path path, ReadOptions options) {
        PlanInput input = PlanFormats.find(path.toString(), Path.of("").toAbsolutePath(), Optional.empty());
        return PlanFormats.read(input, Optional.empty(), options).result();
    }

    /** {@code 3:7 error duplicate-id}. */
    public static List<String> remarks(ReadResult result) {
        return result.diagnostics().stream().map(Reading::remark).toList();
    }

    private static String remark(Diagnostic diagnostic) {
        return diagnostic.position() + " " + diagnostic.severity().name().toLowerCase(Locale.ROOT) + " "
                + diagnostic.code().label();
    }

    /** A task by its id. */
    public static Task task(Plan plan, String id) {
        return plan.tasks().stream()
                .filter(task -> task.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no task " + id + " in " + plan.tasks()));
    }

    /** The ids a task states to depend on; null where it states nothing. */
    public static List<String> dependencies(Plan plan, String id) {
        return task(plan, id)
                .dependencies()
                .map(list -> list.stream().map(Reference::id).toList())
                .orElse(null);
    }

    /** A text with the edits of one task or group made. */
    public static String ticked(String name, String text, String id) {
        PlanSource source = source(name, text);
        Tick tick = read(name, text).ticks().entrySet().stream()
                .filter(entry -> entry.getKey().value().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no tick for " + id))
                .getValue();
        StringBuilder out = new StringBuilder(source.text());
        tick.done().stream().sorted(Comparator.comparing(Edit::at).reversed()).forEach(edit -> {
            int at = source.offset(edit.at());
            out.replace(at, at + edit.length(), edit.text());
        });
        return out.toString();
    }

    /** Asserts that exactly one stretch of each line that differs changed, and names the changed lines. */
    public static List<String> changedLines(String before, String after) {
        List<String> old = Arrays.asList(before.split("\n", -1));
        List<String> now = Arrays.asList(after.split("\n", -1));
        assertThat(now).hasSameSizeAs(old);
        return IntStream.range(0, old.size())
                .filter(line -> !old.get(line).equals(now.get(line)))
                .mapToObj(now::get)
                .toList();
    }
}
