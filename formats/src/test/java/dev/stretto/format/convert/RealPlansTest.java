package dev.stretto.format.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Reading;
import dev.stretto.format.SharedFolder;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.plan.Diagnostic.Severity;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Task;
import dev.stretto.strategy.CompileOptions;
import dev.stretto.strategy.Compiler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real plans of all formats, written in every format and read again, keep their tasks and the order of them. */
final class RealPlansTest {

    /** Comparing which tasks wait for which takes room for every pair. */
    private static final int TASKS_MAX = 800;

    static List<PlanFormat> formats() {
        return PlanWriters.formats();
    }

    /** Read once for all formats. */
    private static final Map<Path, Plan> PLANS = new TreeMap<>();

    @BeforeAll
    static void readAll() throws IOException {
        for (Path file : files()) {
            ReadResult result = Reading.read(file, ReadOptions.DEFAULT);
            if (runs(result)) {
                PLANS.put(file, result.plan().orElseThrow());
            }
        }
        assertThat(PLANS).hasSizeGreaterThan(20);
    }

    @AfterAll
    static void forgetAll() {
        PLANS.clear();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void theOrderOfTasksStays(PlanFormat format) {
        PLANS.forEach((file, plan) -> check(file, plan, format));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> plans = Files.walk(SharedFolder.path().resolve("plans"));
                Stream<Path> seeds = Files.walk(SharedFolder.path().resolve("seeds"))) {
            return Stream.concat(plans, seeds)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private static boolean runs(ReadResult result) {
        return !result.hasErrors()
                && result.plan()
                        .filter(plan -> plan.tasks().size() <= TASKS_MAX)
                        .map(plan -> Compiler.compile(plan, "plan", CompileOptions.DEFAULT))
                        .filter(compiled -> compiled.graph().isPresent())
                        .isPresent();
    }

    private static void check(Path file, Plan plan, PlanFormat format) {
        Written written = PlanWriters.write(plan, format).orElseThrow();
        ReadResult again = PlanFormats.read(
                PlanSource.of("plan", written.text().getBytes(StandardCharsets.UTF_8))
                        .source()
                        .orElseThrow(),
                Optional.of(format),
                ReadOptions.DEFAULT);

        assertThat(again.diagnostics()).as("%s as %s", file, format).noneMatch(one -> one.severity() == Severity.ERROR);
        assertThat(again.plan().orElseThrow().tasks())
                .as("%s as %s", file, format)
                .hasSameSizeAs(plan.tasks());
        // What is put off or left out holds up no phase, and some formats can only say that it is done.
        if (plan.tasks().stream().noneMatch(RealPlansTest::idle)) {
            assertThat(Order.of(again.plan().orElseThrow(), Map.of()))
                    .as("%s as %s", file, format)
                    .isEqualTo(Order.of(plan, written.renamed()));
        }
    }

    private static boolean idle(Task task) {
        return task.status() == PlanStatus.DEFERRED
                || task.status() == PlanStatus.SKIPPED
                || !task.order().onFailureOf().isEmpty();
    }
}
