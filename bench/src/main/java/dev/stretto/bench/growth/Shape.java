package dev.stretto.bench.growth;

import dev.stretto.format.PlanSource;
import dev.stretto.format.folder.FolderReader;
import dev.stretto.format.registry.PlanInput;
import dev.stretto.format.registry.PlanInput.Kind;
import dev.stretto.plan.PlanFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A kind of plan that can be made of any size.
 *
 * @param format what it is to be recognised as
 * @param name what is particular about it
 * @param plan makes one of so many tasks
 */
record Shape(PlanFormat format, String name, IntFunction<PlanInput> plan) {

    /** How tools write it. */
    static final String USUAL = "usual";

    /** A plan in one file. */
    static Shape text(PlanFormat format, String name, String file, IntFunction<String> text) {
        return new Shape(
                format,
                name,
                tasks -> new PlanInput(
                        file,
                        Optional.empty(),
                        Kind.TEXT,
                        List.of(source(file, text.apply(tasks))),
                        Optional.empty(),
                        List.of()));
    }

    /** A plan in a folder, a task a file. */
    static Shape folder(FolderReader reader, String name, IntFunction<String> file, Task text) {
        return new Shape(
                reader.format(),
                name,
                tasks -> new PlanInput(
                        "plan",
                        Optional.empty(),
                        Kind.FOLDER,
                        IntStream.range(0, tasks)
                                .mapToObj(task -> source("plan/" + file.apply(task), text.of(task, tasks)))
                                .toList(),
                        Optional.of(reader),
                        List.of()));
    }

    /** The text of a task in a folder. */
    interface Task {

        /** That of number {@code task}, from 0, of so many. */
        String of(int task, int tasks);
    }

    private static PlanSource source(String name, String text) {
        return PlanSource.of(name, text.getBytes(StandardCharsets.UTF_8))
                .source()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return format.label() + ", " + name;
    }
}
