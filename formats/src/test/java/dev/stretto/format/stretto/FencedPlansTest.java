package dev.stretto.format.stretto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.Diagnostics;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadResult;
import dev.stretto.format.SharedFolder;
import dev.stretto.format.markdown.Block;
import dev.stretto.format.markdown.MarkdownDocument;
import dev.stretto.plan.ChecklistItem;
import dev.stretto.plan.Phase;
import dev.stretto.plan.Plan;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shapes of plans that documents show as examples. */
final class FencedPlansTest {

    @Test
    void tasksOnDifferentFilesWithARemarkBelow() {
        Plan plan = Plans.clean("""
                ## Phase 4: Guides

                - [ ] 4.1 Renew the guide for users (docs/users/*.md)
                - [ ] 4.2 Renew the guide for hosts (docs/hosts/*.md)

                No [SEQUENTIAL] annotation → both tasks run in parallel
                """);

        assertThat(Plans.ids(plan)).containsExactly("4.1", "4.2");
        assertThat(plan.chains()).isEmpty();
    }

    @Test
    void aNoteAboveADrawingOfTheBatch() {
        Plan plan = Plans.clean("""
                ## Phase 3: Rework
                - [ ] 3.1 a
                - [ ] 3.2 b
                - [ ] 3.3 c

                **Execution Note:** Tasks 3.1-3.3 are [SEQUENTIAL] - all modify same file

                Batch containing 3.1-3.3:
                ├── 3.1 (execute, wait)
                └── 3.3 (execute, wait)
                """);

        assertThat(plan.chains()).hasSize(1);
        assertThat(plan.chains().getFirst().tasks()).hasSize(3);
    }

    @Test
    void anItemForSeveralTasksIsTheChecklistOfItsPhase() {
        ReadResult result = Plans.read("""
                ## Phase 1: Build

                - [ ] 1.1-1.4 All the parts

                **VERIFY Phase 1:** (non-blocking)
                - [ ] 1.5 Run the build

                ## Phase 2: Ship (pipeline-start: 60% of Phase 1)
                - [ ] 2.1 Ship it

                **Pipeline Note:** Phase 2 tasks can start when 1.1-1.3 complete,
                before VERIFY Phase 1 finishes.
                """);
        Plan plan = result.plan().orElseThrow();

        assertThat(Plans.ids(plan)).containsExactly("1", "2.1");
        assertThat(Plans.task(plan, "1").checklist())
                .extracting(ChecklistItem::text)
                .containsExactly("1.1-1.4 All the parts");
        assertThat(Plans.remarks(result))
                .containsExactly("6:1 info ignored-annotation", "11:20 info ignored-annotation");
    }

    @Test
    void phasesThatOnlySayWhatTheyModify() {
        ReadResult result = Plans.read("""
                ## Phase 2: Guides (parallel-with: Phase 3)
                - Tasks modify: docs/*

                ## Phase 3: Checks (parallel-with: Phase 2)
                - Tasks modify: tests/*

                **Pipeline Note:** Phases 2-3 run concurrently with Phase 1 VERIFY
                """);

        assertThat(Plans.ids(result.plan().orElseThrow())).containsExactly("2", "3");
        assertThat(Plans.remarks(result))
                .as("that phase 1 is verified meanwhile is said elsewhere")
                .containsExactly("7:20 info ignored-annotation");
    }

    @Test
    void thePlansOfARealDocumentAreRead() throws IOException {
        List<ReadResult> results = fences().stream()
                .filter(text -> text.contains("## Phase"))
                .map(Plans::read)
                .toList();

        assertThat(results).noneMatch(ReadResult::hasErrors);
        assertThat(results.stream()
                        .map(result -> String.join(" ", Plans.ids(result.plan().orElseThrow())))
                        .toList())
                .containsExactly("2.1 2.2 2.3 2.4", "1.1 1.2 1.3 1.4 1.5 1.6", "1", "2 3", "1.1 1.2 1.3 2.1");
        assertThat(results.get(4).plan().orElseThrow().phases())
                .extracting(Phase::title)
                .containsExactly("Core", "Integration");
    }

    private static List<String> fences() throws IOException {
        PlanSource source =
                PlanSource.load(SharedFolder.file("seeds", "004_")).source().orElseThrow();
        return MarkdownDocument.parse(source, 1, new Diagnostics("")).orElseThrow().blocks().stream()
                .filter(block ->
                        block instanceof Block.Fence fence && fence.info().equals("markdown"))
                .map(block -> ((Block.Fence) block).literal())
                .toList();
    }
}
