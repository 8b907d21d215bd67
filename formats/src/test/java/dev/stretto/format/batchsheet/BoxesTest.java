package dev.stretto.format.batchsheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.ReadResult;
import dev.stretto.plan.Estimate;
import dev.stretto.plan.PlanStatus;
import dev.stretto.plan.TaskId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in and beside boxes. */
final class BoxesTest {

    @Test
    void aBoxIsATaskWithItsEstimateAndItsText() {
        ReadResult result = Sheets.boxes("""
                Batch 1.0: [S] Start
                ┌───────────────────────────┐
                │ 1.1 Parse `a()` (30-60 min) │ → [Blocks ALL other tasks]
                │     the whole of it       │
                │     and its tests         │
                └───────────────────────────┘
                """);

        assertThat(Sheets.task(result, "1.1").title()).isEqualTo("Parse `a()`");
        assertThat(Sheets.task(result, "1.1").estimate()).hasValue(new Estimate(30, 60));
        assertThat(Sheets.task(result, "1.1").body()).isEqualTo("the whole of it\nand its tests");
        assertThat(Sheets.task(result, "1.1").position()).hasToString("6:3");
        assertThat(result.diagnostics()).isEmpty();
    }

    @Test
    void wallsMayBeDrawnInAscii() {
        ReadResult result = Sheets.boxes("""
                Batch 1
                +--------------+
                | 1.1 One (1h) | || parallel
                +--------------+
                | T2 Two       | -> Needs 1.1
                +--------------+
                """);

        assertThat(Sheets.order(result)).isEqualTo("1.1:- T2:1.1");
    }

    @Test
    void anEstimateThatIsNoneIsRemarkedOn() {
        ReadResult result = Sheets.boxes("""
                ┌──────────────┐
                │ 1.1 One (3-1h)       │
                │ 1.2 Two (see below)  │
                └──────────────┘
                """);

        assertThat(Sheets.remarks(result)).containsExactly("5:12 warning bad-estimate");
        assertThat(Sheets.task(result, "1.2").title()).isEqualTo("Two (see below)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            '│ 1.1 One (1h)     │ x' ! PENDING ! '│ 1.1 One (1h) ✅  │ x'
            '│ 1.1 One (1h) │'       ! PENDING ! '│ 1.1 One (1h) ✅ │'
            '│ [ ] 1.1 One (1h) │'   ! PENDING ! '│ [x] 1.1 One (1h) │'
            '│ [-] 1.1 One (1h) │'   ! IN_PROGRESS ! '│ [x] 1.1 One (1h) │'
            '│ 1.1 One (1h) 🔄 │'    ! IN_PROGRESS ! '│ 1.1 One (1h) ✅ │'
            '│ [x] 1.1 One (1h) │'   ! COMPLETED ! '│ [x] 1.1 One (1h) │'
            '│ ✅ 1.1 One (1h) │'    ! COMPLETED ! '│ ✅ 1.1 One (1h) │'
            '│ 1.1 One (1h) ✅ │'    ! COMPLETED ! '│ 1.1 One (1h) ✅ │'
            """)
    void marksSayWhatIsDoneAndAreTickedInTheirOwnWay(String box, PlanStatus status, String ticked) {
        String sheet = "```\n┌────┐\n" + box + "\n└────┘\n```\n";
        ReadResult result = Sheets.read(sheet);
        String changed = Sheets.changed(sheet, result.ticks().get(new TaskId("1.1")));

        assertThat(Sheets.task(result, "1.1").status()).isEqualTo(status);
        assertThat(Sheets.task(result, "1.1").title()).isEqualTo("One");
        assertThat(changed).isEqualTo(sheet.replace(box, ticked));
        assertThat(Sheets.task(Sheets.read(changed), "1.1").status()).isEqualTo(PlanStatus.COMPLETED);
        assertThat(Sheets.task(Sheets.read(changed), "1.1").estimate()).hasValue(new Estimate(60, 60));
    }
}
