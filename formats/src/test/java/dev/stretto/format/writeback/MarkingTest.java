package dev.stretto.format.writeback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.registry.PlanFormats;
import dev.stretto.format.writeback.Marking.Outcome;
import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.TaskId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What ticking comes to in Stretto's own plans. */
final class MarkingTest {

    private static final ReadOptions WITH_TICKS = new ReadOptions(Optional.empty(), false, true);

    private static PlanSource source(String text) {
        return PlanSource.of("plan.md", text.getBytes(StandardCharsets.UTF_8))
                .source()
                .orElseThrow();
    }

    private static Marking marking(String text, Duration took, String... tasks) {
        Map<TaskId, Optional<Duration>> wanted = new LinkedHashMap<>();
        for (String task : tasks) {
            wanted.put(new TaskId(task), Optional.ofNullable(took.isZero() ? null : took));
        }
        ReadResult read = PlanFormats.read(source(text), Optional.of(PlanFormat.STRETTO), WITH_TICKS);
        return Marking.of(read, wanted);
    }

    private static String ticked(String text, String... tasks) {
        return timed(text, Duration.ZERO, tasks);
    }

    private static String timed(String text, Duration took, String... tasks) {
        byte[] after = Edits.apply(
                text.getBytes(StandardCharsets.UTF_8),
                marking(text, took, tasks).edits());
        return new String(after, StandardCharsets.UTF_8);
    }

    @Test
    void aTaskIsTickedWithTheSignOfItsPlan() {
        assertThat(ticked("- [ ] 1.1 A\n- [ ] 1.2 B\n", "1.2")).isEqualTo("- [ ] 1.1 A\n- [x] 1.2 B\n");
        assertThat(ticked("- [X] 1.1 A\n- [-] 1.2 B\n", "1.2")).isEqualTo("- [X] 1.1 A\n- [X] 1.2 B\n");
        assertThat(ticked("- [✅] 1.1 A\n- [!] 1.2 B\n", "1.2")).isEqualTo("- [✅] 1.1 A\n- [✅] 1.2 B\n");
    }

    @Test
    void theLastTaskOfAGroupTicksTheGroupToo() {
        String plan = """
                ## Phase 1: P
                - [ ] 1.1 Group
                  - [x] 1.1.1 A
                  - [ ] 1.1.2 Inner
                    - [ ] 1.1.2.1 B
                    - [ ] 1.1.2.2 C
                - [ ] 1.2 Other
                """;
        String first = ticked(plan, "1.1.2.1");
        assertThat(first).isEqualTo(plan.replace("[ ] 1.1.2.1", "[x] 1.1.2.1"));
        assertThat(ticked(first, "1.1.2.2")).isEqualTo(plan.replaceAll("\\[ ] 1\\.1", "[x] 1.1"));
        assertThat(marking(first, Duration.ZERO, "1.1.2.2").roofs()).containsExactly("group 1.1.2", "group 1.1");
    }

    @Test
    void aGroupThatIsNamedStandsForItsMembers() {
        String plan = "- [ ] 1.1 Group\n  - [x] 1.1.1 A\n  - [ ] 1.1.2 B\n- [ ] 1.2 C\n";
        Marking marking = marking(plan, Duration.ZERO, "1.1");
        assertThat(marking.outcomes())
                .containsExactly(
                        Map.entry(new TaskId("1.1.1"), Outcome.ALREADY),
                        Map.entry(new TaskId("1.1.2"), Outcome.TICKED));
        assertThat(ticked(plan, "1.1")).isEqualTo("- [x] 1.1 Group\n  - [x] 1.1.1 A\n  - [x] 1.1.2 B\n- [ ] 1.2 C\n");
    }

    @Test
    void theMarkOfAPhaseFollowsItsLastTask() {
        String plan = "## Phase 1: P [IN PROGRESS]\n- [x] 1.1 A\n- [ ] 1.2 B\n## Phase 2: Q\n- [ ] 2.1 C\n";
        assertThat(ticked(plan, "1.2"))
                .isEqualTo(plan.replace("IN PROGRESS", "COMPLETED").replace("[ ] 1.2", "[x] 1.2"));
        assertThat(ticked(plan, "2.1")).isEqualTo(plan.replace("[ ] 2.1", "[x] 2.1"));
    }

    @Test
    void aPhaseThatIsATaskIsTickedByItsMarkOrItsBoxes() {
        assertThat(ticked("## Phase 1: P [TODO]\n- [ ] a\n- [x] b\n", "1"))
                .isEqualTo("## Phase 1: P [COMPLETED]\n- [ ] a\n- [x] b\n");
        assertThat(ticked("## Phase 1: P\n- [ ] a\n- [x] b\n", "1")).isEqualTo("## Phase 1: P\n- [x] a\n- [x] b\n");
    }

    @Test
    void whatIsTickedOrUnknownChangesNothing() {
        Marking marking = marking("- [x] 1.1 A\n", Duration.ZERO, "1.1", "1.9");
        assertThat(marking.edits()).isEmpty();
        assertThat(marking.outcomes())
                .containsExactly(
                        Map.entry(new TaskId("1.1"), Outcome.ALREADY), Map.entry(new TaskId("1.9"), Outcome.UNKNOWN));
    }

    @Test
    void theTimeATaskTookStandsBehindItsEstimateAndIsReplacedLater() {
        String plan = "- [ ] 1.1 A (est: 2-3h, priority: high) and so on\n";
        String once = timed(plan, Duration.ofMinutes(100), "1.1");
        assertThat(once).isEqualTo("- [x] 1.1 A (est: 2-3h, priority: high) (actual: 1h 40m) and so on\n");
        assertThat(timed(once, Duration.ofSeconds(45), "1.1"))
                .isEqualTo("- [x] 1.1 A (est: 2-3h, priority: high) (actual: 45s) and so on\n");
        ReadResult read = PlanFormats.read(source(once), Optional.empty(), WITH_TICKS);
        assertThat(read.diagnostics()).isEmpty();
        assertThat(read.plan().orElseThrow().tasks().getFirst().title()).isEqualTo("A and so on");
    }

    @Test
    void aTaskWithoutAnEstimateHasNoPlaceForTheTimeItTook() {
        assertThat(timed("- [ ] 1.1 A\n", Duration.ofMinutes(3), "1.1")).isEqualTo("- [x] 1.1 A\n");
        assertThat(timed("## Phase 1: P (est: 2h)\n- [ ] a\n", Duration.ofMinutes(3), "1"))
                .isEqualTo("## Phase 1: P (est: 2h) (actual: 3m)\n- [x] a\n");
    }

    @Test
    void aPreviewShowsTheLinesThatChange() {
        String plan = "# P\r\n- [ ] 1.1 A (est: 2h)\r\n";
        assertThat(EditedLine.of(
                        source(plan),
                        marking(plan, Duration.ofMinutes(3), "1.1").edits()))
                .singleElement()
                .satisfies(line -> assertThat(line.hunk())
                        .containsExactly(
                                "@@ -2 +2 @@", "-- [ ] 1.1 A (est: 2h)", "+- [x] 1.1 A (est: 2h) (actual: 3m)"));
    }
}
