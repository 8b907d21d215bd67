package dev.stretto.format.batchsheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Reading;
import dev.stretto.format.Recognition;
import dev.stretto.format.SharedFolder;
import dev.stretto.format.Statement;
import dev.stretto.format.Statement.Measure;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Reference;
import dev.stretto.plan.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sheet in the folder {@code shared} beside the repository; skipped where it is not there. */
final class RealSheetTest {

    @Test
    void itHasItsPhasesTasksAndEstimates() throws IOException {
        ReadResult result = sheet();
        Plan plan = result.plan().orElseThrow();

        assertThat(result.hasErrors()).isFalse();
        assertThat(plan.format()).isEqualTo(PlanFormat.BATCH_SHEET);
        assertThat(plan.phases()).hasSize(7);
        assertThat(plan.tasks()).hasSize(42);
        assertThat(plan.tasks().stream().mapToDouble(RealSheetTest::minutes).sum())
                .isEqualTo(7140);
        assertThat(Sheets.phaseOrder(plan)).isEqualTo("1:- 2:1 3:2 4:3 5:1 6:4,5 7:6,5");
    }

    @Test
    void theLongestChainsInsideItsPhases() throws IOException {
        Plan plan = sheet().plan().orElseThrow();

        assertThat(plan.phases().stream().map(phase -> longest(plan, phase.id()) / 60))
                .containsExactly(11.0, 17.0, 14.0, 12.0, 5.0, 4.0, 12.0);
    }

    @Test
    void itsStatedFigures() throws IOException {
        ReadResult result = sheet();

        assertThat(hours(result, "1")).isEqualTo("CRITICAL_PATH 15, PARALLEL 21, SAVED 6, SAVED 6");
        assertThat(hours(result, "2")).isEqualTo("CRITICAL_PATH 17, PARALLEL 17, SAVED 5, SAVED 5");
        assertThat(hours(result, "4")).isEqualTo("CRITICAL_PATH 9, PARALLEL 12, SAVED 6, SAVED 6");
        assertThat(hours(result, "6")).isEqualTo("CRITICAL_PATH 4, PARALLEL 4, SAVED 5, SEQUENTIAL 9, SAVED 5");
        assertThat(hours(result, "")).isEqualTo("CRITICAL_PATH 82, SAVED 32, SAVED 32");
        assertThat(result.statements().stream()
                        .filter(one -> one instanceof Statement.Count)
                        .map(one -> ((Statement.Count) one).count()))
                .containsExactly(10, 8, 8, 6, 2, 3, 5);
        assertThat(result.statements().stream()
                        .filter(one -> one instanceof Statement.Path path
                                && path.phase().isEmpty())
                        .map(one -> ((Statement.Path) one)
                                .path().stream().map(Reference::id).toList()))
                .containsExactly(List.of("1", "2", "3", "4", "6", "7"));
    }

    @Test
    void everyTaskCanBeTickedAndItsWallStaysWhereThereIsRoom() throws IOException {
        String text = Files.readString(file());
        ReadResult result = Sheets.read(text);

        assertThat(result.ticks()).hasSize(42);
        result.ticks().forEach((id, tick) -> {
            ReadResult after = Sheets.read(Sheets.changed(text, tick));
            assertThat(after.plan().orElseThrow().completed()).isEqualTo(1);
            assertThat(Sheets.task(after, id.value()).status()).isEqualTo(PlanStatus.COMPLETED);
        });
    }

    @Test
    void noOtherPlanIsTakenForASheet() throws IOException {
        try (Stream<Path> files = Files.walk(SharedFolder.path().toRealPath())) {
            List<PlanSource> sources = files.filter(Files::isRegularFile)
                    .flatMap(file -> PlanSource.load(file).source().stream())
                    .toList();
            assertThat(sources.stream()
                            .filter(source -> new BatchSheetReader().recognise(source) != Recognition.NO)
                            .map(PlanSource::fileName))
                    .hasSize(1)
                    .allMatch(name -> name.startsWith("000_"));
        }
    }

    private static Path file() throws IOException {
        return SharedFolder.file("seeds", "000_");
    }

    private static ReadResult sheet() throws IOException {
        return Reading.read(file(), ReadOptions.DEFAULT);
    }

    private static double minutes(Task task) {
        return task.estimate().orElseThrow().highMinutes();
    }

    /** A sheet's tasks stand behind what they wait for, so that one pass is enough. */
    private static double longest(Plan plan, PhaseId phase) {
        Map<String, Double> ends = new LinkedHashMap<>();
        for (Task task : plan.tasks()) {
            if (task.phase().equals(Optional.of(phase))) {
                double start = task.dependencies().orElse(List.of()).stream()
                        .mapToDouble(reference ->
                                Optional.ofNullable(ends.get(reference.id())).orElseThrow())
                        .max()
                        .orElse(0);
                ends.put(task.id().value(), start + minutes(task));
            }
        }
        return ends.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    private static String hours(ReadResult result, String phase) {
        return String.join(
                ", ",
                result.statements().stream()
                        .filter(one -> one instanceof Statement.Time time
                                && time.phase().map(PhaseId::value).orElse("").equals(phase))
                        .map(one -> hours((Statement.Time) one))
                        .toList());
    }

    private static String hours(Statement.Time time) {
        Measure measure = time.measure();
        return measure + " " + Math.round(time.minutes() / 60);
    }
}
