package dev.stretto.format.folder;

import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.format.registry.PlanInput;
import dev.stretto.format.registry.PlanRead;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A folder of files for tests, and short words for what reading it gave. */
public final class Folders {

    private final Path folder;

    public Folders(Path folder) {
        this.folder = folder;
    }

    /** Writes a file. */
    public Folders with(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public PlanInput find(String name) {
        return PlanFormats.find(name, folder, Optional.empty());
    }

    public PlanRead read(String name) {
        return PlanFormats.read(find(name), Optional.empty(), new ReadOptions(Optional.empty(), false, true));
    }

    public PlanRead read(String name, PlanFormat format) {
        return PlanFormats.read(
                PlanFormats.find(name, folder, Optional.of(format)), Optional.of(format), ReadOptions.DEFAULT);
    }

    /** Every task with what it depends on: {@code 1}, {@code 2 < 1,3}. */
    public static List<String> tasks(PlanRead read) {
        return plan(read).tasks().stream().map(Folders::task).toList();
    }

    public static Plan plan(PlanRead read) {
        return read.result().plan().orElseThrow(() -> new AssertionError(remarks(read)));
    }

    private static String task(Task task) {
        List<String> before = task.dependencies().orElse(List.of()).stream()
                .map(Reference::id)
                .toList();
        return task.id() + (before.isEmpty() ? "" : " < " + String.join(",", before));
    }

    /** Every remark: {@code a.md:1:2 error bad-value}. */
    public static List<String> remarks(PlanRead read) {
        return read.result().diagnostics().stream().map(Folders::remark).toList();
    }

    private static String remark(Diagnostic diagnostic) {
        return diagnostic.file() + ":" + diagnostic.position() + " "
                + diagnostic.severity().name().toLowerCase(Locale.ROOT) + " "
                + diagnostic.code().label();
    }

    /** The files after every task is ticked. */
    public static Map<String, String> ticked(PlanInput input, PlanRead read) {
        Map<String, String> texts = new TreeMap<>();
        input.sources().forEach(source -> texts.put(source.name(), source.text()));
        new ArrayList<>(read.result().ticks().values())
                .reversed().stream().flatMap(tick -> tick.done().stream()).forEach(edit -> {
                    PlanSource source = input.source(edit.at().file()).orElseThrow();
                    int at = source.offset(edit.at());
                    texts.merge(
                            source.name(),
                            "",
                            (text, _) -> text.substring(0, at) + edit.text() + text.substring(at + edit.length()));
                });
        return texts;
    }
}
