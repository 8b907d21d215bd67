package dev.stretto.planfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stretto.format.ReadOptions;
import dev.stretto.format.writeback.Marking.Outcome;
import dev.stretto.plan.TaskId;
import dev.stretto.planfile.PlanTicks.Unknown;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ticking a file: what it keeps, and what others write meanwhile. */
final class PlanTicksTest {

    private static final String PLAN = "# Plan\n- [ ] 1.1 A\n- [ ] 1.2 B\n";

    @TempDir
    private Path folder;

    private Path plan() {
        return folder.resolve("plan.md");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(plan(), text);
    }

    private static Map<TaskId, Optional<Duration>> tasks(String... ids) {
        Map<TaskId, Optional<Duration>> tasks = new LinkedHashMap<>();
        for (String id : ids) {
            tasks.put(new TaskId(id), Optional.empty());
        }
        return tasks;
    }

    private PlanTicks ticks(Path path) {
        return new PlanTicks(path.toString(), folder, Optional.empty(), ReadOptions.DEFAULT);
    }

    /** With something that happens right before the new text takes its place, the first time. */
    private PlanTicks disturbed(Path path, boolean exchanges, Disturbance disturbance) {
        AtomicInteger times = new AtomicInteger();
        return new PlanTicks(
                path.toString(),
                folder,
                Optional.empty(),
                ReadOptions.DEFAULT,
                at -> PlanFile.at(at, exchanges, () -> {
                    if (times.getAndIncrement() == 0) {
                        try {
                            disturbance.happen();
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    }
                }));
    }

    private interface Disturbance {
        void happen() throws IOException;
    }

    private TickReport tick(String... ids) throws PlanFileException {
        return ticks(plan()).tick(tasks(ids), Unknown.STOPS_ALL);
    }

    private void nothingElseIsInTheFolder(String... names) throws IOException {
        List<String> found;
        try (Stream<Path> entries = Files.list(folder)) {
            found = entries.map(entry -> entry.getFileName().toString()).toList();
        }
        List<String> expected = new ArrayList<>(List.of(names));
        expected.add("plan.md");
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# P\n- [ ] 1.1 A\n- [ ] 1.2 B\n",
                "# P\r\n- [ ] 1.1 A\r\n- [ ] 1.2 B\r\n",
                "# P\n- [ ] 1.1 A\n- [ ] 1.2 B",
                "\uFEFF# P\r\n- [ ] 1.1 A\r\n- [ ] 1.2 B",
                "# P\n-\t[ ] 1.1 A\t \n- [ ] 1.2 🧪 B\n\n\n",
                "# 🎼 P\n- [ ] 1.1 A\n\n```\n- [ ] 1.1 A\n```\n- [ ] 1.2 B\n",
            })
    void nothingButTheMarkChanges(String text) throws Exception {
        write(text);
        assertThat(tick("1.1").changed()).isTrue();
        assertThat(Files.readString(plan())).isEqualTo(text.replaceFirst("\\[ \\] 1\\.1", "[x] 1.1"));
        tick("1.2");
        assertThat(Files.readString(plan()))
                .isEqualTo(text.replaceFirst("\\[ \\] 1\\.1", "[x] 1.1").replace("[ ] 1.2", "[x] 1.2"));
        nothingElseIsInTheFolder();
    }

    @Test
    void aLinkStaysALinkAndTheModeStays() throws Exception {
        Path real = Files.createDirectories(folder.resolve("real")).resolve("the plan.md");
        Files.writeString(real, PLAN);
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
        Files.createSymbolicLink(plan(), Path.of("real/the plan.md"));
        tick("1.1");
        assertThat(Files.readSymbolicLink(plan())).isEqualTo(Path.of("real/the plan.md"));
        assertThat(Files.readString(real)).isEqualTo(PLAN.replace("[ ] 1.1", "[x] 1.1"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void anotherNameOfTheFileKeepsTheOldText() throws Exception {
        write(PLAN);
        Files.createLink(folder.resolve("other.md"), plan());
        tick("1.1");
        assertThat(Files.readString(folder.resolve("other.md"))).isEqualTo(PLAN);
        assertThat(Files.readString(plan())).contains("[x] 1.1");
    }

    @Test
    void whatIsTickedAlreadyLeavesTheFileAlone() throws Exception {
        write(PLAN.replace("[ ] 1.1", "[x] 1.1"));
        FileTime before = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(plan(), before);
        Object key = Files.readAttributes(plan(), "unix:ino").get("ino");
        TickReport report = tick("1.1");
        assertThat(report.changed()).isFalse();
        assertThat(report.marking().outcomes()).containsValue(Outcome.ALREADY);
        assertThat(Files.getLastModifiedTime(plan())).isEqualTo(before);
        assertThat(Files.readAttributes(plan(), "unix:ino").get("ino")).isEqualTo(key);
    }

    @Test
    void anUnknownTaskStopsAllOrIsLeftOut() throws Exception {
        write(PLAN);
        assertThat(tick("1.1", "7.7").changed()).isFalse();
        assertThat(Files.readString(plan())).isEqualTo(PLAN);
        TickReport report = ticks(plan()).tick(tasks("1.1", "7.7"), Unknown.IS_LEFT_OUT);
        assertThat(report.changed()).isTrue();
        assertThat(report.marking().tasks(Outcome.UNKNOWN)).containsExactly(new TaskId("7.7"));
        assertThat(Files.readString(plan())).contains("[x] 1.1");
    }

    @Test
    void aFileThatMayNotBeWrittenIsRefused() throws Exception {
        write(PLAN);
        Files.setPosixFilePermissions(plan(), PosixFilePermissions.fromString("r--r--r--"));
        assertThatThrownBy(() -> tick("1.1"))
                .isInstanceOf(PlanFileException.class)
                .hasMessageContaining("read-only")
                .hasMessageContaining("chmod u+w");
        assertThatThrownBy(() -> ticks(folder.resolve("none.md")).tick(tasks("1.1"), Unknown.STOPS_ALL))
                .hasMessageContaining("there is no file");
        assertThat(Files.readString(plan())).isEqualTo(PLAN);
        nothingElseIsInTheFolder();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAnEditorSavesInPlaceAtTheCriticalMomentIsKept(boolean exchanges) throws Exception {
        write(PLAN);
        String edited = PLAN.replace("# Plan", "# Plan, edited");
        TickReport report = disturbed(plan(), exchanges, () -> write(edited)).tick(tasks("1.1"), Unknown.STOPS_ALL);
        assertThat(report.changed()).isTrue();
        assertThat(Files.readString(plan())).isEqualTo(edited.replace("[ ] 1.1", "[x] 1.1"));
        nothingElseIsInTheFolder();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAnEditorSavesByRenamingAtTheCriticalMomentIsKept(boolean exchanges) throws Exception {
        write(PLAN);
        String edited = PLAN + "- [ ] 1.3 C\n";
        disturbed(plan(), exchanges, () -> {
                    Path saved = Files.writeString(folder.resolve("saved"), edited);
                    Files.move(saved, plan(), StandardCopyOption.REPLACE_EXISTING);
                })
                .tick(tasks("1.1"), Unknown.STOPS_ALL);
        assertThat(Files.readString(plan())).isEqualTo(edited.replace("[ ] 1.1", "[x] 1.1"));
        nothingElseIsInTheFolder();
    }

    /** The first file is ticked, the second about to be, when an editor saves both. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAnEditorSavesBetweenTheFilesOfATickIsKept(boolean exchanges) throws Exception {
        Path plans = Files.createDirectory(folder.resolve("plans"));
        Path one = Files.writeString(plans.resolve("1.md"), "# Split\n## Phase 1: A\n- [ ] 1.1 A\n");
        Path two = Files.writeString(plans.resolve("2.md"), "## Phase 2: B\n- [ ] 2.1 B\n");
        AtomicInteger times = new AtomicInteger();
        PlanTicks ticks = new PlanTicks(
                plans.toString(),
                folder,
                Optional.empty(),
                ReadOptions.DEFAULT,
                at -> PlanFile.at(at, exchanges, () -> {
                    if (times.incrementAndGet() == 2) {
                        append(one, "- [ ] 1.2 Added\n");
                        append(two, "- [ ] 2.2 Added\n");
                    }
                }));

        TickReport report = ticks.tick(tasks("1.1", "2.1"), Unknown.STOPS_ALL);

        assertThat(report.marking().outcomes().values()).containsOnly(Outcome.TICKED);
        assertThat(Files.readString(one)).isEqualTo("# Split\n## Phase 1: A\n- [x] 1.1 A\n- [ ] 1.2 Added\n");
        assertThat(Files.readString(two)).isEqualTo("## Phase 2: B\n- [x] 2.1 B\n- [ ] 2.2 Added\n");
        assertThat(times).hasValue(3);
        try (Stream<Path> entries = Files.list(plans)) {
            assertThat(entries).hasSize(2);
        }
    }

    /** The text is the expected one when it is displaced, and yet the editor is not done with it. */
    @Test
    void whatAnEditorGoesOnWritingIntoTheOldFileIsKept() throws Exception {
        write(PLAN);
        FileChannel editor = FileChannel.open(plan(), StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        AtomicInteger tries = new AtomicInteger();
        PlanTicks ticks = new PlanTicks(
                plan().toString(),
                folder,
                Optional.empty(),
                ReadOptions.DEFAULT,
                at -> PlanFile.at(at, true, () -> {
                    if (tries.incrementAndGet() == 2) {
                        write(editor, "- [ ] 1.3 C\n");
                    }
                }));
        ticks.tick(tasks("1.1"), Unknown.STOPS_ALL);
        assertThat(Files.readString(plan())).isEqualTo(PLAN.replace("[ ] 1.1", "[x] 1.1") + "- [ ] 1.3 C\n");
        assertThat(tries).hasValue(3);
        nothingElseIsInTheFolder();
    }

    @Test
    void aTaskThatAnEditorTakesOutMeanwhileIsNotFoundAndNothingIsLost() throws Exception {
        write(PLAN);
        String edited = PLAN.replace("1.1 A", "1.7 A");
        TickReport report = disturbed(plan(), true, () -> write(edited)).tick(tasks("1.1"), Unknown.STOPS_ALL);
        assertThat(report.changed()).isFalse();
        assertThat(report.marking().tasks(Outcome.UNKNOWN)).containsExactly(new TaskId("1.1"));
        assertThat(Files.readString(plan())).isEqualTo(edited);
        nothingElseIsInTheFolder();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void manyThreadsLoseNoTickWhileAnEditorKeepsSaving(boolean exchanges) throws Exception {
        int writers = 12;
        int saves = 25;
        StringBuilder text = new StringBuilder("# Plan\n");
        for (int task = 1; task <= writers; task++) {
            text.append("- [ ] 1.").append(task).append(" T\n");
        }
        write(text.toString());
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        for (int task = 1; task <= writers; task++) {
            String id = "1." + task;
            threads.add(Thread.ofPlatform()
                    .uncaughtExceptionHandler((_, e) -> failures.add(e))
                    .unstarted(() -> {
                        try {
                            new PlanTicks(
                                            plan().toString(),
                                            folder,
                                            Optional.empty(),
                                            ReadOptions.DEFAULT,
                                            at -> PlanFile.at(at, exchanges, () -> {}))
                                    .tick(tasks(id), Unknown.STOPS_ALL);
                        } catch (PlanFileException e) {
                            throw new AssertionError(e);
                        }
                    }));
        }
        if (exchanges) { // without, a save in the wrong microsecond is lost, as documented
            threads.add(Thread.ofPlatform()
                    .uncaughtExceptionHandler((_, e) -> failures.add(e))
                    .unstarted(() -> {
                        for (int save = 0; save < saves; save++) {
                            append("note " + save + "\n");
                            untilItStands("note " + save + "\n");
                        }
                    }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
        String after = Files.readString(plan());
        assertThat(after).doesNotContain("[ ]");
        for (int save = 0; exchanges && save < saves; save++) {
            assertThat(after).contains("note " + save + "\n");
        }
        nothingElseIsInTheFolder();
    }

    private static void write(FileChannel editor, String text) {
        try (editor) {
            editor.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void append(String text) {
        append(plan(), text);
    }

    /** A save that met a tick is put back first: of two saves in that instant only one can stand. */
    private void untilItStands(String text) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        try {
            while (!Files.readString(plan()).contains(text)) {
                assertThat(System.nanoTime()).as(text + " is lost").isLessThan(end);
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void append(Path file, String text) {
        try {
            write(FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatAKilledProcessLeftIsSweptAndADisplacedTextGoesBack() throws Exception {
        write(PLAN);
        byte[] before = PLAN.getBytes(StandardCharsets.UTF_8);
        byte[] after = PLAN.replace("[ ] 1.1", "[x] 1.1").getBytes(StandardCharsets.UTF_8);
        Aside aside = Aside.of(plan(), before, after);
        Path neverExchanged = aside.write(after);
        tick("1.2");
        assertThat(neverExchanged).doesNotExist();

        write(PLAN);
        Path exchanged = aside.write(after);
        NativeFiles.exchange(exchanged, plan());
        tick("1.2");
        assertThat(exchanged).doesNotExist();
        assertThat(Files.readString(plan())).contains("[x] 1.1", "[x] 1.2");

        write(PLAN + "an editor's line\n");
        Path displacing = aside.write(after);
        NativeFiles.exchange(displacing, plan());
        tick("1.2");
        assertThat(displacing).doesNotExist();
        assertThat(Files.readString(plan())).contains("[ ] 1.1", "[x] 1.2", "an editor's line");
        nothingElseIsInTheFolder();
    }

    @Test
    void theLockOfAFileServesWhereFoldersCannotBeLocked() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int at = 0; at < 8; at++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try (FolderLock _ = FolderLock.ofFile(folder)) {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.yield();
                    inside.decrementAndGet();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(most).hasValue(1);
    }
}
