package dev.stretto.format.strategydoc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.Edit;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.Reading;
import dev.stretto.format.Recognition;
import dev.stretto.format.SharedFolder;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.OrderRule;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class StrategyDocumentTest {

    private static final String DOCUMENT = """
            # Building side by side

            ## Parallel plan

            ```mermaid
            graph TD
                A[Phase 1: Core] --> B[Phase 2: Net]
                C[Phase 3: Look] -.parallel.-> B
            ```

            ### **Workstream 1: Engine** - Ann
            **Owner:** a senior

            #### Week 1
            - Day 1-2: Phase 1 - Write the core
            - Day 3: Phase 2 - Open a socket
              - one per peer

            #### Week 2
            - Day 1-4: Phase 2 (Part 2) - Close it
            - Day 5: Meet

            ### Workstream 2: Surface
            - Day 1: Phase 3 - Draw

            ## Calendar
            | Day | Engine | Surface |
            |-----|--------|---------|
            | **Mon** | Phase 1: Types | Phase 3: Colours |

            ## Done when
            - [x] Phase 1 complete (core)
            - [ ] Phase 2 done
            - [ ] Everything else

            **Total: 3 days vs original 8 days**
            """;

    @Test
    void eachPhaseIsATaskThatWaitsForWhatTheGraphDrawsThrough() {
        ReadResult result = read(DOCUMENT);
        Plan plan = result.plan().orElseThrow();

        assertThat(plan.title()).isEqualTo("Building side by side");
        assertThat(plan.rule()).isEqualTo(OrderRule.AT_ONCE);
        assertThat(plan.tasks()).extracting(Task::title).containsExactly("Core", "Net", "Look");
        assertThat(order(plan)).isEqualTo("1: 2:1 3:");
        assertThat(result.diagnostics().stream()
                        .map(one -> one.position() + " " + one.code().label())
                        .toList())
                .containsExactly("7:21 inferred", "8:21 ignored-annotation", "15:3 inferred");
    }

    @Test
    void calendarsGiveAPhaseItsDaysWorkAndOwner() {
        Plan plan = read(DOCUMENT).plan().orElseThrow();
        Task net = plan.tasks().get(1);

        assertThat(net.estimate()).hasValue(new Estimate(5 * 480, 5 * 480));
        assertThat(net.checklist())
                .extracting(ChecklistItem::text)
                .containsExactly("Week 1, Day 3: Open a socket", "Week 2, Day 1-4: (Part 2) - Close it");
        assertThat(net.body()).isEqualTo("Workstream 1: Engine - Ann\nOwner: a senior\n- one per peer");
        assertThat(plan.tasks().get(2).body()).isEqualTo("Workstream 2: Surface\nMon: Colours");
    }

    @Test
    void aBoxThatCallsAPhaseCompleteIsItsMark() {
        ReadResult result = read(DOCUMENT);

        assertThat(result.plan().orElseThrow().tasks())
                .extracting(Task::status)
                .containsExactly(PlanStatus.COMPLETED, PlanStatus.PENDING, PlanStatus.PENDING);
        assertThat(result.ticks().keySet()).containsExactly(new TaskId("1"), new TaskId("2"));
        Edit edit = result.ticks().get(new TaskId("2")).done().getFirst();
        assertThat(edit.at()).hasToString("33:4");
    }

    @Test
    void phasesMayStandInHeadings() {
        ReadResult result = read("""
                # Parallel work

                ## Phase 1: Core (Week 1-2)
                Build it.
                - Write the types

                ## Phase 2: Net (Day 3)
                **Depends on:** Phase 1
                - [x] socket
                - [ ] peer
                """);
        Plan plan = result.plan().orElseThrow();

        assertThat(order(plan)).isEqualTo("1:- 2:1");
        assertThat(plan.tasks())
                .extracting(task -> task.estimate().orElseThrow().highMinutes())
                .containsExactly(10 * 480.0, 480.0);
        assertThat(plan.tasks().getFirst().body()).isEqualTo("Build it.");
        assertThat(plan.tasks().getFirst().checklist()).hasSize(1);
        assertThat(plan.tasks().get(1).status()).isEqualTo(PlanStatus.IN_PROGRESS);
        assertThat(result.ticks().get(new TaskId("2")).done()).hasSize(1);
    }

    @Test
    void aDocumentWithoutPhasesHoldsNoTasksAndSaysWhereItsExamplesAre() {
        ReadResult result = read("""
                # Patterns

                ## Parallel launch
                ```markdown
                ## Phase 1: Core
                - [ ] 1.1 Types
                ```

                ## Parallel landing
                """);

        assertThat(result.plan()).isEmpty();
        assertThat(result.diagnostics().stream()
                        .map(one -> one.position() + " " + one.code().label())
                        .toList())
                .containsExactly("1:1 no-tasks", "4:1 ignored-annotation");
        assertThat(recognised("# Patterns\n## Parallel launch\n```\n## Phase 1: a\n```\n## Parallel landing\n"))
                .isEqualTo(Recognition.LIKELY);
    }

    @Test
    void plansThatSpeakOfRunningInParallelAreNoStrategyDocuments() {
        String about = "# Parallel plan\n## Parallel rules\n";

        assertThat(recognised(about)).isEqualTo(Recognition.LIKELY);
        assertThat(recognised(about + "## Phase 1: Core\n- [ ] a\n")).isEqualTo(Recognition.NO);
        assertThat(recognised(about + "- [ ] 1.1 a\n")).isEqualTo(Recognition.NO);
        assertThat(recognised(about + "- [ ] **TASK-001: a**\n")).isEqualTo(Recognition.NO);
        assertThat(recognised(about + "- [x] T001 [P] a\n")).isEqualTo(Recognition.NO);
        assertThat(recognised(about + "- [ ] 1. a\n")).isEqualTo(Recognition.NO);
        assertThat(recognised("# Parallel plan\n")).isEqualTo(Recognition.NO);
        assertThat(recognised("---\nissue: 7\n---\n" + about)).isEqualTo(Recognition.NO);
    }

    @Test
    void aRealDocumentOfTenPhases() throws IOException {
        ReadResult result = read(SharedFolder.file("seeds", "001_"));
        Plan plan = result.plan().orElseThrow();

        assertThat(result.hasErrors()).isFalse();
        assertThat(plan.format()).isEqualTo(PlanFormat.STRATEGY_DOCUMENT);
        assertThat(order(plan)).isEqualTo("1: 2:1,7 3:2 4:3 5: 6: 7: 8: 9:4 10:9");
        assertThat(plan.tasks()).extracting(Task::title).contains("Synchronization", "R/W Locks", "Performance");
        assertThat(plan.tasks()).allSatisfy(task -> {
            assertThat(task.body()).startsWith("Workstream ").contains("Owner: ");
            assertThat(task.estimate()).isPresent();
        });
    }

    @Test
    void aRealDocumentWithoutTasks() throws IOException {
        Path file = SharedFolder.file("seeds", "004_");
        ReadResult result = read(file);

        assertThat(PlanFormats.recognise(PlanSource.load(file).source().orElseThrow())
                        .orElseThrow()
                        .format())
                .isEqualTo(PlanFormat.STRATEGY_DOCUMENT);
        assertThat(result.plan()).isEmpty();
        assertThat(result.hasErrors()).isTrue();
        assertThat(read(SharedFolder.file("seeds", "003_")).plan().orElseThrow().format())
                .isEqualTo(PlanFormat.STRETTO);
    }

    @Test
    void noPlanIsTakenForAStrategyDocument() throws IOException {
        try (Stream<Path> files =
                Files.walk(SharedFolder.path().resolve("plans").toRealPath())) {
            List<PlanSource> sources = files.filter(Files::isRegularFile)
                    .flatMap(file -> PlanSource.load(file).source().stream())
                    .toList();
            assertThat(sources).hasSizeGreaterThan(100);
            assertThat(sources)
                    .filteredOn(source -> new StrategyDocumentReader().recognise(source) != Recognition.NO)
                    .extracting(PlanSource::name)
                    .isEmpty();
        }
    }

    private static String order(Plan plan) {
        return plan.tasks().stream()
                .map(task -> task.id().value() + ":"
                        + task.dependencies()
                                .map(list -> list.stream().map(Reference::id).collect(Collectors.joining(",")))
                                .orElse("-"))
                .collect(Collectors.joining(" "));
    }

    private static Recognition recognised(String text) {
        return new StrategyDocumentReader().recognise(source(text));
    }

    private static PlanSource source(String text) {
        return PlanSource.of("doc.md", text.getBytes(StandardCharsets.UTF_8))
                .source()
                .orElseThrow();
    }

    private static ReadResult read(String text) {
        return new StrategyDocumentReader().read(source(text), new ReadOptions(Optional.empty(), false, true));
    }

    private static ReadResult read(Path file) {
        return Reading.read(file, ReadOptions.DEFAULT);
    }
}
