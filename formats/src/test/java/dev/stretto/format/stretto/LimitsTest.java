package dev.stretto.format.stretto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.stretto.format.ReadResult;
import dev.stretto.format.markdown.MarkdownDocument;
import dev.stretto.plan.Diagnostic;
import dev.stretto.plan.Plan;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Large and odd texts take no more than linear time; what is beyond a limit is said. */
final class LimitsTest {

    /** Processor time, not the clock's: far more than any of it takes, far less than a square of its size would. */
    private static final Duration WORK_MAX = Duration.ofSeconds(30);

    /** For what hangs; a busy machine may be slow. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static ReadResult readInTime(String text) {
        return assertTimeoutPreemptively(PATIENCE, () -> {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadCpuTime();
            ReadResult result = Plans.read(text);
            assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before))
                    .isLessThan(WORK_MAX);
            return result;
        });
    }

    @Test
    void aPlanOfAHundredThousandTasksIsReadInSeconds() {
        StringBuilder text = new StringBuilder("# Big\n");
        for (int phase = 1; phase <= 100; phase++) {
            text.append("\n## Phase %d: Part\n\n".formatted(phase));
            for (int task = 1; task <= 1000; task++) {
                text.append("- [ ] %d.%d Write `src/m%d/f%d.ts` (depends: %d.%d) (est: 30m)\n"
                        .formatted(phase, task, phase, task, phase, Math.max(1, task - 1)));
            }
        }
        ReadResult result = readInTime(text.toString());
        Plan plan = result.plan().orElseThrow();

        assertThat(result.diagnostics()).isEmpty();
        assertThat(plan.tasks()).hasSize(100_000);
        assertThat(plan.tasks().getLast().claims()).hasSize(1);
    }

    @Test
    void aLineBeyondTheLimitIsRefused() {
        int limit = MarkdownDocument.LINE_CHARS_MAX;
        ReadResult tooLong = readInTime("- [ ] 1.1 a\n" + "b".repeat(limit + 1));

        assertThat(Plans.remarks(tooLong)).containsExactly("2:1 error unreadable");
        assertThat(tooLong.diagnostics().getFirst().message()).contains("1000000");
        assertThat(readInTime("- [ ] 1.1 a\n" + "b".repeat(limit)).plan()).isPresent();
    }

    @Test
    void nestingIsReadUpToItsLimit() {
        assertThat(Plans.clean(nested(MarkdownDocument.NESTING_MAX)).tasks()).hasSize(1);

        ReadResult tooDeep = Plans.read(nested(MarkdownDocument.NESTING_MAX + 1));
        assertThat(tooDeep.plan()).isEmpty();
        assertThat(Plans.remarks(tooDeep)).containsExactly("65:129 error unreadable");
        assertThat(tooDeep.diagnostics().getFirst().message()).contains("64");
    }

    private static String nested(int levels) {
        StringBuilder text = new StringBuilder();
        for (int level = 0; level < levels; level++) {
            text.append("  ".repeat(level)).append("- [ ] 1.").append(level).append(" x\n");
        }
        return text.toString();
    }

    static Stream<Arguments> oddTexts() {
        int many = 100_000;
        return Stream.of(
                Arguments.of("open annotations", "- [ ] 1.1 " + "(depends: ".repeat(many - 10)),
                Arguments.of("open brackets", "- [ ] 1.1 " + "(".repeat(9 * many)),
                Arguments.of("back-ticks of many lengths", "- [ ] 1.1 " + "`a``b```c````d".repeat(many / 2)),
                Arguments.of("open comments", "- [ ] 1.1 " + "<!-- (".repeat(many)),
                Arguments.of("blanks", "- [ ] 1.1 a" + " ".repeat(9 * many) + "b"),
                Arguments.of("commas", "- [ ] 1.1 (depends: " + " ,".repeat(4 * many) + ")"),
                Arguments.of("words", "- [ ] 1.1 (depends: " + "a b (c".repeat(many) + ")"),
                Arguments.of("paths", "- [ ] 1.1 (writes: " + "a/b,".repeat(2 * many) + "c)"),
                Arguments.of("digits", "- [ ] 1.1 (depends: " + "1.".repeat(4 * many) + ")"),
                Arguments.of("a long id", "- [ ] " + "1".repeat(9 * many) + ".1 a"),
                Arguments.of("checks", "- [ ] 1.1 a" + "✅ ".repeat(4 * many)),
                Arguments.of("quotes", ">".repeat(9 * many) + "\n" + "a\n".repeat(many / 5)),
                Arguments.of("stars", "## Phase 1: " + "**".repeat(4 * many) + "\n- [ ] a"),
                Arguments.of("labels", "## Phase 1: a\n" + "a: b\n".repeat(many) + "\n- [ ] a"),
                Arguments.of("marks", "## Phase 1: a\n" + "[SEQUENTIAL] task ".repeat(many / 2) + "\n\n- [ ] a"),
                Arguments.of("unknown ids", "- [ ] 1.1 a (depends: " + "2.1,".repeat(2 * many) + "3)"),
                Arguments.of("empty phases", "## Phase 1: a\n".repeat(many / 2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddTexts")
    void oddTextsTakeNoLongerThanOthers(String name, String text) {
        ReadResult result = readInTime(text + "\n");

        assertThat(result.diagnostics())
                .allSatisfy(one -> assertThat(one.message()).hasSizeLessThan(300));
    }

    @Test
    void aSmallTextCannotStateBillionsOfDependencies() {
        StringBuilder text = new StringBuilder("## Phase 1: A\n");
        for (int task = 1; task <= 3000; task++) {
            text.append("- [ ] 1.%d a\n".formatted(task));
        }
        text.append("## Phase 2: B\n");
        for (int task = 1; task <= 3000; task++) {
            text.append("- [ ] 2.%d b (depends: Phase 1)\n".formatted(task));
        }
        ReadResult result = readInTime(text.toString());

        assertThat(result.diagnostics()).hasSize(1);
        Diagnostic only = result.diagnostics().getFirst();
        assertThat(only.message()).contains("2000000");
        assertThat(only.hint()).contains("phases depend on phases");
    }

    @Test
    void whatAGroupStatesCountsForEachOfItsTasks() {
        StringBuilder text = new StringBuilder("## Phase 1: A\n");
        for (int task = 1; task <= 3000; task++) {
            text.append("- [ ] 1.%d a\n".formatted(task));
        }
        text.append("## Phase 2: B\n- [ ] 2.1 group (depends: Phase 1)\n");
        for (int task = 1; task <= 3000; task++) {
            text.append("  - [ ] 2.1.%d b (depends: 1.1)\n".formatted(task));
        }
        ReadResult result = readInTime(text.toString());

        assertThat(Plans.remarks(result)).containsExactly("3003:33 error bad-value");
        long dependencies = result.plan().orElseThrow().tasks().stream()
                .mapToLong(task -> task.dependencies().map(List::size).orElse(0))
                .sum();
        assertThat(dependencies).isLessThanOrEqualTo(2_000_000);
    }
}
