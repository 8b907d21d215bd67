package dev.stretto.format.writeback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.Edit;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.SharedFolder;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.format.registry.PlanInput;
import dev.stretto.format.writeback.Marking.Outcome;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import dev.stretto.plan.TaskId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every task of every real plan, whatever its format, ticked by itself: a mark changes, and nothing else; the task is
 * completed then, and every other task says what it said.
 */
final class TickEveryTaskTest {

    /** Why a format has no place for a mark, so that its plans give no ticks at all. */
    private static final Map<PlanFormat, String> WITHOUT_A_PLACE = new EnumMap<>(Map.of(
            PlanFormat.STRATEGY_DOCUMENT, "it holds no tasks",
            PlanFormat.WFFORMAT, "an instance describes a workflow, not how far somebody is with it"));

    /** Tasks without a place in formats that have one: the end of the file's path and the id, and why. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "seeds/001_053d15080d9220bd.txt 8",
                    "the exit criteria, whose boxes are the marks, have none for this phase",
            "seeds/001_053d15080d9220bd.txt 10", "as phase 8");

    /** Reading a plan again is not for free; of a large plan every so-manieth tick is read back, the others only compared. */
    private static final int READ_BACK_MAX = 12;

    private static final int MARK_CHARS_MAX = 40;

    private static final ReadOptions WITH_TICKS = new ReadOptions(Optional.empty(), true, true);

    @TestFactory
    Stream<DynamicTest> everyTaskOfEveryRealPlan() throws IOException {
        Path shared = SharedFolder.path();
        List<Path> files;
        try (Stream<Path> plans = Files.walk(shared.resolve("plans"));
                Stream<Path> seeds = Files.walk(shared.resolve("seeds"))) {
            files = Stream.concat(plans, seeds)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(50);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(shared.relativize(file).toString(), () -> tickAll(shared, file)));
    }

    @TempDir
    private Path temp;

    /** Most of their tasks are done, and so are opened again first. */
    @TestFactory
    Stream<DynamicTest> everyTaskOfEveryRealFolder() throws IOException {
        Path backlog = SharedFolder.file("plans/backlog", "task-01").getParent();
        Path ccpm = SharedFolder.file("plans/ccpm", "epic.md").getParent();
        return Stream.of(backlog, ccpm)
                .map(folder -> DynamicTest.dynamicTest(folder.toString(), () -> tickAllOfFolder(opened(folder))));
    }

    private Path opened(Path folder) throws IOException {
        Path copy = Files.createDirectory(temp.resolve(folder.getFileName()));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String text = Files.readString(file)
                        .replaceFirst("\nstatus: Done\r?\n", "\nstatus: To Do\n")
                        .replaceFirst("\nstatus: closed\r?\n", "\nstatus: open\n");
                Files.writeString(copy.resolve(file.getFileName()), text);
            }
        }
        return copy;
    }

    private static void tickAllOfFolder(Path folder) throws IOException {
        PlanInput input = PlanFormats.find(folder.toString(), folder, Optional.empty());
        assertThat(input.kind()).isEqualTo(PlanInput.Kind.FOLDER);
        ReadResult read = PlanFormats.read(input, Optional.empty(), WITH_TICKS).result();
        List<Task> tasks = read.plan().orElseThrow().tasks();
        assertThat(tasks)
                .hasSizeGreaterThan(READ_BACK_MAX - 1)
                .noneMatch(task -> task.status() == PlanStatus.COMPLETED);
        int step = Math.max(1, tasks.size() / READ_BACK_MAX);
        for (int at = 0; at < tasks.size(); at++) {
            Task task = tasks.get(at);
            Marking marking = Marking.of(read, Map.of(task.id(), Optional.empty()));
            assertThat(marking.outcomes()).containsEntry(task.id(), Outcome.TICKED);
            PlanInput after = after(input, marking.edits());
            if (at % step == 0) {
                readBack(PlanFormats.read(after, Optional.empty(), WITH_TICKS).result(), read, task);
            }
        }
    }

    /** Each edit is made in the file it names, and in no other. */
    private static PlanInput after(PlanInput input, List<Edit> edits) throws IOException {
        List<PlanSource> sources = new ArrayList<>();
        for (PlanSource source : input.sources()) {
            List<Edit> own = edits.stream()
                    .filter(edit -> edit.at().file().equals(source.name()))
                    .toList();
            byte[] before = Files.readAllBytes(Path.of(source.name()));
            byte[] after = Edits.apply(before, own);
            onlyMarksChange(source, before, after, own);
            sources.add(
                    PlanSource.of(source.name(), after).source().orElseThrow().asPart());
        }
        return new PlanInput(input.name(), input.path(), input.kind(), sources, input.reader(), input.diagnostics());
    }

    private static void tickAll(Path shared, Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Optional<PlanSource> source =
                PlanSource.of(shared.relativize(file).toString(), bytes).source();
        ReadResult read = source.map(text -> PlanFormats.read(text, Optional.empty(), WITH_TICKS))
                .orElseGet(() -> ReadResult.none(List.of()));
        if (read.plan().isEmpty()) {
            return;
        }
        Plan plan = read.plan().get();
        if (read.ticks().isEmpty()) {
            assertThat(WITHOUT_A_PLACE).containsKey(plan.format());
            return;
        }
        int step = Math.max(1, plan.tasks().size() / READ_BACK_MAX);
        for (int at = 0; at < plan.tasks().size(); at++) {
            tick(source.get(), bytes, read, plan.tasks().get(at), at % step == 0);
        }
    }

    private static void tick(PlanSource source, byte[] bytes, ReadResult read, Task task, boolean readBack) {
        Marking marking = Marking.of(read, Map.of(task.id(), Optional.empty()));
        byte[] after = Edits.apply(bytes, marking.edits());
        Outcome outcome = marking.outcomes().get(task.id());
        if (outcome == Outcome.NO_PLACE) {
            String name = source.name() + " " + task.id();
            assertThat(EXCEPTIONS.keySet())
                    .as(name + " has no place for a mark")
                    .anyMatch(name::endsWith);
            return;
        }
        if (marking.edits().isEmpty()) {
            assertThat(outcome).isEqualTo(Outcome.ALREADY);
            assertThat(after).isEqualTo(bytes);
            assertThat(task.status()).as("status of " + task.id()).isEqualTo(PlanStatus.COMPLETED);
            return;
        }
        onlyMarksChange(source, bytes, after, marking.edits());
        if (readBack) {
            PlanSource now = PlanSource.of(source.name(), after).source().orElseThrow();
            Optional<PlanFormat> format = read.plan().map(Plan::format);
            readBack(PlanFormats.read(now, format, WITH_TICKS), read, task);
        }
    }

    /** The same edits made on characters give the same text, and each takes and gives no more than a mark does. */
    private static void onlyMarksChange(PlanSource source, byte[] before, byte[] after, List<Edit> edits) {
        StringBuilder expected = new StringBuilder(source.text());
        edits.stream().sorted(Comparator.comparing(Edit::at).reversed()).forEach(edit -> {
            int start = source.offset(edit.at());
            String replaced = expected.substring(start, start + edit.length());
            assertThat(replaced).hasSizeLessThanOrEqualTo(MARK_CHARS_MAX).doesNotContainPattern("\\R");
            assertThat(edit.text()).hasSizeLessThanOrEqualTo(MARK_CHARS_MAX);
            expected.replace(start, start + edit.length(), edit.text());
        });
        String old = new String(before, StandardCharsets.UTF_8);
        String mark = old.substring(0, old.length() - source.text().length());
        assertThat(new String(after, StandardCharsets.UTF_8)).isEqualTo(mark + expected);
    }

    private static void readBack(ReadResult again, ReadResult before, Task ticked) {
        Plan plan = before.plan().orElseThrow();
        List<Task> tasks = again.plan().orElseThrow().tasks();
        assertThat(tasks).hasSameSizeAs(plan.tasks());
        for (int at = 0; at < tasks.size(); at++) {
            Task task = tasks.get(at);
            Task was = plan.tasks().get(at);
            assertThat(task.id()).isEqualTo(was.id());
            assertThat(task.status())
                    .as("status of " + task.id() + " after ticking " + ticked.id())
                    .isEqualTo(task.id().equals(ticked.id()) ? PlanStatus.COMPLETED : was.status());
            assertThat(List.of(task.title(), task.body(), ids(task), task.claims(), task.settings()))
                    .isEqualTo(List.of(was.title(), was.body(), ids(was), was.claims(), was.settings()));
        }
        TaskId id = ticked.id();
        assertThat(Marking.of(again, Map.of(id, Optional.empty())).edits())
                .as("ticking " + id + " twice")
                .isEmpty();
    }

    /** Without their positions, which a mark on the same line may shift. */
    private static Optional<List<String>> ids(Task task) {
        return task.dependencies()
                .map(references -> references.stream().map(Reference::id).toList());
    }
}
