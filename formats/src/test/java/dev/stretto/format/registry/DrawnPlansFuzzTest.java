package dev.stretto.format.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.stretto.format.PlanReader;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadOptions;
import dev.stretto.format.ReadResult;
import dev.stretto.format.batchsheet.BatchSheetReader;
import dev.stretto.format.strategydoc.StrategyDocumentReader;
import dev.stretto.format.stretto.StrettoReader;
import dev.stretto.plan.Position;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Drawings, graphs and tables changed at random: nothing crashes or hangs, and every place is in the text. Repeat a failure
 * with {@code -Dstretto.fuzz.seed=SEED -Dstretto.fuzz.inputs=1}.
 */
final class DrawnPlansFuzzTest {

    private static final List<PlanReader> READERS =
            List.of(new BatchSheetReader(), new StrategyDocumentReader(), new StrettoReader());

    private static final String DOCUMENT = """
            # Plan 日本

            ```mermaid
            graph TD
              A[Phase 1: Core] -->|then| B(Phase 2) & C{Phase 3}
              C -.soft.-> B; style A fill:red
              1.1 ==> 1.2 --> T3
            ```
            ## Phase 1: Core (2 tasks, Week 1-2)
            ```
            Batch 1.1: [P] One (2 tasks)
            ┌────────────────┐
            │ 1.1 One (1-2h) │ → Blocks all
            ├────────────────┤ || Can also run parallel
            │ [x] 1.2 Two    │ || with Batch 1.2
            └────────────────┘
            Batch 1.2: Two
            ┌────────────────┐
            │ T3 Three ✅    │ → Needs 1.1, Batch 1.1
            └────────────────┘
            ```
            ### Phase 1 Critical Path
            1.1 (2h) → T3 (1h) = 3 hours
            Total: 3 hours (1 hours saved vs 4 hours sequential) (~25% reduction)
            ## Phase 2: Rest (Day 3)
            - Day 1-2: Phase 2 - Open
            - [ ] 2.1-2.3 All
            **Depends on:** Phase 1
            ### Workstream 1: One
            - Day 1-3: Phase 3 - Do
            - [ ] Phase 3 complete
            ## Graph
            | Wave | Phases | Time Saved |
            |------|--------|------------|
            | 1 | 1, 2-3 | 2 hours |
            Phase 3 only depends on Phase 1, parallel with Phase 2.
            ```
            ┌─────────┐     ┌─────────┐
            │ Phase 1 │────►│ Phase 3 │
            └────┬────┘     └─────────┘
                 ▼
            ┌─────────┐
            │ Phase 2 │
            └─────────┘
            ```
            """;

    private static final List<String> PIECES = List.of(
            "┌",
            "─",
            "│",
            "┘",
            "┴",
            "▼",
            "→",
            "|",
            "||",
            "[",
            "]",
            "(",
            ")",
            "-->",
            "-.",
            "&",
            "=",
            "\n",
            "\r\n",
            "```\n",
            " ",
            "\t",
            "1.1",
            "Phase ",
            "Batch ",
            "Needs ",
            "- [ ] ",
            "Day 9",
            "#",
            "**",
            "%",
            "999999999",
            "✅",
            "\uFE0F",
            "🔄",
            "Wave",
            ";",
            "{",
            "\"");

    @Test
    void nothingCrashesAndEveryPlaceIsInTheText() {
        long first = Long.getLong("stretto.fuzz.seed", System.nanoTime());
        int inputs = Integer.getInteger("stretto.fuzz.inputs", 500);
        for (int run = 0; run < inputs; run++) {
            long seed = first + run;
            String text = mutated(new Random(seed));
            try {
                assertTimeoutPreemptively(Duration.ofSeconds(20), () -> check(text));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("repeat with -Dstretto.fuzz.seed=" + seed + " -Dstretto.fuzz.inputs=1", e);
            }
        }
    }

    private static String mutated(Random random) {
        StringBuilder text = new StringBuilder(DOCUMENT);
        int changes = 1 + random.nextInt(12);
        for (int change = 0; change < changes; change++) {
            int at = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), at + random.nextInt(30));
            switch (random.nextInt(3)) {
                case 0 -> text.delete(at, to);
                case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                default -> text.insert(random.nextInt(text.length() + 1), text.substring(at, to));
            }
        }
        return text.toString();
    }

    private static void check(String text) {
        Optional<PlanSource> loaded =
                PlanSource.of("plan.md", text.getBytes(StandardCharsets.UTF_8)).source();
        if (loaded.isEmpty()) {
            return;
        }
        PlanSource source = loaded.get();
        for (PlanReader reader : READERS) {
            reader.recognise(source);
            ReadResult result = reader.read(source, new ReadOptions(Optional.empty(), false, true));
            result.diagnostics().forEach(one -> assertInside(source, one.position()));
            result.statements().forEach(one -> assertInside(source, one.position()));
            result.ticks().values().forEach(tick -> tick.done().forEach(edit -> assertInside(source, edit.at())));
            result.plan().ifPresent(plan -> plan.tasks().forEach(task -> assertInside(source, task.position())));
        }
    }

    private static void assertInside(PlanSource source, Position position) {
        assertThat(position.line()).isBetween(1, source.lineCount());
        assertThat(position.column()).isBetween(1, source.line(position.line()).length() + 1);
    }
}
