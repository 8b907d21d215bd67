package dev.stretto.format.stretto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Reading;
import dev.stretto.format.SharedFolder;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.plan.Phase;
import dev.stretto.plan.Plan;
import dev.stretto.plan.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real plans, from the folder {@code shared} beside the repository; skipped where it is not there. */
final class SharedPlansTest {

    @Test
    void aPlanOfPhasesWithChecklists() throws IOException {
        Plan plan = clean("seeds", "003");

        assertThat(Plans.ids(plan)).containsExactly("1", "2", "3", "4");
        assertThat(plan.tasks()).extracting(task -> task.checklist().size()).containsExactly(5, 5, 5, 6);
        assertThat(phaseDependencies(plan)).containsExactly("", "1", "1", "2,3");
        assertThat(Plans.dependencies(plan, "4")).containsExactly("2", "3");
        assertThat(plan.phases())
                .allSatisfy(phase -> assertThat(phase.testing()).isPresent());
    }

    @Test
    void aPlanOfThirtySevenTasks() throws IOException {
        Plan plan = clean("plans/stretto", "test-dependency-patterns");

        assertThat(plan.phases()).hasSize(8);
        assertThat(plan.tasks()).hasSize(37);
        assertThat(Plans.dependencies(plan, "4.3")).containsExactly("1.4", "2.4", "3.4");
        assertThat(Plans.dependencies(plan, "7.4")).containsExactly("7.1", "7.2", "7.3");
    }

    @Test
    void aPlanOfGroupsWithChains() throws IOException {
        Plan plan = clean("plans/stretto", "tui-integration");

        assertThat(plan.phases()).hasSize(5);
        assertThat(plan.groups()).hasSize(24);
        assertThat(plan.tasks()).hasSize(101);
        assertThat(plan.chains()).extracting(chain -> chain.tasks().size()).containsExactly(22, 24, 7);
        assertThat(plan.chains().getLast().tasks().getFirst().value()).isEqualTo("5.2.1");
        assertThat(plan.chains().getLast().tasks().getLast().value()).isEqualTo("5.4.3");
    }

    @ParameterizedTest
    @CsvSource({
        "circular_plan,3|1|2",
        "linear_plan,'|1|2|3'",
        "diamond_plan,'|1|1|2,3'",
        "fan_out_plan,'|1|1|1|2,3,4'",
        "port_orchestrator,'|1|1|1|2A,2B,2C|2D|3'",
        "docs-audit,'|1|1|1|2|5|5|6,7|6,7|8,9'"
    })
    void plansOfPhases(String name, String dependencies) throws IOException {
        assertThat(String.join("|", phaseDependencies(clean("plans/phases", name))))
                .isEqualTo(dependencies);
    }

    @Test
    void aPlanWithAnUnknownPhase() throws IOException {
        ReadResult result = read(SharedFolder.file("plans/phases", "invalid_dependency_plan"));

        assertThat(Plans.remarks(result)).containsExactly("12:20 error unknown-dependency");
        assertThat(result.diagnostics().getFirst().message()).contains("5");
    }

    @Test
    void everyMarkdownFileIsReadOrRefusedInPlace() throws IOException {
        try (Stream<Path> files = Files.walk(SharedFolder.path().toRealPath())) {
            List<Path> documents = files.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(".md") || file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
            assertThat(documents).hasSizeGreaterThan(100);
            for (Path document : documents) {
                PlanSource source = PlanSource.load(document).source().orElseThrow();
                ReadResult result = PlanFormats.read(source, Optional.empty(), ReadOptions.DEFAULT);

                assertThat(result.plan().isPresent() || result.hasErrors()).isTrue();
                assertThat(result.diagnostics()).allSatisfy(one -> {
                    assertThat(one.position().line()).isLessThanOrEqualTo(source.lineCount());
                    assertThat(one.position().column())
                            .isLessThanOrEqualTo(
                                    source.line(one.position().line()).length() + 1);
                });
            }
        }
    }

    private static List<String> phaseDependencies(Plan plan) {
        return plan.phases().stream().map(SharedPlansTest::named).toList();
    }

    private static String named(Phase phase) {
        return String.join(
                ",",
                phase.dependencies().orElseThrow().stream().map(Reference::id).toList());
    }

    private static Plan clean(String folder, String name) throws IOException {
        ReadResult result = read(SharedFolder.file(folder, name));
        assertThat(Plans.remarks(result)).isEmpty();
        return result.plan().orElseThrow();
    }

    private static ReadResult read(Path file) {
        return Reading.read(file, ReadOptions.DEFAULT);
    }
}
