package dev.stretto.format.batchsheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.ReadResult;
import org.junit.jupiter.api.Test;

/** What waits for what in a sheet. */
final class OrderTest {

    private static final String TWO_BATCHES = """
            Batch 1.1: [P] First (2 tasks in parallel)
            ┌────────────────┐
            │ 1.1 One        │ || Can run simultaneously
            ├────────────────┤
            │ 1.2 Two        │ ||
            └────────────────┘
            Batch 1.2: [P] Second
            ┌────────────────┐
            │ 1.3 Three      │ ||
            ├────────────────┤
            │ 1.4 Four       │ ||
            └────────────────┘
            """;

    @Test
    void aBatchWaitsForTheBatchBeforeIt() {
        ReadResult result = Sheets.boxes(TWO_BATCHES);

        assertThat(Sheets.order(result)).isEqualTo("1.1:- 1.2:- 1.3:1.1,1.2 1.4:1.1,1.2");
        assertThat(Sheets.remarks(result)).containsExactly("4:7 info inferred");
    }

    @Test
    void boxesMayStandInNoPhase() {
        ReadResult result = Sheets.read("```\n" + TWO_BATCHES + "```\n");

        assertThat(Sheets.order(result)).isEqualTo("1.1:- 1.2:- 1.3:1.1,1.2 1.4:1.1,1.2");
        assertThat(Sheets.remarks(result)).containsExactly("2:7 info inferred");
    }

    @Test
    void aTaskThatStatesWhatItNeedsIsBoundByThatAlone() {
        ReadResult result = Sheets.boxes(TWO_BATCHES + """
                Batch 1.3: [S] Third
                ┌────────────────┐
                │ 1.5 Five       │ → Needs 1.1, 1.3 complete
                ├────────────────┤
                │ 1.6 Six        │ [Sequential] Needs 1.2
                ├────────────────┤
                │ 1.7 Seven      │ → Depends on Batch 1.1
                └────────────────┘
                """);

        assertThat(Sheets.order(result)).endsWith("1.5:1.1,1.3 1.6:1.2 1.7:1.1,1.2");
    }

    @Test
    void aTaskCanSayThatItNeedsNothing() {
        ReadResult result =
                Sheets.boxes(TWO_BATCHES.replace("│ 1.3 Three      │ ||", "│ 1.3 Three      │ || → Needs nothing"));

        assertThat(Sheets.order(result)).isEqualTo("1.1:- 1.2:- 1.3: 1.4:1.1,1.2");
        assertThat(Sheets.remarks(result)).containsExactly("4:7 info inferred");
    }

    @Test
    void batchesSideBySideWaitForTheSameAndTheNextForBoth() {
        ReadResult result = Sheets.boxes("""
                Batch 1.0: [S] Start
                ┌────────────────┐
                │ 1.0 Start      │
                └────────────────┘
                """
                + TWO_BATCHES.replace(
                        "├────────────────┤\n│ 1.4 Four       │ ||",
                        "├────────────────┤ || Can also run parallel\n│ 1.4 Four       │ || with Batch 1.1 tasks")
                + """
                Batch 1.3: [S] Third
                ┌────────────────┐
                │ 1.5 Five       │
                └────────────────┘
                """);

        assertThat(Sheets.order(result)).isEqualTo("1.0:- 1.1:1.0 1.2:1.0 1.3:1.0 1.4:1.0 1.5:1.1,1.2,1.3,1.4");
        assertThat(Sheets.remarks(result)).containsExactly("4:7 info inferred");
    }

    @Test
    void whatBlocksOthersIsWaitedFor() {
        ReadResult result = Sheets.boxes("""
                Batch 1.1: One
                ┌────────────────┐
                │ 1.1 One        │ → Blocks all
                ├────────────────┤
                │ 1.2 Two        │ → Blocks 1.4
                └────────────────┘
                Batch 1.2: Two
                ┌────────────────┐
                │ 1.3 Three      │ → Needs 1.2
                ├────────────────┤
                │ 1.4 Four       │ → Needs 1.3
                └────────────────┘
                Batch 1.3: Three
                ┌────────────────┐
                │ 1.5 Five       │
                └────────────────┘
                """);

        assertThat(Sheets.order(result)).isEqualTo("1.1:- 1.2:1.1 1.3:1.2 1.4:1.3,1.2 1.5:1.3,1.4,1.1");
    }

    @Test
    void whatCannotBeFollowedIsSaidInPlace() {
        ReadResult result = Sheets.boxes("""
                Batch 1.1: [P] First (3 tasks)
                ┌────────────────┐
                │ 1.1 One        │ → Needs 1.9
                ├────────────────┤
                │ 1.2 Two        │ → Needs Batch 1.7
                ├────────────────┤
                │ 1.3 Three      │ → ask Ann first
                ├────────────────┤
                │ 1.4 Four       │ → Needs a review
                └────────────────┘
                """);

        assertThat(Sheets.remarks(result))
                .containsExactly(
                        "4:7 warning claimed-total-differs",
                        "6:28 error unknown-dependency",
                        "8:34 error unknown-dependency",
                        "10:19 info ignored-annotation",
                        "12:19 info ignored-annotation");
    }

    @Test
    void phasesWaitForWhatSentencesChainsAndDrawingsSay() {
        ReadResult result = Sheets.read(phases(6) + """
                **Note:** Phase 4 only depends on Phase 1, so it runs beside Phases 2, 3!

                Phase 5 can run IN PARALLEL with Phases 2, 3 and 4.

                ## Graph

                ```
                Critical Path (longest):
                Phase 1 → Phase 2 → Phase 3 → Phase 6
                  1h + 1h + 1h + 1h = 4 hours

                Instead of: Phase 3 → Phase 4 → Phase 5
                ```
                """);

        assertThat(Sheets.phaseOrder(result.plan().orElseThrow())).isEqualTo("1:- 2:1 3:2 4:1 5:1 6:3");
        assertThat(Sheets.remarks(result)).hasSize(5).allMatch(remark -> remark.endsWith("info inferred"));
    }

    @Test
    void aDrawingOfBoxesAndArrowsIsFollowed() {
        ReadResult result = Sheets.read(phases(6) + """
                ## Graph

                ```
                ┌─────────┐     ┌─────────┐
                │ Phase 1 │────►│ Phase 6 │
                └────┬────┘     │ (start) │
                     │          └─────────┘
                     ├────────────────┐
                     ▼                ▼
                ┌─────────┐     ┌─────────┐
                │ Phase 2 │     │ Phase 3 │
                │ 3 hours │     └─────────┘
                └────┬────┘          │
                     └───────┬───────┘
                             ▼
                        ┌─────────┐
                        │ Phase 4 │
                        └────┬────┘
                             ▼
                        ┌─────────┐
                        │ Phase 6 │
                        └─────────┘
                ┌─────────────────────────┐
                │ Ann: Phase 1, Phase 5   │
                └─────────────────────────┘
                ```
                """);

        assertThat(Sheets.phaseOrder(result.plan().orElseThrow())).isEqualTo("1:- 2:1 3:1 4:2,3 5:- 6:4");
        assertThat(result.diagnostics().stream()
                        .filter(one -> one.code().label().equals("ambiguous-dependency")))
                .hasSize(1)
                .allSatisfy(one -> assertThat(one.message()).contains("phase 6"));
    }

    /** Phases of one task each. */
    private static String phases(int count) {
        StringBuilder text = new StringBuilder();
        for (int phase = 1; phase <= count; phase++) {
            text.append(
                    "## Phase %d: P (1 task)\n\n```\n┌────┐\n│ %d.1 T (1h) │\n└────┘\n```\n\n".formatted(phase, phase));
        }
        return text.toString();
    }
}
