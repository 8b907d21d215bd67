package dev.stretto.format.boxes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.PlanReader;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Reading;
import dev.stretto.format.SharedFolder;
import dev.stretto.format.Statement;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Plan;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The plans of public repositories, where they are at hand. */
class SharedBoxPlansTest {

    private static final ReadOptions OPTIONS = new ReadOptions(Optional.empty(), false, true);

    @ParameterizedTest
    @CsvSource({
        "spec/21-DOT-DEV,        spec-kit, 185, 0,  8, 0",
        "spec/30675137,          spec-kit,  94, 0,  6, 3",
        "spec/5rbit,             spec-kit,  35, 0,  7, 108",
        "spec/maslennikov,       spec-kit, 141, 0, 22, 0",
        "spec/A11yDevs,          spec-kit,  81, 0,  8, 23",
        "kiro/997899594,         kiro,      95, 22, 6, 0",
        "kiro/7Mohamed,          kiro,      47, 11, 11, 0",
        "kiro/19231224lhr,       kiro,       8, 5,  0, 0",
        "kiro/gotalab,           kiro,      28, 13, 0, 0",
        "openspec/2ue,           openspec, 149, 33, 5, 0",
        "openspec/Fission,       openspec,  90, 0, 13, 0",
    })
    void everyPlanIsReadAsItsFormatWithoutAnError(
            String name, String format, int tasks, int groups, int phases, int dependencies) throws IOException {
        Path file = SharedFolder.file("plans", name);
        for (PlanSource source : List.of(
                PlanSource.load(file).source().orElseThrow(), BoxPlans.source("plan.md", Files.readString(file)))) {
            PlanReader reader = PlanFormats.recognise(source).orElseThrow();
            assertThat(reader.format().label()).as(source.name()).isEqualTo(format);
            ReadResult result = reader.read(source, OPTIONS);
            assertThat(result.hasErrors()).isFalse();
            Plan plan = result.plan().orElseThrow();
            assertThat(plan.tasks()).hasSize(tasks);
            assertThat(plan.groups()).hasSize(groups);
            assertThat(plan.phases()).hasSize(phases);
            assertThat(stated(plan)).isEqualTo(dependencies);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spec/21-DOT-DEV    | {info ignored-annotation=1}",
                "spec/30675137      | {info ignored-annotation=1, info inferred=2}",
                "spec/5rbit         | {info ignored-annotation=1, info inferred=2}",
                "spec/maslennikov   | {info inferred=5}",
                "spec/A11yDevs      | {info ignored-annotation=1, info inferred=7}",
                "kiro/997899594     | {info inferred=2}",
                "kiro/7Mohamed      | {info ignored-annotation=1, info inferred=1}",
                "kiro/19231224lhr   | {warning ignored-annotation=1}",
                "kiro/gotalab       | {}",
                "openspec/2ue       | {info ignored-annotation=1}",
                "openspec/Fission   | {}",
            })
    void theRemarksAboutEachPlanAreFew(String name, String remarks) throws IOException {
        Map<String, Long> counts = read(name).diagnostics().stream()
                .map(diagnostic -> diagnostic.severity().name().toLowerCase(Locale.ROOT) + " "
                        + diagnostic.code().label())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        assertThat(counts).hasToString(remarks);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spec/21-DOT-DEV",
                "spec/30675137",
                "spec/5rbit",
                "spec/maslennikov",
                "spec/A11yDevs",
                "kiro/997899594",
                "kiro/7Mohamed",
                "kiro/19231224lhr",
                "kiro/gotalab",
                "openspec/2ue",
                "openspec/Fission"
            })
    void tickingEverythingChangesOnlyBoxesAndCompletesThePlan(String name) throws IOException {
        String text = Files.readString(SharedFolder.file("plans", name));
        ReadResult result = read(name);
        assertThat(result.ticks()).hasSize(boxedTasks(result.plan().orElseThrow()));
        String ticked = BoxPlans.ticked(text, result.ticks().values());
        assertThat(ticked).hasSameSizeAs(text);
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) != ticked.charAt(at)) {
                assertThat(text.charAt(at - 1)).isEqualTo('[');
                assertThat(ticked.charAt(at)).isIn('x', 'X');
                assertThat(text.charAt(at + 1)).isEqualTo(']');
            }
        }
        Plan again = PlanFormats.read(BoxPlans.source("plan.md", ticked), Optional.empty(), OPTIONS)
                .plan()
                .orElseThrow();
        assertThat(again.tasks()).allMatch(task -> task.status() == PlanStatus.COMPLETED);
    }

    /** Groups that are headings have no box. */
    private static int boxedTasks(Plan plan) {
        boolean headings =
                plan.phases().stream().anyMatch(phase -> phase.title().startsWith("Preparation"));
        return plan.tasks().size() + (headings ? 0 : plan.groups().size());
    }

    @Test
    void theKoreanHeadingsAreTasksAndTheirBoxesChecklists() throws IOException {
        Plan plan = read("spec/5rbit").plan().orElseThrow();
        assertThat(plan.tasks()).allMatch(task -> task.estimate().isPresent());
        assertThat(plan.tasks().stream()
                        .mapToInt(task -> task.checklist().size())
                        .sum())
                .isEqualTo(266);
        assertThat(BoxPlans.dependencies(plan, "TASK-015")).contains(List.of("TASK-012", "TASK-013", "TASK-014"));
        assertThat(BoxPlans.dependencies(plan, "TASK-016")).contains(List.of());
        assertThat(BoxPlans.dependencies(plan, "TASK-031").orElseThrow()).hasSize(30);
        assertThat(BoxPlans.task(plan, "TASK-016").status()).isEqualTo(PlanStatus.IN_PROGRESS);
        assertThat(BoxPlans.task(plan, "TASK-032").estimate().orElseThrow().highMinutes())
                .isEqualTo(240);
    }

    @Test
    void statedTotalsAreFoundWithTheirPhases() throws IOException {
        List<Statement> statements = read("spec/30675137").statements();
        assertThat(statements).hasSize(7);
        assertThat(statements.getFirst())
                .isEqualTo(new Statement.Count(
                        Optional.empty(),
                        Statement.Counted.TASKS,
                        94,
                        statements.getFirst().position()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plans/stretto/", "plans/phases/", "seeds/003"})
    void plansOfOtherFormatsAreLeftToTheirReaders(String folder) throws IOException {
        try (var files = Files.walk(SharedFolder.path())) {
            List<Path> found = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains(folder))
                    .toList();
            assertThat(found).isNotEmpty();
            for (Path file : found) {
                PlanSource source = PlanSource.load(file).source().orElseThrow();
                assertThat(PlanFormats.recognise(source).orElseThrow().format().label())
                        .as(file.toString())
                        .isEqualTo("stretto");
            }
        }
    }

    private static ReadResult read(String name) throws IOException {
        return Reading.read(SharedFolder.file("plans", name), OPTIONS);
    }

    private static int stated(Plan plan) {
        return plan.tasks().stream()
                .map(Task::dependencies)
                .mapToInt(dependencies -> dependencies.map(List::size).orElse(0))
                .sum();
    }

    @Test
    void noRemarkLacksAPlaceInTheText() throws IOException {
        for (String name : List.of("spec/", "kiro/", "openspec/")) {
            PlanSource source =
                    PlanSource.load(SharedFolder.file("plans", name)).source().orElseThrow();
            for (Diagnostic diagnostic :
                    PlanFormats.read(source, Optional.empty(), OPTIONS).diagnostics()) {
                assertThat(diagnostic.position().line()).isBetween(1, source.lineCount());
            }
        }
    }
}
