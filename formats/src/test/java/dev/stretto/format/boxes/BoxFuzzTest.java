package dev.stretto.format.boxes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.format.PlanReader;
import dev.stretto.format.PlanSource;
import dev.stretto.format.ReadResult;
import dev.stretto.format.kiro.KiroReader;
import dev.stretto.format.openspec.OpenSpecReader;
import dev.stretto.format.speckit.SpecKitReader;
import dev.stretto.plan.Diagnostic;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Texts put together at random from the pieces that the dialects know. */
class BoxFuzzTest {

    private static final int TEXTS = 1_000;

    private static final List<PlanReader> READERS =
            List.of(new SpecKitReader(), new KiroReader(), new OpenSpecReader());

    private static final List<String> PIECES = List.of(
            "- [ ] ",
            "* [x] ",
            "- [-] ",
            "- [ ]* ",
            "  - [ ] ",
            "\t- ",
            "1. ",
            "1.1 ",
            "1.1.1 ",
            "2.1 (P) ",
            "T001 ",
            "T002 [P] ",
            "[US1] ",
            "TXXX ",
            "TASK-003: ",
            "## ",
            "### ",
            "#### ",
            "Phase 1: ",
            "Phase 2",
            "1.1 Title",
            "Dependencies & Execution Order",
            "T001 depends on T002",
            "T002 → T001, T003",
            " before ",
            "(depends on T001)",
            "(depends on 1.1, 2",
            ")",
            "_Depends: 1.1, 2.1_",
            "**의존성**: TASK-001~9",
            "**Dependencies**: all tasks",
            "```",
            "`src/a.ts`",
            "src/b/{c,d}.py",
            "\n",
            "\n",
            "\n\n",
            "\r\n",
            "<!--",
            "-->",
            "> ",
            "    ",
            "---",
            "Total Tasks: 5",
            "| ",
            "😀",
            "✅",
            "[COMPLETED]",
            "**",
            "**Goal**: x",
            "words ",
            "\uD83D\uDE00",
            "第1阶段",
            "N");

    @Test
    void noTextMakesAReaderFailOrRemarkOutsideTheText() {
        long seed = Long.getLong("stretto.seed", 20_261_125L);
        Random random = new Random(seed);
        for (int round = 0; round < TEXTS; round++) {
            String text = text(random);
            for (PlanReader reader : READERS) {
                try {
                    check(reader, text);
                } catch (RuntimeException | AssertionError e) {
                    throw new AssertionError(
                            reader.format() + " failed in round " + round + "; repeat with -Dstretto.seed=" + seed
                                    + "\n" + text,
                            e);
                }
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("x");
        int pieces = 1 + random.nextInt(60);
        for (int piece = 0; piece < pieces; piece++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static void check(PlanReader reader, String text) {
        PlanSource source = BoxPlans.source("tasks.md", text);
        reader.recognise(source);
        ReadResult result = reader.read(source, BoxPlans.WITH_TICKS);
        for (Diagnostic diagnostic : result.diagnostics()) {
            assertThat(diagnostic.position().line()).isBetween(1, source.lineCount());
            assertThat(diagnostic.position().column())
                    .isBetween(1, source.line(diagnostic.position().line()).length() + 1);
        }
        assertThat(result.plan().isPresent() || result.hasErrors()).isTrue();
        BoxPlans.ticked(text, result.ticks().values());
    }

    @Test
    void manyTasksAreReadInOneGo() {
        StringBuilder text = new StringBuilder("## Phase 1: A\n\n");
        for (int task = 1; task <= 20_000; task++) {
            text.append("- [ ] T").append(task).append(" [P] Change src/a.ts, see T1\n");
        }
        ReadResult result = BoxPlans.read(new SpecKitReader(), text.toString());
        assertThat(result.plan().orElseThrow().tasks()).hasSize(20_000);
        assertThat(result.plan().orElseThrow().chains()).hasSize(1);
        assertThat(result.diagnostics()).hasSize(1);
    }
}
